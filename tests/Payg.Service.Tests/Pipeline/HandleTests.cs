using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Payg.Metering;
using Payg.Metering.Measure;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>The handle of a call touches no other call, and its user stays until the request's very end.</summary>
public sealed class HandleTests
{
    [Fact]
    public async Task Handle_KeptAfterItsRequest_ThrowsAndChargesNobodyElse()
    {
        const int Rounds = 200;
        var kept = new ConcurrentQueue<IMeteringFeature>();
        var refused = 0;
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            app.MapGet("/keeps", (HttpContext context) =>
            {
                kept.Enqueue(context.Features.GetRequiredFeature<IMeteringFeature>());
                return "kept";
            }).Metered("paid");
            app.MapGet("/waits", async (HttpContext context) =>
            {
                while (kept.TryDequeue(out var stale))
                {
                    try
                    {
                        stale.Quantity = 1000;
                    }
                    catch (InvalidOperationException)
                    {
                        Interlocked.Increment(ref refused);
                    }
                }

                await Task.Yield();
                return "waited";
            }).Metered("paid");
        });

        await Task.WhenAll(
            Parallel.ForEachAsync(Enumerable.Range(0, Rounds), CallOf("/keeps", "ann")),
            Parallel.ForEachAsync(Enumerable.Range(0, Rounds), CallOf("/waits", "bob")));
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), CallOf("/waits", "bob"));

        var charged = await api.ChargedAsync();
        Assert.Contains($"bob paid {Rounds + 20}", charged);
        Assert.NotEqual(0, refused);

        Func<int, CancellationToken, ValueTask> CallOf(string path, string user) => async (_, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-User", user } } };
            using var answer = await api.Client.SendAsync(request, cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        };
    }

    [Fact]
    public async Task User_OfACall_IsTheCallersUntilTheRequestsEnd()
    {
        var seen = new ConcurrentDictionary<string, string?>(StringComparer.Ordinal);
        HttpContext? current = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => seen["stopped"] = NameOf(current),
        };
        ActivitySource.AddActivityListener(listener);
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                current = context;
                context.Response.OnCompleted(() =>
                {
                    seen["completed"] = NameOf(context);
                    return Task.CompletedTask;
                });
                return next(context);
            });
            app.UseRouting();
            app.UseAuthentication();
            app.UsePayg();
            app.MapGet("/paid", () => "paid").Metered("paid");
        });

        Assert.Equal(HttpStatusCode.OK, await api.StatusAsync("GET", "/paid", "ann"));

        await Eventually.TrueAsync(() => Task.FromResult(seen.Count == 2), TimeSpan.FromSeconds(30));
        Assert.Equal("ann", seen["completed"]);
        Assert.Equal("ann", seen["stopped"]);
    }

    private static string? NameOf(HttpContext? context) => context?.User.FindFirstValue("sub");
}
