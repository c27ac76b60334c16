using Microsoft.EntityFrameworkCore;
using Payg.Service.Background;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Charges;

/// <summary>
/// Every minute, finds out what became of payments and refunds whose answer or event was lost. Any number of nodes
/// may do it: the provider is asked under the same key.
/// </summary>
internal sealed partial class PaymentSweep(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    ICardProvider cards,
    SweepSteps steps,
    TimeProvider clock,
    ILogger<PaymentSweep> logger) : RepeatedWork(readiness, clock, TimeSpan.FromMinutes(1))
{
    private static readonly TimeSpan s_answerTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_eventTime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_keepEvents = TimeSpan.FromDays(30);

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var old = Clock.GetUtcNow() - s_keepEvents;
        await context.PaymentEvents.Where(row => row.ReceivedAt < old).ExecuteDeleteAsync(cancellationToken);
        if (!cards.IsEnabled)
            return;
        await SweepPaymentsAsync(scope.ServiceProvider, context, cancellationToken);
        await SweepRefundsAsync(scope.ServiceProvider, context, cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    /// <summary>What has no name at the provider soon; what waits for an event later.</summary>
    private async Task SweepPaymentsAsync(
        IServiceProvider services, PaygContext context, CancellationToken cancellationToken)
    {
        var payments = services.GetRequiredService<CardPayments>();
        var (unanswered, unheard) = (Clock.GetUtcNow() - s_answerTime, Clock.GetUtcNow() - s_eventTime);
        await steps.EachAsync(
            context,
            after => context.Payments.AsNoTracking()
                .WhereOpen().Where(row => row.Id > after && row.Provider == PaymentProvider.Stripe
                    && ((row.ProviderRef == null && row.UpdatedAt < unanswered)
                        || (row.ProviderRef != null && row.UpdatedAt < unheard)))
                .OrderBy(row => row.Id).Take(SweepSteps.PageSize).ToListAsync(cancellationToken),
            payment => payment.Id,
            payment => payments.CheckAsync(payment, cancellationToken),
            cancellationToken);
    }

    private async Task SweepRefundsAsync(
        IServiceProvider services, PaygContext context, CancellationToken cancellationToken)
    {
        var refunds = services.GetRequiredService<PaymentRefunds>();
        var unanswered = Clock.GetUtcNow() - s_answerTime;
        await steps.EachAsync(
            context,
            after => context.PaymentRefunds.AsNoTracking()
                .Where(row => row.Id > after && row.State == RefundState.Created && row.Kind == RefundKind.Refund
                    && row.UpdatedAt < unanswered)
                .OrderBy(row => row.Id).Take(SweepSteps.PageSize).ToListAsync(cancellationToken),
            refund => refund.Id,
            async refund => await refunds.SubmitAsync(
                await context.Payments.AsNoTracking().SingleAsync(
                    row => row.CustomerId == refund.CustomerId && row.Id == refund.PaymentId, cancellationToken),
                refund, cancellationToken),
            cancellationToken);
    }

    [LoggerMessage(EventId = 3305, Level = LogLevel.Warning,
        Message = "Open payments could not be checked; trying again in a minute: {Reason}")]
    protected override partial void Failed(string reason);
}
