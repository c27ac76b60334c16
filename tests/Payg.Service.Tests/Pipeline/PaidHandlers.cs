using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.SignalR;
using Payg.Metering.Measure;
using Payg.Service.Tests.Pipeline;

[assembly: RazorCompiledItem(typeof(PaidPage), "mvc.1.0.razor-page", "/Pages/Paid.cshtml")]

namespace Payg.Service.Tests.Pipeline;

/// <summary>What is paid for.</summary>
internal static class Paid
{
    /// <summary>The body of every served call.</summary>
    public const string Content = "paid content";

    /// <summary>Accepts a WebSocket and closes it.</summary>
    public static async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.CloseOutputAsync(
            WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }
}

/// <summary>A controller whose action takes any method.</summary>
[ApiController]
[Metered("paid")]
public sealed class PaidController : ControllerBase
{
    /// <summary>Charged.</summary>
    [Route("/controller/paid")]
    public string Call() => Paid.Content;

    /// <summary>Exempt.</summary>
    [Route("/controller/free")]
    [DisableMetering]
    public string Exempt() => Paid.Content;
}

/// <summary>The model of a Razor page.</summary>
[Metered("paid")]
[IgnoreAntiforgeryToken]
public sealed class PaidModel : PageModel;

/// <summary>A Razor page, as its compiler would write it.</summary>
public sealed class PaidPage : Page
{
    /// <summary>Its model.</summary>
    public PaidModel Model => (PaidModel)ViewContext.ViewData.Model!;

    public override Task ExecuteAsync()
    {
        WriteLiteral(Paid.Content);
        return Task.CompletedTask;
    }
}

/// <summary>A SignalR hub.</summary>
public sealed class PaidHub : Hub;

/// <summary>Keeps every answer for everybody, as a cache does that was set up without thinking of who asks.</summary>
internal sealed class CacheForEverybody : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }
}
