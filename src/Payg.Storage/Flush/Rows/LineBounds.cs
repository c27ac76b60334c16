using Payg.Core.Amounts;
using Payg.Core.Pricing;

namespace Payg.Storage.Flush.Rows;

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
    public static void Check(FlushChanges changes, PriceBook prices)
    {
        foreach (var line in changes.Lines)
        {
            if (line.Quantity > MaxQuantity)
                throw new OverflowException($"A usage line would have {line.Quantity} units, more than 10^18.");
            if (line.CostNanos > (Int128)MaxCostUnits * Money.NanosPerUnit)
            {
                var currency = prices[line.Key.Price].Currency;
                throw new OverflowException(
                    $"A usage line would cost {Money.FormatNanos(line.CostNanos)} {currency}, more than 10^15.");
            }
        }
    }
}
