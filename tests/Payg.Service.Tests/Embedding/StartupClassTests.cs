using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Payg.Billing;
using Payg.Metering.Settings;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Databases;
using Payg.Testing;
using Xunit;

namespace Payg.Service.Tests.Embedding;

/// <summary>Payg in an application whose services are added by a <c>Startup</c> class instead of a builder.</summary>
public abstract class StartupClassTests
{
    public sealed class OnSqlite : StartupClassTests
    {
        protected override Task<TestDatabase> NewDatabaseAsync() =>
            Task.FromResult<TestDatabase>(new SqliteTestDatabase());
    }

    public sealed class OnPostgres : StartupClassTests
    {
        protected override Task<TestDatabase> NewDatabaseAsync() => PostgresTestDatabase.CreateAsync();
    }

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    [Fact]
    public async Task Calls_OfAStartupClass_AreMeteredAndCharged()
    {
        await using var database = await NewDatabaseAsync();
        using var host = NewHostBuilder(database).Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        using var client = ServiceHost.NewClient(new Uri(address.Single()));
        await WaitUntilReadyAsync(client);

        using var anonymous = await client.GetAsync(new Uri("/translate", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        client.DefaultRequestHeaders.Add("X-User", "ann");
        for (var call = 0; call < 3; call++)
            Assert.Equal("hello ann", await client.GetStringAsync(new Uri("/translate", UriKind.Relative)));

        var cost = await client.GetFromJsonAsync<JsonElement>("/billing/cost");
        Assert.Equal("0.003", cost.GetProperty("total").GetProperty("amount").GetString());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Overrides_OfAFactory_Hold()
    {
        await using var database = await NewDatabaseAsync();
        var late = Path.Combine(database.Folder.FullName, "late");
        await using var factory = new Factory(NewHostBuilder(database), late);
        var client = factory.CreateClient();
        await WaitUntilReadyAsync(client);

        Assert.True(Directory.Exists(Path.Combine(late, "journal")));
        Assert.Equal("EUR", factory.Services.GetRequiredService<IOptions<PaygOptions>>().Value.Currency);
    }

    [Fact]
    public async Task Startup_InTheDocumentation_IsTheOneThatIsTestedHere()
    {
        var token = TestContext.Current.CancellationToken;
        var document = await File.ReadAllTextAsync(RepositoryFolder.PathOf("docs", "getting-started.md"), token);
        var source = await File.ReadAllTextAsync(
            RepositoryFolder.PathOf("tests", "Payg.Service.Tests", "Embedding", "Startup.cs"), token);

        var start = source.IndexOf("public class Startup", StringComparison.Ordinal);

        Assert.Contains("```csharp\n" + source[start..] + "```\n", document, StringComparison.Ordinal);
    }

    private static Task WaitUntilReadyAsync(HttpClient client) => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await client.GetAsync(new Uri("/billing/prices", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        },
        TimeSpan.FromSeconds(60),
        () => "The API is not ready.");

    private static IHostBuilder NewHostBuilder(TestDatabase database) => Host.CreateDefaultBuilder()
        .ConfigureLogging(logging => logging.ClearProviders())
        .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:Payg", database.Setting),
            new("Payg:DataDirectory", database.Folder.FullName),
        ]))
        .ConfigureServices(services => services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, OtherApi.HeaderHandler>("Header", null))
        .ConfigureWebHostDefaults(web => web.UseUrls("http://127.0.0.1:0").UseStartup<Startup>());

    private sealed class Factory(IHostBuilder host, string late) : WebApplicationFactory<StartupClassTests>
    {
        protected override IHostBuilder CreateHostBuilder() => host;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseContentRoot(AppContext.BaseDirectory);
            builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(
                [new("Payg:DataDirectory", late), new("Payg:Currency", "EUR")]));
        }
    }
}

/// <summary>How <c>AddPayg</c> on services may be called.</summary>
public sealed class AddPaygTests
{
    [Fact]
    public void AddPayg_WithTheSectionInsteadOfTheWhole_IsRefused()
    {
        var configuration = new ConfigurationBuilder().Build();

        var refusal = Assert.Throws<ArgumentException>(
            () => new ServiceCollection().AddPayg(configuration.GetSection("Payg")));

        Assert.Contains("whole configuration", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddPayg_CalledTwice_IsRefused()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddPayg();

        var refusal = Assert.Throws<InvalidOperationException>(() => builder.Services.AddPayg(builder.Configuration));

        Assert.Contains("AddPayg was called twice", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddPayg_BesideADataSourceOfTheApplication_LeavesItAlone()
    {
        await using var own = NpgsqlDataSource.Create("Host=own.example.com");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Payg", "Host=payg.example.com")]).Build();
        await using var provider = new ServiceCollection()
            .AddSingleton(own).AddPayg(configuration).BuildServiceProvider();

        Assert.Same(own, Assert.Single(provider.GetServices<NpgsqlDataSource>()));
    }

    [Fact]
    public async Task AddPayg_WithSettingsOfItsOwn_ReadsThoseAndTheirSecrets()
    {
        await using var database = new SqliteTestDatabase();
        await File.WriteAllTextAsync(
            Path.Combine(database.Folder.FullName, "Payg__MaxApiKeys"), "5", TestContext.Current.CancellationToken);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Payg:MaxApiKeys", "4"),
            new("Payg:Currency", "EUR"),
            new("Payg:SecretsDirectory", database.Folder.FullName),
        ]).Build();
        var services = new ServiceCollection().AddPayg(configuration);
        await using var provider = services.BuildServiceProvider();

        var payg = provider.GetRequiredService<IOptions<PaygOptions>>().Value;

        Assert.Equal((5, "EUR"), (payg.MaxApiKeys, payg.Currency));
        Assert.Equal(DatabaseKind.Sqlite, provider.GetRequiredService<DatabaseOptions>().Kind);
    }
}
