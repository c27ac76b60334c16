using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payg.Billing;
using Payg.Metering.Settings;
using Payg.Service.Tests.Embedding;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Settings;

/// <summary>Where the settings of an API with Payg come from, and which source wins.</summary>
public sealed class SettingSourceTests : IAsyncDisposable
{
    private const string Directory = "Payg:DataDirectory";
    private readonly SqliteTestDatabase _database = new();

    public static TheoryData<string> Ways { get; } = ["source", "indexer", "host", "options", "delegate", "secret"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Setting_ChangedAfterAddPayg_Holds(string way)
    {
        var builder = OtherApi.NewBuilder(_database);
        var late = PathOf("late");
        builder.AddPayg(payg =>
        {
            if (way is "delegate")
                payg.DataDirectory = late;
        });
        Change(builder, way, late);
        await using var app = builder.Build();

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.True(System.IO.Directory.Exists(Path.Combine(late, "journal")));
        Assert.False(System.IO.Directory.Exists(PathOf("journal")));
        Assert.Contains(
            late, app.Services.GetRequiredService<DatabaseOptions>().ConnectionString, StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AddPayg_BeforeTheApplicationIsBuilt_ReadsNoSetting()
    {
        var builder = OtherApi.NewBuilder(_database);
        var spy = new Spy();
        ((IConfigurationBuilder)builder.Configuration).Add(spy);
        spy.Names.Clear();

        builder.AddPayg(payg => payg.MaxApiKeys = 3);
        Assert.DoesNotContain(spy.Names, IsOurs);

        await using var app = builder.Build();
        Assert.DoesNotContain(spy.Names, IsOurs);
        _ = app.Services.GetRequiredService<DatabaseOptions>();
        Assert.Contains("ConnectionStrings:Payg", spy.Names);

        // The folder of secrets is looked up at each read of any setting, so that a later source may name another.
        static bool IsOurs(string name) =>
            (name.StartsWith("Payg", StringComparison.OrdinalIgnoreCase) && name is not "Payg:SecretsDirectory")
            || name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void SecretFile_BesideASourceBeforeAndOneAfterIt_WinsOverTheFirstAlone()
    {
        WriteSecret("first", "Payg__MaxApiKeys", "1");
        WriteSecret("first", "Payg__Currency", "CHF");
        var builder = OtherApi.NewBuilder(_database);
        builder.Configuration["Payg:SecretsDirectory"] = PathOf("first");
        builder.Configuration["Payg:MaxApiKeys"] = "2";
        builder.Configuration["Payg:Currency"] = "JPY";
        builder.AddPayg();
        builder.Configuration.AddInMemoryCollection([new("Payg:Currency", "EUR")]);
        using var app = (IDisposable)builder.Build();

        var payg = ((WebApplication)app).Services.GetRequiredService<IOptions<PaygOptions>>().Value;

        Assert.Equal(1, payg.MaxApiKeys);
        Assert.Equal("EUR", payg.Currency);
    }

    [Fact]
    public void SecretsDirectory_NamedAnew_LeavesNothingOfTheFirst()
    {
        WriteSecret("first", "Payg__MaxApiKeys", "1");
        WriteSecret("second", "Payg__Currency", "CHF");
        var builder = OtherApi.NewBuilder(_database);
        builder.Configuration["Payg:SecretsDirectory"] = PathOf("first");
        builder.AddPayg();
        Assert.Equal("1", builder.Configuration["Payg:MaxApiKeys"]);
        builder.Configuration.AddInMemoryCollection([new("Payg:SecretsDirectory", PathOf("second"))]);
        using var app = (IDisposable)builder.Build();

        var payg = ((WebApplication)app).Services.GetRequiredService<IOptions<PaygOptions>>().Value;

        Assert.Equal((PaygOptions.DefaultMaxApiKeys, "CHF"), (payg.MaxApiKeys, payg.Currency));
    }

    [Fact]
    public void SecretFile_OfAnotherSetting_IsInTheApplicationsConfiguration()
    {
        WriteSecret("first", "Other__Password", "geheim");
        var builder = OtherApi.NewBuilder(_database);
        builder.AddPayg();
        builder.Configuration.AddInMemoryCollection([new("Payg:SecretsDirectory", PathOf("first"))]);

        Assert.Equal("geheim", builder.Configuration["Other:Password"]);
        Assert.Equal("Password", Assert.Single(builder.Configuration.GetSection("Other").GetChildren()).Key);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private void Change(WebApplicationBuilder builder, string way, string late)
    {
        switch (way)
        {
            case "source":
                builder.Configuration.AddInMemoryCollection([new(Directory, late)]);
                break;
            case "indexer":
                builder.Configuration[Directory] = late;
                break;
            case "host":
                builder.WebHost.UseSetting(Directory, late);
                break;
            case "options":
                builder.Services.Configure<PaygOptions>(payg => payg.DataDirectory = late);
                break;
            case "secret":
                WriteSecret("secrets", "Payg__DataDirectory", late);
                builder.Configuration["Payg:SecretsDirectory"] = PathOf("secrets");
                break;
            default:
                break;
        }
    }

    private void WriteSecret(string folder, string name, string value) => File.WriteAllText(
        Path.Combine(System.IO.Directory.CreateDirectory(PathOf(folder)).FullName, name), value);

    private string PathOf(string name) => Path.Combine(_database.Folder.FullName, name);

    /// <summary>A source without settings that notes what it is asked for.</summary>
    private sealed class Spy : ConfigurationProvider, IConfigurationSource
    {
        public List<string> Names { get; } = [];

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            Names.Add(key);
            value = null;
            return false;
        }

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            Names.Add(parentPath ?? "");
            return earlierKeys;
        }
    }
}
