using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Http.Errors;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Limits;

namespace Payg.Metering.Pipeline;

/// <summary>
/// Logs refused requests (401, 403, 429) as sums: one line for each caller, route, address and status, every ten
/// seconds and at the end. At most <see cref="MaxSums"/> lines and one for the rest, however many requests are refused.
/// Thread-safe.
/// </summary>
internal sealed class RefusalLog(TokenAuthenticator tokens, TimeProvider clock, ILogger<RefusalLog> logger)
    : BackgroundService, IRefusalObserver
{
    public const int MaxSums = 20;

    private const string NoToken = "none";
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<RefusedRequest, long> _sums = [];
    private long _others;

    /// <summary>Counts a refusal; other statuses are not counted.</summary>
    public void Refused(HttpContext context, int status)
    {
        if (status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
            or StatusCodes.Status429TooManyRequests))
        {
            return;
        }

        var refused = new RefusedRequest(
            status,
            context.Request.Method is { Length: <= 16 } method ? method : "another method",
            RouteOf(context),
            tokens.Known(context.Request)?.Credential.TokenId,
            ClientAddress.Of(context));
        lock (_gate)
        {
            if (_sums.TryGetValue(refused, out var count) || _sums.Count < MaxSums)
                _sums[refused] = count + 1;
            else
                _others++;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    internal void Write()
    {
        KeyValuePair<RefusedRequest, long>[] sums;
        long others;
        lock (_gate)
        {
            sums = [.. _sums];
            others = _others;
            _sums.Clear();
            _others = 0;
        }

        foreach (var ((status, method, route, token, address), count) in sums)
        {
            logger.Refused(
                count, status, method, route, token?.ToString(null, CultureInfo.InvariantCulture) ?? NoToken, address);
        }

        if (others > 0)
            logger.RefusedMore(others);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Write();
    }

    /// <summary>The endpoint's route, so that a path that someone chose is not in the log.</summary>
    private static string RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint
            ? $"/{endpoint.RoutePattern.RawText?.Trim('/')}"
            : "an unknown route";

    private readonly record struct RefusedRequest(int Status, string Method, string Route, Guid? Token, string Address);
}
