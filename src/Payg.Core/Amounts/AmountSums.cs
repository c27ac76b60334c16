namespace Payg.Core.Amounts;

/// <summary>Sums of amounts, as LINQ has them for narrower numbers.</summary>
public static class AmountSums
{
    /// <summary>The sum of what is selected, in nanos.</summary>
    /// <exception cref="OverflowException">The sum does not fit an <see cref="Int128"/>.</exception>
    public static Int128 Sum<T>(this IEnumerable<T> source, Func<T, Int128> nanos) =>
        source.Aggregate(Int128.Zero, (sum, item) => checked(sum + nanos(item)));
}
