using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Service.Payments.Methods;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Events;

/// <summary>
/// What the provider is asked after its events. The request that brings an event only stores the question, because a
/// provider that waits for its answer sends the event again. Any number of nodes may ask: each question is claimed
/// for a while, and its answer is stored once.
/// </summary>
internal sealed partial class PaymentChecks(
    PaygContext context,
    ICardProvider cards,
    PaymentOutcomes outcomes,
    PaymentEffects effects,
    PaymentRefunds refunds,
    PaymentMethods methods,
    TimeProvider clock,
    ILogger<PaymentChecks> logger)
{
    private const int MaxDoublings = 9;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_keep = TimeSpan.FromDays(30);

    public Task NoteAsync(
        StripeEvent received, PaymentRow payment, PaymentCheckKind kind, CancellationToken cancellationToken) =>
        outcomes.ChangeAsync(
            payment.CustomerId, payment.Id, row =>
            {
                Add(kind, row.CustomerId).PaymentId = row.Id;
                return Task.FromResult(false);
            },
            received, movesCredit: false, cancellationToken);

    /// <summary>Stores which card is to be looked up, once for an event.</summary>
    public async Task NoteCardAsync(StripeEvent received, CancellationToken cancellationToken)
    {
        if (received.Customer is not { } customer
            || received.Text("setup_intent") is not { Length: <= PaymentRow.MaxReferenceLength } setup)
        {
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken)
            || !await context.TryAddEventAsync(received, clock.GetUtcNow(), cancellationToken))
        {
            return;
        }

        Add(PaymentCheckKind.Card, customer).SetupRef = setup;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Asks the provider, and stores what it answers; without an answer it is asked again later.</summary>
    public async Task RunAsync(PaymentCheckRow check, CancellationToken cancellationToken)
    {
        if (!await ClaimAsync(check, cancellationToken))
            return;
        if (check.Kind is PaymentCheckKind.Card)
        {
            if (await cards.ReadCardAsync(check.SetupRef!, cancellationToken) is { } card)
            {
                await methods.AddAsync(
                    check.CustomerId, card, () => TakeAsync(check, cancellationToken), cancellationToken);
            }

            return;
        }

        var payment = await context.Payments.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == check.CustomerId && row.Id == check.PaymentId, cancellationToken);
        if (check.Kind is PaymentCheckKind.Refunded && payment is { ChargeRef: not null })
            await StoreRefundedAsync(check, payment, cancellationToken);
        else if (check.Kind is PaymentCheckKind.Outcome && payment is { ProviderRef: not null }
            && payment.State.IsOpen())
        {
            await StoreOutcomeAsync(check, payment, cancellationToken);
        }
        else
        {
            await TakeAsync(check, cancellationToken);
        }
    }

    /// <summary>
    /// Moves the next time ahead, so that a node that ends meanwhile delays the question and does not lose it; false:
    /// another node has it.
    /// </summary>
    private async Task<bool> ClaimAsync(PaymentCheckRow check, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - check.CreatedAt > s_keep)
        {
            if (await TakeAsync(check, cancellationToken))
                GaveUp(check.Kind, check.PaymentId ?? check.CustomerId, check.Attempts);
            return false;
        }

        var wait = s_firstWait * (1 << Math.Min(check.Attempts, MaxDoublings));
        var next = now + (wait < s_longestWait ? wait : s_longestWait);
        return await context.PaymentChecks.Where(row => row.Id == check.Id && row.Attempts == check.Attempts)
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.NextAt, next)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1),
                cancellationToken) == 1;
    }

    /// <summary>Ends a question; false: another node had its answer before.</summary>
    private async Task<bool> TakeAsync(PaymentCheckRow check, CancellationToken cancellationToken) =>
        await context.PaymentChecks.Where(row => row.Id == check.Id).ExecuteDeleteAsync(cancellationToken) == 1;

    /// <summary>Stores how much was paid back: an event says what it was then, and a refund may have failed.</summary>
    private async Task StoreRefundedAsync(
        PaymentCheckRow check, PaymentRow payment, CancellationToken cancellationToken)
    {
        if (await cards.RefundedAsync(payment, cancellationToken) is not { } minor)
            return;
        await outcomes.ChangeAsync(
            payment.CustomerId, payment.Id,
            async row => await TakeAsync(check, cancellationToken)
                && await refunds.NoteExternalAsync(row, minor, cancellationToken),
            null, movesCredit: true, cancellationToken);
    }

    private async Task StoreOutcomeAsync(
        PaymentCheckRow check, PaymentRow payment, CancellationToken cancellationToken)
    {
        var answer = await cards.LookUpAsync(payment, cancellationToken);
        if (answer.Status is ProviderStatus.Unclear)
            return;
        await outcomes.ChangeAsync(
            payment.CustomerId, payment.Id,
            async row =>
            {
                // An attempt that began meanwhile is not what was looked up: it is asked about again.
                if (row.Attempt != payment.Attempt || !IsSame(row.ProviderRef, payment.ProviderRef)
                    || !await TakeAsync(check, cancellationToken))
                {
                    return false;
                }

                // While the customer is asked to confirm, a page on which they can is as good as nothing paid yet.
                return (answer.Status is not ProviderStatus.Pending || row.State is not ChargeState.ActionRequired)
                    && await effects.ApplyAsync(row, answer, cancellationToken);
            },
            null, answer.Event is ChargeEvent.Succeeded, cancellationToken);
    }

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private PaymentCheckRow Add(PaymentCheckKind kind, Guid customer)
    {
        var now = clock.GetUtcNow();
        var check = new PaymentCheckRow
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customer,
            Kind = kind,
            NextAt = now,
            CreatedAt = now,
        };
        context.PaymentChecks.Add(check);
        return check;
    }

    [LoggerMessage(EventId = 3312, Level = LogLevel.Error,
        Message = "The provider gave no answer to {Kind} of {Subject} in {Attempts} attempts; it is not asked again")]
    private partial void GaveUp(PaymentCheckKind kind, Guid subject, int attempts);
}
