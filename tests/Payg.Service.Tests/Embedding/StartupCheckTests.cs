using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Payg.Billing;
using Payg.Metering;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Embedding;

/// <summary>An API into which Payg was put in a way in which it cannot work: it says so and does not start.</summary>
public sealed class StartupCheckTests : IAsyncDisposable
{
    private readonly SqliteTestDatabase _database = new();

    [Fact]
    public async Task UsePayg_WithoutAddPayg_NamesIt()
    {
        await using var app = OtherApi.NewBuilder(_database).Build();

        Assert.Contains("builder.AddPayg()", Assert.Throws<InvalidOperationException>(() => app.UsePayg()).Message,
            StringComparison.Ordinal);
        Assert.Contains("builder.AddPayg()",
            Assert.Throws<InvalidOperationException>(() => app.MapPayg("/billing")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MapPayg_CalledTwice_IsRefused()
    {
        var builder = OtherApi.NewBuilder(_database);
        builder.AddPayg();
        await using var app = builder.Build();
        app.MapPayg("/billing");

        var refusal = Assert.Throws<InvalidOperationException>(() => app.MapPayg("/again"));

        Assert.Contains("app.MapPayg() was called twice", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MapPayg_BesideEndpointsOfTheSameNames_CollidesWithNone()
    {
        var builder = OtherApi.NewBuilder(_database);
        builder.AddPayg();
        await using var app = builder.Build();
        app.UsePayg();
        app.MapPayg("/billing");
        string[] names = ["usage", "list_keys", "create_key", "revoke_key", "list_limits", "list_prices"];
        foreach (var name in names)
            app.MapGet($"/own/{name}", () => name).WithName(name);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = ServiceHost.NewClient(new Uri(app.Urls.Single()));

        foreach (var name in names)
        {
            var path = new Uri($"/own/{name}", UriKind.Relative);
            Assert.Equal(name, await client.GetStringAsync(path, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task MeteredEndpoint_WithoutUsePayg_NamesBoth()
    {
        var message = await FailureAsync<InvalidOperationException>(
            builder => builder.AddPayg(),
            app => app.MapGet("/translate", () => "").Metered("translate"));

        Assert.Contains("/translate", message, StringComparison.Ordinal);
        Assert.Contains("app.UsePayg()", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsePayg_BeforeUseRouting_IsRefused()
    {
        var message = await FailureAsync<InvalidOperationException>(
            builder => builder.AddPayg(),
            app =>
            {
                app.UsePayg();
                app.UseRouting();
                app.MapGet("/translate", () => "").Metered("translate");
            });

        Assert.Contains("app.UseRouting()", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page", "0.001")]
    [InlineData("call", "0.002")]
    public async Task MeteredEndpoints_ThatDeclareOneMeterDifferently_AreBothNamed(string unit, string price)
    {
        var message = await FailureAsync<InvalidOperationException>(
            builder => builder.AddPayg(),
            app =>
            {
                app.UsePayg();
                app.MapGet("/first", () => "").Metered("shared");
                app.MapGet("/second", () => "").Metered("shared", unit, price);
            });

        Assert.Contains("/first", message, StringComparison.Ordinal);
        Assert.Contains("/second", message, StringComparison.Ordinal);
        Assert.Contains("'shared'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomerClaim_WithoutAuthentication_IsRefused()
    {
        var message = await FailureAsync<InvalidSettingException>(
            builder => builder.AddPayg(payg => payg.CustomerClaim = "sub"), app => app.UsePayg());

        Assert.Contains("AddAuthentication", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomerClaim_WithTwoSchemesAndNoDefault_IsRefused()
    {
        var message = await FailureAsync<InvalidOperationException>(
            builder =>
            {
                AddScheme(builder.Services.AddAuthentication(), "One");
                AddScheme(builder.Services.AddAuthentication(), "Two");
                builder.AddPayg(payg => payg.CustomerClaim = "sub");
            },
            app => app.UsePayg());

        Assert.Contains("default", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomerClaim_WithUseAuthenticationAfterUsePayg_IsRefused()
    {
        var message = await FailureAsync<InvalidOperationException>(
            builder =>
            {
                AddScheme(builder.Services.AddAuthentication(), "One");
                builder.AddPayg(payg => payg.CustomerClaim = "sub");
            },
            app =>
            {
                app.UsePayg();
                app.UseAuthentication();
            });

        Assert.Contains("app.UseAuthentication()", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipeline_InTheRightOrder_Starts()
    {
        var builder = OtherApi.NewBuilder(_database);
        AddScheme(builder.Services.AddAuthentication(), "One");
        builder.AddPayg(payg => payg.CustomerClaim = "sub");
        await using var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UsePayg();
        app.MapGet("/translate", () => "").Metered("translate");

        await app.StartAsync(TestContext.Current.CancellationToken);

        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static void AddScheme(AuthenticationBuilder authentication, string name) =>
        authentication.AddScheme<AuthenticationSchemeOptions, OtherApi.HeaderHandler>(name, null);

    private async Task<string> FailureAsync<TException>(
        Action<WebApplicationBuilder> add, Action<WebApplication> use)
        where TException : Exception
    {
        var builder = OtherApi.NewBuilder(_database);
        add(builder);
        await using var app = builder.Build();
        use(app);
        var failure = await Assert.ThrowsAsync<TException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        return failure.Message;
    }
}
