using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Metering.Flush;
using Payg.Metering.Leases;
using Payg.Service.Diagnostics;
using Payg.Service.Payments.Providers;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Outcomes;

/// <summary>
/// Stores what the provider says about payments, each answer or event with all its effects in one transaction in which
/// the customer is locked. The same event again does nothing.
/// </summary>
internal sealed partial class PaymentOutcomes(
    PaygContext context,
    PaymentEffects effects,
    UsageFlush flush,
    CreditRefusals refusals,
    PaymentMetrics metrics,
    TimeProvider clock,
    ILogger<PaymentOutcomes> logger)
{
    /// <summary>Stores an answer of the provider.</summary>
    /// <param name="source">The event that it came by; null: an answer to a request.</param>
    /// <returns>The payment as it is now; null: not found.</returns>
    public Task<PaymentRow?> StoreAsync(
        Guid customer, Guid id, ProviderAnswer answer, StripeEvent? source, CancellationToken cancellationToken) =>
        ChangeAsync(
            customer, id, payment => effects.ApplyAsync(payment, answer, cancellationToken), source,
            answer.Event is ChargeEvent.Succeeded, cancellationToken);

    /// <summary>Changes a payment with all that follows, once for an event.</summary>
    /// <param name="change">Changes it; returns whether its state is another.</param>
    /// <param name="source">The event that caused it; null: no event.</param>
    /// <param name="movesCredit">Whether credit changes: usage until now is charged first.</param>
    /// <returns>The payment as it is now; null: not found.</returns>
    public async Task<PaymentRow?> ChangeAsync(
        Guid customer,
        Guid id,
        Func<PaymentRow, Task<bool>> change,
        StripeEvent? source,
        bool movesCredit,
        CancellationToken cancellationToken)
    {
        if (movesCredit)
            await flush.FlushAsync(cancellationToken);

        // What was read before the lock may have changed since.
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockCustomerAsync(customer, cancellationToken);
        if (await context.Payments.SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.Id == id, cancellationToken) is not { } payment)
        {
            return null;
        }

        if (source is not null && !await context.TryAddEventAsync(source, clock.GetUtcNow(), cancellationToken))
            return payment;

        var isChanged = await change(payment);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (isChanged)
        {
            metrics.Entered(payment.Purpose, payment.State);
            Entered(payment.Id, payment.State, payment.Attempt);
        }

        if (movesCredit)
            refusals.Forget(customer);
        return payment;
    }

    [LoggerMessage(EventId = 3303, Level = LogLevel.Information,
        Message = "Payment {Payment} is {State} (attempt {Attempt})")]
    private partial void Entered(Guid payment, ChargeState state, int attempt);
}
