using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Payg.Metering;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>What is charged at each point at which a client can leave and an answer can fail.</summary>
public abstract class FailureTests(Func<Task<TestDatabase>> newDatabase)
{
    public sealed class OnSqlite() : FailureTests(MigratedDatabases.NewSqliteAsync);

    public sealed class OnPostgres() : FailureTests(MigratedDatabases.NewPostgresAsync);

    [Fact]
    public async Task Client_GoneBeforeTheFirstByte_IsNotCharged()
    {
        var left = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        await using var api = await StartAsync(app =>
        {
            app.UsePayg();
            app.MapGet("/paid", async (HttpContext context) =>
            {
                left.TrySetResult();
                await WaitUntilGoneAsync(context);
                await context.Response.WriteAsync("too late", CancellationToken.None);
                answered.TrySetResult();
            }).Metered("paid");
        });

        using (var client = await ConnectAsync(api, "/paid"))
            await left.Task;
        await answered.Task;

        Assert.Empty(await api.ChargedAsync());
    }

    [Fact]
    public async Task Client_GoneAmidTheBody_IsCharged()
    {
        var gone = new TaskCompletionSource();
        await using var api = await StartAsync(app =>
        {
            app.UsePayg();
            app.MapGet("/paid", async (HttpContext context) =>
            {
                await context.Response.WriteAsync("first");
                await WaitUntilGoneAsync(context);
                gone.TrySetResult();
            }).Metered("paid");
        });

        using (var client = await ConnectAsync(api, "/paid"))
            Assert.NotEqual(0, await client.GetStream().ReadAsync(new byte[1024]));
        await gone.Task;

        Assert.Equal(["ann paid 1"], await api.ChargedAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Http2Client_ThatResetsItsStream_IsChargedOnlyAfterTheFirstByte(bool hasStarted)
    {
        var running = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var api = await StartAsync(app =>
        {
            app.UsePayg();
            app.MapGet("/paid", async (HttpContext context) =>
            {
                if (hasStarted)
                    await context.Response.WriteAsync("first");
                running.TrySetResult();
                await WaitUntilGoneAsync(context);
                try
                {
                    await context.Response.WriteAsync("too late", CancellationToken.None);
                }
                finally
                {
                    ended.TrySetResult();
                }
            }).Metered("paid");
        });

        using var client = ServiceHost.NewClient(api.Http2Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/paid")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { "X-User", "ann" } },
        };
        using var left = new CancellationTokenSource();
        var call = client.SendAsync(request, left.Token);
        await running.Task;
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await ended.Task;

        Assert.Equal(hasStarted ? ["ann paid 1"] : [], await api.ChargedAsync());
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("says500")]
    public async Task Answer_ThatAnOuterOnStartingFails_IsNotCharged(string fault)
    {
        await using var api = await StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (fault is "throws")
                        throw new InvalidOperationException("The outer callback failed.");
                    context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                    return Task.CompletedTask;
                });
                return next(context);
            });
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.MapGet("/paid", () => "paid").Metered("paid");
        });

        Assert.Equal(HttpStatusCode.InternalServerError, await api.StatusAsync("GET", "/paid", "ann"));

        Assert.Empty(await api.ChargedAsync());
    }

    [Fact]
    public async Task Answer_ShorterThanItsLength_IsNotCharged()
    {
        await using var api = await StartAsync(app =>
        {
            app.UsePayg();
            app.MapGet("/paid", (HttpContext context) => { context.Response.ContentLength = 10; }).Metered("paid");
        });

        Assert.Equal(HttpStatusCode.InternalServerError, await api.StatusAsync("GET", "/paid", "ann"));

        Assert.Empty(await api.ChargedAsync());
    }

    [Fact]
    public async Task Handler_ThatThrewBehindAnErrorPageOf200_IsNotCharged()
    {
        await using var api = await StartAsync(app =>
        {
            app.UseExceptionHandler(error => error.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status200OK;
                return context.Response.WriteAsync("{\"error\":true}");
            }));
            app.UsePayg();
            app.MapGet("/paid", string () => throw new InvalidOperationException("broken")).Metered("paid");
        });

        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync("GET", "/paid", "ann"));

        Assert.Empty(await api.ChargedAsync());
    }

    private static async Task WaitUntilGoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task<HostedApi> StartAsync(Action<WebApplication> use) =>
        await HostedApi.StartAsync(use, database: await newDatabase());

    private static async Task<TcpClient> ConnectAsync(HostedApi api, string path)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, api.Address.Port);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a\r\nX-User: ann\r\n\r\n"));
        return client;
    }
}
