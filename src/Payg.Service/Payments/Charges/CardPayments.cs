using Microsoft.EntityFrameworkCore;
using Payg.Core.Payments;
using Payg.Service.Payments.Methods;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Charges;

/// <summary>
/// Takes stored payments to the card provider. A request whose answer was lost is sent again under the same key, which
/// charges nothing twice; what the provider has a name for is looked up.
/// </summary>
internal sealed class CardPayments(
    PaygContext context,
    ICardProvider cards,
    PaymentAccounts accounts,
    PaymentOutcomes outcomes,
    PaymentPages pages,
    TimeProvider clock)
{
    // Stripe remembers keys for at least 24 hours.
    private static readonly TimeSpan s_keysHold = TimeSpan.FromHours(20);

    /// <summary>Asks for what the payment needs: a charge of a saved card, or a page on which to pay.</summary>
    public async Task<PaymentRow> SubmitAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        if (await accounts.EnsureAsync(payment.CustomerId, cancellationToken) is not { } account)
            return payment;
        if (payment is { MethodId: { } method, State: not ChargeState.ActionRequired })
            return await ChargeAsync(payment, account, method, cancellationToken);

        var answer = await cards.OpenCheckoutAsync(
            payment, account, await pages.OfAsync(payment, cancellationToken), cancellationToken);
        if (answer.Status is ProviderStatus.Pending && payment.State is ChargeState.ActionRequired)
            answer = answer with { Status = ProviderStatus.ActionRequired };
        return await StoreAsync(payment, answer, cancellationToken);
    }

    /// <summary>Finds out how far a payment is whose outcome is open.</summary>
    public async Task<PaymentRow> CheckAsync(PaymentRow payment, CancellationToken cancellationToken)
    {
        if (!payment.State.IsOpen() || payment.Provider is not PaymentProvider.Stripe)
            return payment;
        if (payment.ProviderRef is null)
        {
            return clock.GetUtcNow() - payment.UpdatedAt < s_keysHold
                ? await SubmitAsync(payment, cancellationToken)
                : await StoreAsync(
                    payment,
                    new ProviderAnswer(ProviderStatus.Failed)
                    {
                        FailureCode = "no_answer",
                        FailureText = "The provider of payments gave no answer.",
                    },
                    cancellationToken);
        }

        // While the customer is asked to confirm, the page on which they can is as good as nothing paid yet.
        var answer = await cards.LookUpAsync(payment, cancellationToken);
        return answer.Status is ProviderStatus.Pending && payment.State is ChargeState.ActionRequired
            ? payment
            : await StoreAsync(payment, answer, cancellationToken);
    }

    private async Task<PaymentRow> ChargeAsync(
        PaymentRow payment, string account, Guid method, CancellationToken cancellationToken)
    {
        var card = await context.PaymentMethods.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == payment.CustomerId && row.Id == method, cancellationToken);
        var answer = card is null
            ? new ProviderAnswer(ProviderStatus.Failed)
            {
                FailureCode = "card_removed",
                FailureText = "The card was removed.",
                IsHard = true,
            }
            : await cards.ChargeAsync(payment, account, card.ProviderRef, cancellationToken);
        var stored = await StoreAsync(payment, answer, cancellationToken);
        if (stored.State is not ChargeState.ActionRequired)
            return stored;

        // The customer must confirm: on a page, which is a new attempt. The charge before is never confirmed.
        var moved = await outcomes.ChangeAsync(
            stored.CustomerId, stored.Id, row =>
            {
                if (row is { State: ChargeState.ActionRequired, CheckoutUrl: null })
                    (row.Attempt, row.ProviderRef, row.ChargeRef) = (row.Attempt + 1, null, null);
                return Task.FromResult(false);
            },
            null, movesCredit: false, cancellationToken);
        return await SubmitAsync(moved ?? stored, cancellationToken);
    }

    private async Task<PaymentRow> StoreAsync(
        PaymentRow payment, ProviderAnswer answer, CancellationToken cancellationToken) =>
        answer.Status is ProviderStatus.Unclear
            ? payment
            : await outcomes.StoreAsync(payment.CustomerId, payment.Id, answer, null, cancellationToken) ?? payment;
}
