using Payg.Core.Amounts;

namespace Payg.Service.Payments.Providers;

/// <summary>
/// Amounts as Stripe counts them, which for some currencies differs from ISO 4217. Source: docs.stripe.com/currencies,
/// "Zero-decimal currencies", "Special cases" and "Three-decimal currencies".
/// </summary>
internal static class StripeAmounts
{
    private const int Tens = 10;

    /// <summary>The amount as Stripe counts it; null: Stripe cannot charge it to the last digit.</summary>
    public static long? Of(long minor, string currency)
    {
        if (!Currency.TryParse(currency, out var known))
            return null;
        var (ours, theirs) = (MinorUnit.Of(known).Digits, DigitsOf(currency));
        for (; ours < theirs; ours++)
            minor = checked(minor * Tens);
        for (; ours > theirs; ours--)
        {
            if (minor % Tens != 0)
                return null;
            minor /= Tens;
        }

        // Stripe wants the last of three digits to be 0.
        return theirs == 3 && minor % Tens != 0 ? null : minor;
    }

    /// <summary>An amount of Stripe in minor units of ISO 4217, rounded down.</summary>
    public static long ToMinor(long amount, string currency)
    {
        var ours = Currency.TryParse(currency, out var known) ? MinorUnit.Of(known).Digits : 2;
        var theirs = DigitsOf(currency);
        for (; theirs < ours; theirs++)
            amount = checked(amount * Tens);
        for (; theirs > ours; theirs--)
            amount /= Tens;
        return amount;
    }

    private static int DigitsOf(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "JPY" or "KMF" or "KRW" or "MGA" or "PYG" or "RWF" or "VND" or "VUV"
            or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "JOD" or "KWD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
