using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>A metered endpoint answers only calls that were authenticated, admitted and counted.</summary>
public sealed class BypassTests
{
    private const string Body = "paid content";

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("head")]
    [InlineData("get")]
    [InlineData("HEAD")]
    [InlineData("BREW")]
    [InlineData("POST", "X-HTTP-Method-Override: HEAD")]
    [InlineData("POST", "X-HTTP-Method-Override: OPTIONS")]
    [InlineData("OPTIONS", "Origin: http://other.example", "Access-Control-Request-Method: GET")]
    public async Task Call_OfNobodyByAnyMethod_Is401(string method, params string[] headers)
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UseHttpMethodOverride();
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.Map("/paid", () => Body).Metered("paid");
        });

        using var answer = await api.SendAsync(method, "/paid", null, headers);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain(Body, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await api.ChargedAsync());
    }

    [Theory]
    [InlineData("OPTIONS", 1)]
    [InlineData("head", 1)]
    [InlineData("HEAD", 0)]
    [InlineData("BREW", 1)]
    [InlineData("POST", 1, "X-HTTP-Method-Override: HEAD")]
    [InlineData("OPTIONS", 1, "Origin: http://other.example", "Access-Control-Request-Method: GET")]
    public async Task Call_ByAnyMethodButHead_IsCounted(string method, int counted, params string[] headers)
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UseHttpMethodOverride();
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.Map("/paid", () => Body).Metered("paid");
        });

        using var answer = await api.SendAsync(method, "/paid", "ann", headers);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(counted == 0 ? [] : [$"ann paid {counted}"], await api.ChargedAsync());
        Assert.Equal(counted == 0 ? "" : Body, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/short")]
    [InlineData("/before")]
    [InlineData("/elsewhere/paid")]
    public async Task Call_ThatDoesNotPassTheMetering_Fails(string path)
    {
        var ran = 0;
        string Paid()
        {
            ran++;
            return Body;
        }

        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UseRouting();
            app.UseAuthentication();
            app.MapGet("/before", Paid).Metered("paid");
            app.MapGet("/short", Paid).Metered("paid").ShortCircuit();
            app.MapWhen(
                context => context.Request.Path == "/before",
                branch => branch.UseEndpoints(_ => { }));
            app.Map("/elsewhere", branch =>
            {
                branch.UseRouting();
                branch.UseEndpoints(endpoints => endpoints.MapGet("/paid", Paid).Metered("paid"));
            });
            app.UseWhen(context => context.Request.Path == "/metered", branch => branch.UsePayg());
        });

        using var answer = await api.SendAsync("GET", path, "ann");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(0, ran);
        Assert.Contains("app.UsePayg()", api.Log.ToString(), StringComparison.Ordinal);
        Assert.Empty(await api.ChargedAsync());
    }

    [Fact]
    public async Task Call_AnsweredByACacheBeforeTheMetering_Fails()
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UseRouting();
            app.Use(async (context, next) =>
            {
                if (context.Request.Headers.ContainsKey("X-Cached"))
                    await context.Response.WriteAsync(Body);
                else
                    await next(context);
            });
            app.UseAuthentication();
            app.UsePayg();
            app.MapGet("/paid", () => Body).Metered("paid");
        });

        using var answer = await api.SendAsync("GET", "/paid", null, "X-Cached: yes");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain(Body, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThroughTheMeteringTwice_IsCountedOnce()
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.UsePayg();
            app.MapGet("/paid", () => Body).Metered("paid");
        });

        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync("GET", "/paid", "ann"));

        Assert.Equal(["ann paid 1"], await api.ChargedAsync());
    }

    [Theory]
    [InlineData("/missing", HttpStatusCode.NotFound, "")]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "")]
    [InlineData("/again", HttpStatusCode.OK, "ann other 1")]
    public async Task Call_ReExecuted_IsCountedOnceAtMost(string path, HttpStatusCode status, string charged)
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UseExceptionHandler("/paid");
            app.UseStatusCodePagesWithReExecute("/paid");
            app.Use(async (context, next) =>
            {
                await next(context);
                if (context.Request.Path == "/again" && !context.Response.HasStarted)
                {
                    context.SetEndpoint(null);
                    context.Request.Path = "/other";
                    context.Response.StatusCode = StatusCodes.Status200OK;
                    await next(context);
                }
            });
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.Map("/paid", () => Body).Metered("paid");
            app.Map("/other", () => Body).Metered("other");
            app.MapGet("/again", (HttpContext context) => { context.Response.StatusCode = 418; }).Metered("paid");
            app.MapGet("/missing", () => Results.NotFound()).Metered("paid");
            app.MapGet("/broken", string () => throw new InvalidOperationException("broken")).Metered("paid");
        });

        Assert.Equal(status, await api.StatusAsync("GET", path, "ann"));

        Assert.Equal(charged.Length == 0 ? [] : [charged], await api.ChargedAsync());
    }

    [Fact]
    public async Task Preflight_AnsweredByCors_NeedsNoTokenAndIsFree()
    {
        await using var api = await HostedApi.StartAsync(
            app =>
            {
                app.UseRouting();
                app.UseAuthentication();
                app.UsePayg();
                app.UseCors();
                app.Map("/paid", () => Body).Metered("paid").RequireCors("all");
            },
            builder => builder.Services.AddCors(cors => cors.AddPolicy("all", policy => policy.AllowAnyOrigin())));

        using var answer = await api.SendAsync(
            "OPTIONS", "/paid", null, "Origin: http://other.example", "Access-Control-Request-Method: GET");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Empty(await api.ChargedAsync());
    }
}
