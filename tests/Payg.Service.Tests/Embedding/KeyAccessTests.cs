using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Payg.Billing;
using Payg.Metering;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Pipeline;
using Xunit;

namespace Payg.Service.Tests.Embedding;

/// <summary>API keys beside the application's own authentication and authorization.</summary>
public sealed class KeyAccessTests
{
    [Theory]
    [InlineData("documented")]
    [InlineData("implicit")]
    [InlineData("after authorization")]
    public async Task Key_OnAMeteredEndpointThatRequiresAUser_IsServedWithTheSameClaims(string order)
    {
        await using var api = await StartAsync(app =>
        {
            if (order is not "implicit")
            {
                app.UseRouting();
                app.UseAuthentication();
            }

            if (order is "after authorization")
                app.UseAuthorization();
            app.UsePayg();
            if (order is "documented")
                app.UseAuthorization();
        });
        var key = await NewKeyAsync(api, "ann");

        using var byKey = await SendAsync(api, "/paid", key);
        using var byUser = new HttpRequestMessage(HttpMethod.Get, "/paid") { Headers = { { "X-User", "ann" } } };
        using var loggedIn = await api.Client.SendAsync(byUser);

        Assert.Equal("ann ann", await loggedIn.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, byKey.StatusCode);
        Assert.Equal("ann ann", await byKey.Content.ReadAsStringAsync());
        Assert.Equal(["ann paid 2"], await api.ChargedAsync());
    }

    [Fact]
    public async Task Key_OnAnEndpointOfTheApplicationsOwn_IsNoUser()
    {
        await using var api = await StartAsync(app => app.UsePayg());
        var key = await NewKeyAsync(api, "ann");

        using var answer = await SendAsync(api, "/own", key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Key_OfACustomerWithALongName_HasNoCutName()
    {
        await using var api = await StartAsync(app => app.UsePayg());
        var key = await NewKeyAsync(api, new string('x', 256));

        using var answer = await SendAsync(api, "/paid", key);

        Assert.StartsWith(" claim:", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_WhereTheApplicationRequiresAUserByDefault_AreForEverybody()
    {
        await using var api = await StartAsync(app => app.UsePayg(), requireUser: true);

        using var prices = await api.Client.GetAsync("/billing/prices");
        using var cost = await api.Client.GetAsync("/billing/cost");

        Assert.Equal(HttpStatusCode.OK, prices.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, cost.StatusCode);
    }

    private static Task<HostedApi> StartAsync(Action<WebApplication> use, bool requireUser = false) =>
        HostedApi.StartAsync(
            app =>
            {
                use(app);
                app.MapPayg("/billing");
                app.MapGet("/paid", (ClaimsPrincipal user) => $"{user.FindFirstValue("sub")} {user.Identity!.Name}")
                    .Metered("paid").RequireAuthorization();
                app.MapGet("/own", () => "own").RequireAuthorization();
            },
            builder => builder.Services.AddAuthorization(options => options.FallbackPolicy = requireUser
                ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
                : null));

    private static async Task<string> NewKeyAsync(HostedApi api, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/billing/keys")
        {
            Headers = { { "X-User", user } },
            Content = JsonContent.Create(new { name = "program" }),
        };
        using var made = await api.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.JsonAsync()).Text("key");
    }

    private static async Task<HttpResponseMessage> SendAsync(HostedApi api, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await api.Client.SendAsync(request);
    }
}
