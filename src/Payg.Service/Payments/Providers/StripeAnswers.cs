using Payg.Storage.Model.Payments;
using Stripe;
using Stripe.Checkout;

namespace Payg.Service.Payments.Providers;

internal static class StripeAnswers
{
    // Stripe advises not to try these cards again: docs.stripe.com/declines/codes.
    private static readonly HashSet<string> s_hard = new(StringComparer.Ordinal)
    {
        "card_not_supported", "currency_not_supported", "expired_card", "fraudulent", "incorrect_number",
        "invalid_account", "invalid_number", "lost_card", "merchant_blacklist", "new_account_information_available",
        "no_action_taken", "pickup_card", "restricted_card", "revocation_of_all_authorizations",
        "revocation_of_authorization", "stolen_card", "stop_payment_order", "transaction_not_allowed",
    };

    public static ProviderAnswer Of(Session session) => new(session switch
    {
        { PaymentStatus: "paid" } => ProviderStatus.Succeeded,
        { Status: "expired" } => ProviderStatus.Failed,
        _ => ProviderStatus.Pending,
    })
    {
        Ref = session.Id,
        ChargeRef = session.PaymentIntentId,
        Url = session.Status is "open" ? session.Url : null,
        FailureCode = session.Status is "expired" ? "expired" : null,
        FailureText = session.Status is "expired" ? "Nothing was paid before the page expired." : null,
    };

    public static ProviderAnswer Of(PaymentIntent intent)
    {
        var answer = intent.Status switch
        {
            "succeeded" => new ProviderAnswer(ProviderStatus.Succeeded),
            "requires_action" => new ProviderAnswer(ProviderStatus.ActionRequired),
            "requires_payment_method" or "canceled" => intent.LastPaymentError is { } error
                ? Of(error)
                : new ProviderAnswer(ProviderStatus.Failed)
                {
                    FailureCode = intent.Status is "canceled" ? "canceled" : "declined",
                    FailureText = "The payment was not made.",
                },
            _ => new ProviderAnswer(ProviderStatus.Pending),
        };
        return answer with { Ref = intent.Id, ChargeRef = intent.Id };
    }

    public static ProviderAnswer Of(StripeError error)
    {
        var code = error.DeclineCode ?? error.Code ?? "declined";
        var intent = error.PaymentIntent?.Id;
        if (code is "authentication_required" || error.Code is "authentication_required")
            return new ProviderAnswer(ProviderStatus.ActionRequired) { Ref = intent, ChargeRef = intent };
        return new ProviderAnswer(ProviderStatus.Failed)
        {
            Ref = intent,
            ChargeRef = intent,
            FailureCode = Short(code, PaymentRow.MaxCodeLength),
            FailureText = Short(error.Message ?? "The card was declined.", PaymentRow.MaxTextLength),
            IsHard = s_hard.Contains(code) || error.AdviceCode is "do_not_try_again",
        };
    }

    private static string Short(string text, int length) => text.Length > length ? text[..length] : text;
}
