using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Payments.Terms;

/// <summary>The account at Stripe by which customers pay. Without a key nobody pays by card.</summary>
internal sealed class StripeOptions : IValidatableObject
{
    public const string Section = "Payg:Stripe";

    /// <summary>
    /// The secret key of the account, <c>sk_…</c>, or a restricted one, <c>rk_…</c>; none by default: customers cannot
    /// pay by card.
    /// </summary>
    [RegularExpression("^[\\x21-\\x7E]{1,255}$", ErrorMessage = "It must be a key such as sk_live_….")]
    public string? SecretKey { get; set; }

    /// <summary>The secret of the endpoint that receives Stripe's events, <c>whsec_…</c>; needed with a key.</summary>
    [RegularExpression("^[\\x21-\\x7E]{1,255}$", ErrorMessage = "It must be a secret such as whsec_….")]
    public string? WebhookSecret { get; set; }

    /// <summary>Where Stripe's API is; for tests. Stripe itself by default.</summary>
    [RegularExpression("^https?://[\\x21-\\x7E]{1,200}$", ErrorMessage = "It must be like https://api.stripe.com.")]
    public string? ApiBase { get; set; }

    internal bool IsEnabled => !string.IsNullOrEmpty(SecretKey);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEnabled && string.IsNullOrEmpty(WebhookSecret))
        {
            yield return new ValidationResult(
                "It must be the secret of the endpoint for events where SecretKey is set.", [nameof(WebhookSecret)]);
        }
    }
}
