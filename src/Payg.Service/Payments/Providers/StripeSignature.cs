using System.Text;
using Stripe;

namespace Payg.Service.Payments.Providers;

/// <summary>The header <c>Stripe-Signature</c>. Source: docs.stripe.com/webhooks/signature.</summary>
internal static class StripeSignature
{
    /// <summary>How old, or how far ahead, an event may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether the event was signed with the secret, a short time ago. While a secret is rotated Stripe signs with
    /// both, and either will do.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, string secret, DateTimeOffset now)
    {
        if (header is null)
            return false;
        try
        {
            EventUtility.ValidateSignature(
                Encoding.UTF8.GetString(body), header, secret, (long)Tolerance.TotalSeconds, now.ToUnixTimeSeconds());
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }
}
