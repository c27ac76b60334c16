using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Payg.Http.Errors;
using Payg.Service.Startup;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Health;

internal static class HealthExtensions
{
    private static readonly TimeSpan s_databaseTimeout = TimeSpan.FromSeconds(2);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SharedHealth>();
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database", timeout: s_databaseTimeout);
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", Live).WithName("health_live").WithSummary("Check liveness")
            .WithDescription("Whether the process responds.");
        health.MapGet("/ready", ReadyAsync).WithName("health_ready")
            .WithSummary("Check readiness")
            .WithDescription("Whether the service is ready: the database is migrated and available.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<HealthResponse> Live() => TypedResults.Ok(new HealthResponse("ok"));

    private static async Task<Results<Ok<HealthResponse>, ProblemHttpResult>> ReadyAsync(
        SharedHealth health,
        DatabaseReadiness readiness,
        ShutdownDelay shutdown,
        CancellationToken cancellationToken)
    {
        // At once, without asking the database: a load balancer that waited would go on sending.
        if (shutdown.HasBegun)
            return NotReady("The service is about to end: send requests to other nodes.");

        // Not from a check that is shared for a while: the end of a start is known the moment it comes.
        if (!readiness.IsReady)
            return NotReady("The database is being prepared.");

        var report = await health.CheckAsync().WaitAsync(cancellationToken);
        return report.Status == HealthStatus.Healthy
            ? TypedResults.Ok(new HealthResponse("ready"))
            : NotReady(string.Join(' ', report.Entries.Values.Select(entry => entry.Description)));
    }

    private static ProblemHttpResult NotReady(string reason) =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, "not_ready", reason);
}

/// <summary>What a probe answers.</summary>
/// <param name="Status">Ok or ready.</param>
internal sealed record HealthResponse(string Status);

/// <summary>
/// Checks the service's health once for all who ask at the same time or within half a second: nobody needs a token to
/// ask. Thread-safe.
/// </summary>
internal sealed class SharedHealth(HealthCheckService checks, TimeProvider clock)
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private Task<HealthReport>? _check;
    private long _startedAt;

    public Task<HealthReport> CheckAsync()
    {
        lock (_gate)
        {
            if (_check is null || (_check.IsCompleted && clock.GetElapsedTime(_startedAt) >= s_maxAge))
            {
                _startedAt = clock.GetTimestamp();
                _check = checks.CheckHealthAsync(CancellationToken.None);
            }

            return _check;
        }
    }
}

internal sealed class DatabaseHealthCheck(PaygContext context) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext healthCheck, CancellationToken cancellationToken = default) =>
        await context.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}
