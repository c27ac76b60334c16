using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Service.Payments.Methods;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Events;

/// <summary>
/// What events of Stripe do, each once. They come late, doubled and in any order: money that was received counts at
/// once; everything else Stripe is asked about afterwards, so that none of its events waits for Stripe.
/// </summary>
internal sealed partial class StripeEvents(
    PaygContext context,
    PaymentOutcomes outcomes,
    PaymentRefunds refunds,
    PaymentMethods methods,
    PaymentChecks checks,
    ILogger<StripeEvents> logger)
{
    public async Task HandleAsync(StripeEvent received, CancellationToken cancellationToken)
    {
        if (received is { Type: "checkout.session.completed" } && received.Text("mode") is "setup")
            await checks.NoteCardAsync(received, cancellationToken);
        else if (received.Type is "payment_method.detached")
            await methods.ForgetAsync(received.ObjectId, cancellationToken);
        else if (await FindAsync(received, cancellationToken) is { } payment)
            await HandleAsync(received, payment, cancellationToken);
    }

    private Task HandleAsync(StripeEvent received, PaymentRow payment, CancellationToken cancellationToken)
    {
        switch (received.Type)
        {
            case "payment_intent.succeeded":
                return SucceedAsync(received, payment, received.Number("amount_received"), cancellationToken);

            case "checkout.session.completed" when received.Text("payment_status") is "paid":
            case "checkout.session.async_payment_succeeded":
                return SucceedAsync(received, payment, received.Number("amount_total"), cancellationToken);

            case "charge.refunded" when payment.ChargeRef is not null:
                return checks.NoteAsync(received, payment, PaymentCheckKind.Refunded, cancellationToken);

            case "refund.failed" or "refund.updated" or "charge.refund.updated"
                when received.Text("status") is "failed" or "canceled":
                return ChangeAsync(received, payment, row => refunds.FailAsync(
                    row, FailedOf(received, row), received.Text("failure_reason"), cancellationToken),
                    cancellationToken);

            case "charge.dispute.created":
                return ChangeAsync(received, payment, row => refunds.NoteDisputeAsync(
                    row, received.Dispute, AmountOf(received, row), cancellationToken), cancellationToken);

            case "charge.dispute.updated":
                return ChangeAsync(
                    received, payment, row => refunds.UpdateDisputeAsync(row, received.Dispute, cancellationToken),
                    cancellationToken);

            case "charge.dispute.closed":
                return ChangeAsync(received, payment, row => refunds.CloseDisputeAsync(
                    row, received.Dispute, AmountOf(received, row),
                    received.Text("status") is "won" or "warning_closed", cancellationToken), cancellationToken);

            // What has no name yet is under way: its own request stores the answer, or it is asked for again later.
            case "checkout.session.completed" or "checkout.session.expired"
                or "checkout.session.async_payment_failed" or "payment_intent.payment_failed"
                or "payment_intent.requires_action" or "payment_intent.canceled" or "payment_intent.processing"
                when payment.ProviderRef is not null && payment.State.IsOpen():
                return checks.NoteAsync(received, payment, PaymentCheckKind.Outcome, cancellationToken);

            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>The payment that an event is about; null: none of ours.</summary>
    private async Task<PaymentRow?> FindAsync(StripeEvent received, CancellationToken cancellationToken)
    {
        var rows = context.Payments.AsNoTracking().Where(row => row.Provider == PaymentProvider.Stripe);
        if (received.Payment is { } id)
            return await rows.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        var charge = received.Text("payment_intent");
        return charge is null
            ? null
            : await rows.SingleOrDefaultAsync(row => row.ChargeRef == charge, cancellationToken);
    }

    private async Task SucceedAsync(
        StripeEvent received, PaymentRow payment, long? amount, CancellationToken cancellationToken)
    {
        if (amount != StripeAmounts.Of(payment.AmountMinor, payment.Currency)
            || !string.Equals(received.Text("currency"), payment.Currency, StringComparison.OrdinalIgnoreCase))
        {
            Differs(received.Id, payment.Id);
            return;
        }

        var isSession = received.ObjectId.StartsWith("cs_", StringComparison.Ordinal);
        var answer = new ProviderAnswer(ProviderStatus.Succeeded)
        {
            Ref = isSession || payment.MethodId is not null ? received.ObjectId : null,
            ChargeRef = isSession ? received.Text("payment_intent") : received.ObjectId,
        };
        await outcomes.StoreAsync(payment.CustomerId, payment.Id, answer, received, cancellationToken);
    }

    private static FailedRefund FailedOf(StripeEvent received, PaymentRow payment) => new(
        received.ObjectId, received.Refund, AmountOf(received, payment));

    private static long AmountOf(StripeEvent received, PaymentRow payment) =>
        StripeAmounts.ToMinor(received.Number("amount") ?? 0, payment.Currency);

    private Task<PaymentRow?> ChangeAsync(
        StripeEvent received, PaymentRow payment, Func<PaymentRow, Task<bool>> change,
        CancellationToken cancellationToken) =>
        outcomes.ChangeAsync(payment.CustomerId, payment.Id, change, received, movesCredit: true, cancellationToken);

    [LoggerMessage(EventId = 3304, Level = LogLevel.Error,
        Message = "Stripe's event {Received} says another amount than payment {Payment}: it was not credited")]
    private partial void Differs(string received, Guid payment);
}
