using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Audit;

/// <summary>Writes log-ins that failed into the audit log: every ten seconds, and at the end.</summary>
internal sealed partial class FailedLoginWriter(
    IServiceScopeFactory scopes,
    FailedLogins failures,
    DatabaseReadiness readiness,
    TimeProvider clock,
    ILogger<FailedLoginWriter> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <summary>What cannot be written, or not in time, is reported in the log instead.</summary>
    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (!readiness.IsReady || failures.Take() is not { Count: > 0 } sums)
            return;

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var audit = scope.ServiceProvider.GetRequiredService<AuditLog>();
            foreach (var (login, attempts) in sums)
                audit.Add(login, attempts);
            await scope.ServiceProvider.GetRequiredService<PaygContext>().SaveChangesAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            WriteFailed(sums.Sum(sum => sum.Attempts), exception.GetBaseException().Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAsync(stoppingToken);
    }

    [LoggerMessage(EventId = 2501, Level = LogLevel.Warning,
        Message = "{Attempts} log-ins that failed could not be noted in the audit log: {Reason}")]
    private partial void WriteFailed(int attempts, string reason);
}
