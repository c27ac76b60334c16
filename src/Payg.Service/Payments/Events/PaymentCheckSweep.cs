using Microsoft.EntityFrameworkCore;
using Payg.Service.Background;
using Payg.Service.Payments.Providers;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Service.Payments.Events;

/// <summary>Every second, asks the provider what its events leave open: customers wait for a card they saved.</summary>
internal sealed partial class PaymentCheckSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    ICardProvider cards,
    SweepSteps steps,
    TimeProvider clock,
    ILogger<PaymentCheckSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromSeconds(1))
{
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!cards.IsEnabled)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var checks = scope.ServiceProvider.GetRequiredService<PaymentChecks>();
        var now = Clock.GetUtcNow();
        await steps.EachAsync(
            context,
            after => context.PaymentChecks.AsNoTracking().Where(row => row.Id > after && row.NextAt <= now)
                .OrderBy(row => row.Id).Take(SweepSteps.PageSize).ToListAsync(cancellationToken),
            check => check.Id,
            check => checks.RunAsync(check, cancellationToken),
            cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    [LoggerMessage(EventId = 3313, Level = LogLevel.Warning,
        Message = "Payments could not be looked up; trying again in a second: {Reason}")]
    protected override partial void Failed(string reason);
}
