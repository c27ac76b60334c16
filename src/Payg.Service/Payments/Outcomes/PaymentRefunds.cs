using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Payments;
using Payg.Metering.Flush;
using Payg.Service.Audit;
using Payg.Service.Payments.Providers;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Outcomes;

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
            .Where(row => row.CustomerId == customer && row.PaymentId == id)
            .ToListAsync(cancellationToken);
        var left = payment.AmountMinor
            - known.Where(row => row.State is not RefundState.Failed).Sum(row => row.AmountMinor);
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
        if (payment.GrantId is not null && await TakeAsync(payment, refund, cancellationToken) is var taken
            && taken < (Int128)minor * payment.Unit.Nanos)
        {
            return PaymentOutcome.Refused(PaymentAnswers.Conflict(
                "credit_used", $"Only {Money.FormatNanos(taken)} {payment.Currency} of the credit are left: use up to "
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
            row => FinishAsync(row, refund.Id, isDone, answer, cancellationToken),
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
        await TakeAsync(payment, refund, cancellationToken);
        return AddRefunded(payment, more);
    }

    /// <summary>
    /// Notes that the customer disputes a payment: the money is gone, and so is what is left of the credit. A dispute
    /// that is known stays as it is.
    /// </summary>
    public async Task<bool> NoteDisputeAsync(
        PaymentRow payment, NotedDispute dispute, long minor, CancellationToken cancellationToken)
    {
        if (payment.State.Next(ChargeEvent.Disputed) is not { } next
            || await IsKnownAsync(payment, dispute.Ref, cancellationToken))
        {
            return false;
        }

        var refund = Add(payment, RefundKind.Dispute, Math.Min(minor, payment.AmountMinor - payment.RefundedMinor));
        (refund.ProviderRef, refund.Reason, refund.RespondBy) = (dispute.Ref, dispute.Reason, dispute.RespondBy);
        await TakeAsync(payment, refund, cancellationToken);
        (payment.State, payment.UpdatedAt) = (next, clock.GetUtcNow());
        return true;
    }

    /// <summary>Notes until when a dispute can be answered, or that it was; a decided one stays as it is.</summary>
    public async Task<bool> UpdateDisputeAsync(
        PaymentRow payment, NotedDispute dispute, CancellationToken cancellationToken)
    {
        var refund = await FindDisputeAsync(payment, dispute.Ref, cancellationToken);
        if (refund is not null)
        {
            (refund.Reason, refund.RespondBy) = (dispute.Reason ?? refund.Reason, dispute.RespondBy);
            refund.UpdatedAt = clock.GetUtcNow();
        }

        return false;
    }

    /// <summary>
    /// Notes how a dispute was decided. One that was won gives the credit back. The provider may say so before it says
    /// that there is a dispute.
    /// </summary>
    public async Task<bool> CloseDisputeAsync(
        PaymentRow payment, NotedDispute dispute, long minor, bool isWon, CancellationToken cancellationToken)
    {
        var isNew = await NoteDisputeAsync(payment, dispute, minor, cancellationToken);
        if (isNew)
            await context.SaveChangesAsync(cancellationToken);
        var refund = await FindDisputeAsync(payment, dispute.Ref, cancellationToken);
        return (refund is not null && await FinishAsync(
            payment, refund.Id, !isWon, new RefundAnswer(!isWon, dispute.Ref), cancellationToken)) || isNew;
    }

    /// <summary>
    /// Notes that money did not reach the customer and came back, which may be days after the provider accepted the
    /// refund. One that is known to have failed stays as it is.
    /// </summary>
    public async Task<bool> FailAsync(
        PaymentRow payment, FailedRefund failed, string? reason, CancellationToken cancellationToken)
    {
        var known = await context.PaymentRefunds
            .Where(row => row.CustomerId == payment.CustomerId && row.PaymentId == payment.Id
                && row.Kind != RefundKind.Dispute)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);

        // What was paid back at the provider itself has no name: its amount says which it is.
        var refund = known.Find(row => row.Id == failed.Id
                || string.Equals(row.ProviderRef, failed.Ref, StringComparison.Ordinal))
            ?? (failed.Id is null
                ? known.Find(row => row is { Kind: RefundKind.External, State: RefundState.Succeeded }
                    && row.ProviderRef is null && row.AmountMinor == failed.AmountMinor)
                : null);
        return refund is not null
            && await FinishAsync(payment, refund.Id, false, new(false, failed.Ref, reason), cancellationToken);
    }

    private Task<bool> IsKnownAsync(PaymentRow payment, string dispute, CancellationToken cancellationToken) =>
        context.PaymentRefunds.AnyAsync(
            row => row.CustomerId == payment.CustomerId && row.PaymentId == payment.Id && row.ProviderRef == dispute,
            cancellationToken);

    private Task<PaymentRefundRow?> FindDisputeAsync(
        PaymentRow payment, string dispute, CancellationToken cancellationToken) =>
        context.PaymentRefunds.SingleOrDefaultAsync(
            row => row.CustomerId == payment.CustomerId && row.PaymentId == payment.Id && row.ProviderRef == dispute
                && row.State == RefundState.Created, cancellationToken);

    private async Task<bool> FinishAsync(
        PaymentRow payment, Guid id, bool isDone, RefundAnswer answer, CancellationToken cancellationToken)
    {
        var refund = await context.PaymentRefunds.SingleAsync(
            row => row.CustomerId == payment.CustomerId && row.Id == id, cancellationToken);
        var wasDone = refund.State is RefundState.Succeeded;
        if (refund.State is RefundState.Failed || (wasDone && isDone))
            return false;
        refund.State = isDone ? RefundState.Succeeded : RefundState.Failed;
        refund.ProviderRef ??= answer.Ref;
        refund.UpdatedAt = clock.GetUtcNow();
        if (isDone)
            return AddRefunded(payment, refund.AmountMinor);

        if (refund.TakenNanos > 0)
        {
            await effects.GrantAsync(
                payment, CreditKind.RefundReversal, refund.TakenNanos, ReversalOf(refund.Id),
                cancellationToken);
        }

        if (refund.Kind is not RefundKind.Dispute)
            return Report(payment, refund, wasDone, answer.Reason);
        if (payment.State.Next(ChargeEvent.DisputeWon) is not { } won)
            return false;
        (payment.State, payment.UpdatedAt) = (won, clock.GetUtcNow());
        return true;
    }

    /// <summary>Takes a refund off what was paid back, and notifies the customer and the operator.</summary>
    private bool Report(PaymentRow payment, PaymentRefundRow refund, bool wasDone, string? reason)
    {
        var now = clock.GetUtcNow();
        var amount = payment.Unit.Format(refund.AmountMinor);
        effects.NotifyOfRefund(payment, refund, reason, now);
        audit.AddOwn(AuditActions.PaymentRefundFailed, AuditSubject.Payment(payment.Id), new
        {
            payment.CustomerId,
            Amount = amount,
            payment.Currency,
            Reason = reason,
        });
        if (!wasDone)
            return false;
        (payment.RefundedMinor, payment.UpdatedAt) = (payment.RefundedMinor - refund.AmountMinor, now);
        if (payment.State.Next(ChargeEvent.RefundFailed) is not { } next)
            return false;
        payment.State = next;
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

    /// <summary>
    /// Takes the credit of a refund, as far as it is left: of the payment, and what was given back after refunds of it
    /// that failed.
    /// </summary>
    /// <returns>How much was taken.</returns>
    private async Task<Int128> TakeAsync(
        PaymentRow payment, PaymentRefundRow refund, CancellationToken cancellationToken)
    {
        var wanted = (Int128)refund.AmountMinor * payment.Unit.Nanos;
        Int128 taken = 0;
        foreach (var grant in await GrantsOfAsync(payment, cancellationToken))
        {
            var most = await credits.RefundableAsync(context, payment.CustomerId, grant, cancellationToken);
            var nanos = Int128.Min(most, wanted - taken);
            if (nanos <= 0)
                continue;
            await credits.RefundAsync(
                context, payment.CustomerId, grant, nanos, $"refund:{refund.Id}", cancellationToken);
            taken += nanos;
        }

        (refund.TakenUnits, refund.TakenFraction) = AmountParts.Of(taken);
        return taken;
    }

    private async Task<IReadOnlyList<Guid>> GrantsOfAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        if (payment.GrantId is not { } bought)
            return [];
        var failed = await context.PaymentRefunds.AsNoTracking()
            .Where(row => row.CustomerId == payment.CustomerId && row.PaymentId == payment.Id
                && row.State == RefundState.Failed)
            .Select(row => row.Id).ToListAsync(cancellationToken);
        var references = failed.ConvertAll(ReversalOf);
        var given = await context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId == payment.CustomerId && references.Contains(row.Reference!))
            .OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        return [bought, .. given];
    }

    private static string ReversalOf(Guid refund) => $"refund_reversal:{refund}";

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
