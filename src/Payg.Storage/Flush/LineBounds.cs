using Payg.Core.Amounts;
using Payg.Core.Pricing;

namespace Payg.Storage.Flush;

/// <summary>
/// The bounds of a usage line. Usage beyond them is rejected, never cut or wrapped. They leave room for sums over
/// thousands of lines in the columns that hold them.
/// </summary>
internal static class LineBounds
{
    /// <summary>The most that one line may say: 10¹⁸ units of quantity.</summary>
    public const long MaxQuantity = 1_000_000_000_000_000_000;

    /// <summary>The most that one line may cost: 10¹⁵ units of currency.</summary>
    public const long MaxCostUnits = 1_000_000_000_000_000;

    /// <summary>Checks every line that a flush is about to write.</summary>
    /// <exception cref="OverflowException">A line would exceed a bound.</exception>
    /// <exception cref="WrongCurrencyException">A line is in another currency.</exception>
    public static void Check(FlushChanges changes, PriceBook prices, Currency currency)
    {
        foreach (var line in changes.Lines)
        {
            if (line.Quantity > MaxQuantity)
                throw new OverflowException($"A usage line would have {line.Quantity} units, more than 10^18.");
            if (line.CostNanos > (Int128)MaxCostUnits * Money.NanosPerUnit)
            {
                throw new OverflowException(
                    $"A usage line would cost {Money.FormatNanos(line.CostNanos)} {currency}, more than 10^15.");
            }

            var price = prices[line.Key.Price];
            if (price.Currency != currency)
            {
                throw new WrongCurrencyException(
                    $"Price {price.Id.Value} is in {price.Currency}, the service in {currency}.");
            }
        }
    }
}

/// <summary>A price is in another currency than what it is added to.</summary>
internal sealed class WrongCurrencyException(string message) : Exception(message);
