using Payg.Core.Amounts;
using Payg.Core.Meters;

namespace Payg.Core.Pricing;

/// <summary>Usage has no price in its customer's currency, or for its dimensions.</summary>
public sealed class UnpricedUsageException : Exception
{
    /// <summary>Says that usage has no price.</summary>
    public UnpricedUsageException() : this("The usage has no price.")
    {
    }

    /// <summary>Says what has no price.</summary>
    public UnpricedUsageException(string message) : base(message)
    {
    }

    /// <summary>Says what has no price, and why.</summary>
    public UnpricedUsageException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>Names the meter, the currency and the dimensions.</summary>
    public UnpricedUsageException(MeterId meter, Currency currency, Dimensions dimensions)
        : this($"Meter {meter.Value} has no price in {currency}"
            + (dimensions.Text.Length == 0 ? "." : $" for {dimensions.Text}."))
    {
    }
}
