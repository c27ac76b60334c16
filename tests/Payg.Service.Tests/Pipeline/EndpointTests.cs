using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Payg.Billing;
using Payg.Metering;
using Payg.Metering.Measure;
using Payg.Service.Tests.Embedding;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>Which endpoints are metered, and when their meters are bound.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Endpoint_AddedWhileTheApiRuns_IsMeteredSoon()
    {
        var source = new ReloadingSource();
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            ((IEndpointRouteBuilder)app).DataSources.Add(source);
        });

        source.Add("/late", new MeteredAttribute("late"));

        await Eventually.TrueAsync(
            async () => await api.StatusAsync("GET", "/late", "ann") == HttpStatusCode.OK,
            TimeSpan.FromSeconds(30),
            () => "The endpoint is not served.");
        Assert.Equal(["ann late 1"], await api.ChargedAsync());
    }

    [Fact]
    public async Task Endpoint_AddedWithAConflict_IsNotServedAndHarmsNoOther()
    {
        var source = new ReloadingSource();
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            ((IEndpointRouteBuilder)app).DataSources.Add(source);
            app.Map("/paid", () => "paid").Metered("paid");
        });

        source.Add("/late", new MeteredAttribute("late"));
        source.Add("/other", new MeteredAttribute("late") { Unit = "page" });

        await Eventually.TrueAsync(
            () => Task.FromResult(api.Log.ToString().Contains("share the meter 'late'", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await api.StatusAsync("GET", "/other", "ann"));
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync("GET", "/paid", "ann"));
        Assert.Equal(["ann paid 1"], await api.ChargedAsync());
    }

    [Theory]
    [InlineData("/group/free")]
    [InlineData("/group/attribute")]
    [InlineData("/free-group/paid")]
    public async Task Endpoint_Exempted_IsServedToAnybodyFree(string path)
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            var group = app.MapGroup("/group").Metered("paid");
            group.MapGet("/paid", () => "paid");
            group.MapGet("/free", () => "free").DisableMetering();
            group.MapGet("/attribute", [DisableMetering] () => "free");
            app.MapGroup("/free-group").DisableMetering().MapGet("/paid", () => "free").Metered("paid");
        });

        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync("GET", path, null));
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync("GET", path, "ann"));
        Assert.Equal(HttpStatusCode.Unauthorized, await api.StatusAsync("GET", "/group/paid", null));
        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync("GET", "/group/paid", "ann"));

        Assert.Equal(["ann paid 1"], await api.ChargedAsync());
    }

    [Fact]
    public async Task Endpoint_OnTheTestServer_IsGuardedAndSettledAlike()
    {
        await using var database = await MigratedDatabases.NewSqliteAsync();
        var builder = OtherApi.NewBuilder(database);
        builder.WebHost.UseTestServer();
        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, OtherApi.HeaderHandler>("Header", null);
        builder.AddPayg(payg => payg.CustomerClaim = "sub");
        await using var app = builder.Build();
        app.UsePayg();
        app.MapPayg("/billing");
        app.MapGet("/paid", (HttpContext context, int status) => Results.Text("paid", statusCode: status))
            .Metered("paid");
        app.MapGet("/short", () => "paid").Metered("paid").ShortCircuit();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("X-User", "ann");
        await Eventually.TrueAsync(
            async () => (await client.GetAsync("/billing/prices")).IsSuccessStatusCode, TimeSpan.FromSeconds(60));

        using var paid = await client.GetAsync("/paid?status=200");
        using var failed = await client.GetAsync("/paid?status=500");
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("/short"));

        using var cost = await client.GetAsync("/billing/cost");
        Assert.Equal("0.001", (await cost.JsonAsync()).GetProperty("total").Text("amount"));
    }

    /// <summary>Endpoints that come while the application runs, as those of a gateway's routes.</summary>
    private sealed class ReloadingSource : EndpointDataSource, IDisposable
    {
        private readonly List<Endpoint> _endpoints = [];
        private CancellationTokenSource _changed = new();

        public override IReadOnlyList<Endpoint> Endpoints => [.. _endpoints];

        public override IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

        public void Add(string path, MeteredAttribute metered)
        {
            _endpoints.Add(new RouteEndpoint(
                context => context.Response.WriteAsync("late"), RoutePatternFactory.Parse(path), order: 0,
                new EndpointMetadataCollection(metered), path));
            var before = _changed;
            _changed = new CancellationTokenSource();
            before.Cancel();
        }

        public void Dispose() => _changed.Dispose();
    }
}
