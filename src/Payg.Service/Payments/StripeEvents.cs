using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Service.Payments.Providers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

/// <summary>
/// What events of Stripe do, each once. They come late, doubled and in any order: money that was received counts at
/// once; for everything else Stripe is asked how the payment is now.
/// </summary>
internal sealed partial class StripeEvents(
    PaygContext context,
    ICardProvider cards,
    PaymentOutcomes outcomes,
    PaymentRefunds refunds,
    PaymentMethods methods,
    ILogger<StripeEvents> logger)
{
    /// <summary>Handles an event; false: it cannot be handled now, and must be sent again.</summary>
    public async Task<bool> HandleAsync(StripeEvent received, CancellationToken cancellationToken)
    {
        if (received is { Type: "checkout.session.completed" } && received.Text("mode") is "setup")
            return await methods.AddAsync(received, cancellationToken);
        if (received.Type is "payment_method.detached")
            return await methods.ForgetAsync(received.ObjectId, cancellationToken);
        if (await FindAsync(received, cancellationToken) is not { } payment)
            return true;
        switch (received.Type)
        {
            case "payment_intent.succeeded":
                return await SucceedAsync(received, payment, received.Number("amount_received"), cancellationToken);

            case "checkout.session.completed" when received.Text("payment_status") is "paid":
            case "checkout.session.async_payment_succeeded":
                return await SucceedAsync(received, payment, received.Number("amount_total"), cancellationToken);

            case "charge.refunded":
                return await NoteRefundAsync(received, payment, cancellationToken);

            case "refund.failed" or "refund.updated" or "charge.refund.updated"
                when received.Text("status") is "failed" or "canceled":
                await ChangeAsync(received, payment, row => refunds.FailAsync(
                    row, FailedOf(received, row), received.Text("failure_reason"), cancellationToken),
                    cancellationToken);
                return true;

            case "charge.dispute.created":
                await ChangeAsync(received, payment, row => refunds.NoteDisputeAsync(
                    row, received.Dispute, AmountOf(received, row), cancellationToken), cancellationToken);
                return true;

            case "charge.dispute.updated":
                await ChangeAsync(
                    received, payment, row => refunds.UpdateDisputeAsync(row, received.Dispute, cancellationToken),
                    cancellationToken);
                return true;

            case "charge.dispute.closed":
                await ChangeAsync(received, payment, row => refunds.CloseDisputeAsync(
                    row, received.Dispute, AmountOf(received, row),
                    received.Text("status") is "won" or "warning_closed", cancellationToken), cancellationToken);
                return true;

            case "checkout.session.completed":
            case "checkout.session.expired":
            case "checkout.session.async_payment_failed":
            case "payment_intent.payment_failed":
            case "payment_intent.requires_action":
            case "payment_intent.canceled":
            case "payment_intent.processing":
                return await LookUpAsync(received, payment, cancellationToken);

            default:
                return true;
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

    private async Task<bool> SucceedAsync(
        StripeEvent received, PaymentRow payment, long? amount, CancellationToken cancellationToken)
    {
        if (amount != StripeAmounts.Of(payment.AmountMinor, payment.Currency)
            || !string.Equals(received.Text("currency"), payment.Currency, StringComparison.OrdinalIgnoreCase))
        {
            Differs(received.Id, payment.Id);
            return true;
        }

        var isSession = received.ObjectId.StartsWith("cs_", StringComparison.Ordinal);
        var answer = new ProviderAnswer(ProviderStatus.Succeeded)
        {
            Ref = isSession || payment.MethodId is not null ? received.ObjectId : null,
            ChargeRef = isSession ? received.Text("payment_intent") : received.ObjectId,
        };
        await outcomes.StoreAsync(payment.CustomerId, payment.Id, answer, received, cancellationToken);
        return true;
    }

    /// <summary>
    /// Notes what was paid back at the provider. The event says what it was then; a refund may have failed since.
    /// </summary>
    private async Task<bool> NoteRefundAsync(
        StripeEvent received, PaymentRow payment, CancellationToken cancellationToken)
    {
        if (payment.ChargeRef is null)
            return true;
        if (await cards.RefundedAsync(payment, cancellationToken) is not { } minor)
            return false;
        await ChangeAsync(
            received, payment, row => refunds.NoteExternalAsync(row, minor, cancellationToken), cancellationToken);
        return true;
    }

    private static FailedRefund FailedOf(StripeEvent received, PaymentRow payment) => new(
        received.ObjectId, received.Refund, AmountOf(received, payment));

    private static long AmountOf(StripeEvent received, PaymentRow payment) =>
        StripeAmounts.ToMinor(received.Number("amount") ?? 0, payment.Currency);

    private async Task<bool> LookUpAsync(
        StripeEvent received, PaymentRow payment, CancellationToken cancellationToken)
    {
        // What has no name yet is under way: its own request stores the answer, or it is asked for again later.
        if (payment.ProviderRef is null || !payment.State.IsOpen())
            return true;
        var answer = await cards.LookUpAsync(payment, cancellationToken);
        if (answer.Status is ProviderStatus.Unclear)
            return false;
        if (answer.Status is ProviderStatus.Pending && payment.State is ChargeState.ActionRequired)
            return true;
        await outcomes.StoreAsync(payment.CustomerId, payment.Id, answer, received, cancellationToken);
        return true;
    }

    private Task<PaymentRow?> ChangeAsync(
        StripeEvent received, PaymentRow payment, Func<PaymentRow, Task<bool>> change,
        CancellationToken cancellationToken) =>
        outcomes.ChangeAsync(payment.CustomerId, payment.Id, change, received, movesCredit: true, cancellationToken);

    [LoggerMessage(EventId = 3304, Level = LogLevel.Error,
        Message = "Stripe's event {Received} says another amount than payment {Payment}: it was not credited")]
    private partial void Differs(string received, Guid payment);
}
