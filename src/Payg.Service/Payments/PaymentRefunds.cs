using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Payments;
using Payg.Metering.Flush;
using Payg.Service.Audit;
using Payg.Service.Payments.Providers;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

/// <summary>
/// Pays money back. The credit that the payment bought is taken first, so that it cannot be used meanwhile; should the
/// provider not pay it back, it is granted again.
/// </summary>
internal sealed class PaymentRefunds(
    PaygContext context,
    PaymentOutcomes outcomes,
    PaymentEffects effects,
    CreditLedger credits,
    IEnumerable<IPaymentProvider> providers,
    UsageFlush flush,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>Pays a payment back, or a part of it. The same key again pays nothing back.</summary>
    public async Task<PaymentOutcome> RefundAsync(
        HttpContext http, Guid id, WantedRefund wanted, string? key, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var customer = await context.Payments.Where(row => row.Id == id).Select(row => row.CustomerId)
            .SingleOrDefaultAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return PaymentOutcome.Refused(PaymentAnswers.NotFound());
        var payment = await context.Payments.SingleAsync(
            row => row.CustomerId == customer && row.Id == id, cancellationToken);
        var known = await context.PaymentRefunds.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.PaymentId == id && row.State != RefundState.Failed)
            .ToListAsync(cancellationToken);
        var left = payment.AmountMinor - known.Sum(row => row.AmountMinor);
        if (key is not null && known.Find(row => string.Equals(row.IdempotencyKey, key, StringComparison.Ordinal))
            is { } repeated)
        {
            return repeated.AmountMinor == (wanted.AmountNanos / payment.Unit.Nanos ?? repeated.AmountMinor)
                ? new PaymentOutcome(payment, IsRepeated: true)
                : PaymentOutcome.Refused(PaymentAnswers.KeyReused());
        }

        if (payment.State is not ChargeState.Succeeded)
        {
            return PaymentOutcome.Refused(PaymentAnswers.Conflict(
                "payment_not_refundable",
                $"The payment is {payment.State.Name()}: only one that succeeded can be refunded."));
        }

        var minor = wanted.AmountNanos is { } nanos ? nanos / payment.Unit.Nanos : left;
        if (minor <= 0 || minor > left || (wanted.AmountNanos ?? 0) % payment.Unit.Nanos != 0)
        {
            return PaymentOutcome.Refused(PaymentAnswers.WrongAmount(
                $"Use up to {payment.Unit.Format(left)}, with at most {payment.MinorDigits} digits after the point."));
        }

        var refund = Add(payment, RefundKind.Refund, minor);
        (refund.Reason, refund.IdempotencyKey) = (wanted.Reason, key);
        if (payment.GrantId is not null && await TakeAsync(payment, refund, cancellationToken) is { } most)
        {
            return PaymentOutcome.Refused(PaymentAnswers.Conflict(
                "credit_used", $"Only {Money.FormatNanos(most)} {payment.Currency} of the credit are left: use up to "
                    + "that much."));
        }

        audit.Add(http, AuditActions.PaymentRefunded, AuditSubject.Payment(id), after: new
        {
            payment.CustomerId,
            Amount = payment.Unit.Format(minor),
            payment.Currency,
            wanted.Reason,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PaymentOutcome(await SubmitAsync(payment, refund, cancellationToken) ?? payment);
    }

    /// <summary>Asks the provider to pay back; what gave no answer is asked again later.</summary>
    /// <returns>The payment as it is now; null: the outcome is not known.</returns>
    public async Task<PaymentRow?> SubmitAsync(
        PaymentRow payment, PaymentRefundRow refund, CancellationToken cancellationToken)
    {
        var provider = providers.Single(one => one.Kind == payment.Provider);
        var answer = await provider.RefundAsync(payment, refund, cancellationToken);
        if (answer.IsDone is not { } isDone)
            return null;
        return await outcomes.ChangeAsync(
            payment.CustomerId, payment.Id,
            row => FinishAsync(row, refund.Id, isDone, answer.Ref, cancellationToken),
            null, movesCredit: !isDone, cancellationToken);
    }

    /// <summary>Notes that money was paid back at the provider: so much in all.</summary>
    public async Task<bool> NoteExternalAsync(PaymentRow payment, long minor, CancellationToken cancellationToken)
    {
        var known = await context.PaymentRefunds
            .Where(row => row.CustomerId == payment.CustomerId && row.PaymentId == payment.Id
                && row.State != RefundState.Failed)
            .SumAsync(row => row.AmountMinor, cancellationToken);
        var more = Math.Min(minor, payment.AmountMinor) - known;
        if (more <= 0)
            return false;
        var refund = Add(payment, RefundKind.External, more);
        refund.State = RefundState.Succeeded;
        await TakeWhatIsLeftAsync(payment, refund, cancellationToken);
        return AddRefunded(payment, more);
    }

    /// <summary>
    /// Notes that the customer disputes a payment: the money is gone, and so is what is left of the credit.
    /// </summary>
    public async Task<bool> NoteDisputeAsync(
        PaymentRow payment, string dispute, long minor, CancellationToken cancellationToken)
    {
        if (payment.State.Next(ChargeEvent.Disputed) is not { } next)
            return false;
        var refund = Add(payment, RefundKind.Dispute, Math.Min(minor, payment.AmountMinor - payment.RefundedMinor));
        refund.ProviderRef = dispute;
        await TakeWhatIsLeftAsync(payment, refund, cancellationToken);
        (payment.State, payment.UpdatedAt) = (next, clock.GetUtcNow());
        return true;
    }

    /// <summary>Notes how a dispute was decided. One that was won gives the credit back.</summary>
    public async Task<bool> CloseDisputeAsync(
        PaymentRow payment, string dispute, bool isWon, CancellationToken cancellationToken)
    {
        var refund = await context.PaymentRefunds.SingleOrDefaultAsync(
            row => row.CustomerId == payment.CustomerId && row.PaymentId == payment.Id && row.ProviderRef == dispute
                && row.State == RefundState.Created, cancellationToken);
        return refund is not null && await FinishAsync(payment, refund.Id, !isWon, dispute, cancellationToken);
    }

    private async Task<bool> FinishAsync(
        PaymentRow payment, Guid id, bool isDone, string? providerRef, CancellationToken cancellationToken)
    {
        var refund = await context.PaymentRefunds.SingleAsync(
            row => row.CustomerId == payment.CustomerId && row.Id == id, cancellationToken);
        if (refund.State is not RefundState.Created)
            return false;
        refund.State = isDone ? RefundState.Succeeded : RefundState.Failed;
        refund.ProviderRef ??= providerRef;
        refund.UpdatedAt = clock.GetUtcNow();
        if (isDone)
            return AddRefunded(payment, refund.AmountMinor);

        if (refund.TakenNanos > 0)
        {
            await effects.GrantAsync(
                payment, CreditKind.RefundReversal, refund.TakenNanos, $"refund_reversal:{refund.Id}",
                cancellationToken);
        }

        if (refund.Kind is not RefundKind.Dispute || payment.State.Next(ChargeEvent.DisputeWon) is not { } won)
            return false;
        (payment.State, payment.UpdatedAt) = (won, clock.GetUtcNow());
        return true;
    }

    private bool AddRefunded(PaymentRow payment, long minor)
    {
        (payment.RefundedMinor, payment.UpdatedAt) = (payment.RefundedMinor + minor, clock.GetUtcNow());
        if (payment.State is ChargeState.Disputed || payment.RefundedMinor < payment.AmountMinor
            || payment.State.Next(ChargeEvent.Refunded) is not { } next)
        {
            return false;
        }

        payment.State = next;
        return true;
    }

    /// <summary>Takes the credit of a refund; how much could be taken, where that is less: nothing was taken.</summary>
    private async Task<Int128?> TakeAsync(
        PaymentRow payment, PaymentRefundRow refund, CancellationToken cancellationToken)
    {
        var nanos = (Int128)refund.AmountMinor * payment.Unit.Nanos;
        var most = await credits.RefundableAsync(
            context, payment.CustomerId, payment.GrantId!.Value, cancellationToken);
        if (nanos > most)
            return most;
        await TakeAsync(payment, refund, nanos, cancellationToken);
        return null;
    }

    private async Task TakeWhatIsLeftAsync(
        PaymentRow payment, PaymentRefundRow refund, CancellationToken cancellationToken)
    {
        if (payment.GrantId is not { } grant)
            return;
        var most = await credits.RefundableAsync(context, payment.CustomerId, grant, cancellationToken);
        var nanos = Int128.Min(most, (Int128)refund.AmountMinor * payment.Unit.Nanos);
        if (nanos > 0)
            await TakeAsync(payment, refund, nanos, cancellationToken);
    }

    private async Task TakeAsync(
        PaymentRow payment, PaymentRefundRow refund, Int128 nanos, CancellationToken cancellationToken)
    {
        (refund.TakenUnits, refund.TakenFraction) = AmountParts.Of(nanos);
        await credits.RefundAsync(
            context, payment.CustomerId, payment.GrantId!.Value, nanos, $"refund:{refund.Id}", cancellationToken);
    }

    private PaymentRefundRow Add(PaymentRow payment, RefundKind kind, long minor)
    {
        var now = clock.GetUtcNow();
        var refund = new PaymentRefundRow
        {
            CustomerId = payment.CustomerId,
            Id = Guid.CreateVersion7(now),
            PaymentId = payment.Id,
            Kind = kind,
            AmountMinor = minor,
            CreatedAt = now,
            UpdatedAt = now,
        };
        context.PaymentRefunds.Add(refund);
        return refund;
    }
}
