using Payg.Core.Amounts;

namespace Payg.Core.Invoicing;

/// <summary>
/// Rounds an invoice once: its total is the exact sum and what earlier invoices carried, to the nearest minor unit. Its
/// lines get what they come to, rounded down, and what is missing then goes to those that lost most, so that they sum
/// to the total (largest remainder method). What the total gained or lost is carried to the next invoice: over any
/// number of invoices the sum is exact within half a minor unit.
/// </summary>
public static class InvoiceRounding
{
    /// <summary>Rounds the lines of an invoice.</summary>
    /// <param name="lines">What each line comes to exactly, in nanos; may be negative.</param>
    /// <param name="carryNanos">What earlier invoices carried: exact amount less what was invoiced.</param>
    /// <param name="unit">The minor unit of the currency.</param>
    /// <exception cref="OverflowException">An amount does not fit a <see cref="long"/>.</exception>
    public static RoundedLines Round(IReadOnlyList<Int128> lines, long carryNanos, MinorUnit unit)
    {
        var exact = lines.Aggregate((Int128)carryNanos, (sum, line) => checked(sum + line));
        var total = unit.Round(exact);
        var amounts = new long[lines.Count];
        var lost = new long[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var (down, rest) = DivideDown(lines[i], unit.Nanos);
            (amounts[i], lost[i]) = (checked((long)down), (long)rest);
        }

        Share(amounts, lost, total - amounts.Aggregate((Int128)0, (sum, one) => sum + one));
        return new RoundedLines(amounts, total, checked((long)(exact - ((Int128)total * unit.Nanos))));
    }

    /// <summary>
    /// Shares an amount in proportion to weights, so that the parts sum to it and none is off by a whole minor unit.
    /// </summary>
    /// <param name="amount">What is shared, in minor units.</param>
    /// <param name="weights">In which proportion; not all 0, and none of another sign than the others.</param>
    public static IReadOnlyList<long> Split(long amount, IReadOnlyList<long> weights)
    {
        var sum = weights.Aggregate((Int128)0, (total, weight) => total + weight);
        if (sum == 0)
            throw new ArgumentException("Something must have a weight.", nameof(weights));
        var parts = new long[weights.Count];
        var lost = new Int128[weights.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var (down, rest) = DivideDown((Int128)amount * weights[i] * Int128.Sign(sum), Int128.Abs(sum));
            (parts[i], lost[i]) = (checked((long)down), rest);
        }

        Share(parts, lost, amount - parts.Aggregate((Int128)0, (total, part) => total + part));
        return parts;
    }

    // The carry may make the rest negative, or more than one for each line.
    private static void Share<TLost>(long[] amounts, TLost[] lost, Int128 rest)
        where TLost : IComparable<TLost>
    {
        var order = Enumerable.Range(0, amounts.Length).OrderByDescending(i => lost[i]).ThenBy(i => i).ToArray();
        for (var i = 0; rest != 0 && order.Length > 0; i++)
        {
            var at = rest > 0 ? order[i % order.Length] : order[^((i % order.Length) + 1)];
            amounts[at] += Int128.Sign(rest);
            rest -= Int128.Sign(rest);
        }
    }

    private static (Int128 Quotient, Int128 Remainder) DivideDown(Int128 value, Int128 divisor)
    {
        var (quotient, rest) = Int128.DivRem(value, divisor);
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest);
    }
}

/// <summary>An invoice's amounts, in minor units.</summary>
/// <param name="Lines">Of each line; they sum to the total.</param>
/// <param name="Total">Of all of them.</param>
/// <param name="CarryNanos">What the next invoice takes over: at most half a minor unit, either way.</param>
public sealed record RoundedLines(IReadOnlyList<long> Lines, long Total, long CarryNanos);
