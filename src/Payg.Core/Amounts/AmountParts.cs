namespace Payg.Core.Amounts;

/// <summary>
/// An amount as a database stores and sums it: whole units of currency and the nanos above them. Normalised, so equal
/// amounts have equal parts and parts compare as amounts do.
/// </summary>
/// <param name="Units">The whole units, rounded down: −1 for −0.25.</param>
/// <param name="Nanos">The rest: 0 to 999,999,999.</param>
public readonly record struct AmountParts(long Units, int Nanos)
{
    /// <summary>Splits an amount.</summary>
    /// <param name="nanos">The whole amount in nanos; may be negative.</param>
    /// <exception cref="OverflowException">The units do not fit a <see cref="long"/>.</exception>
    public static AmountParts Of(Int128 nanos)
    {
        var (units, rest) = Int128.DivRem(nanos, Money.NanosPerUnit);
        return rest < 0
            ? new AmountParts(checked((long)(units - 1)), (int)(rest + Money.NanosPerUnit))
            : new AmountParts(checked((long)units), (int)rest);
    }

    /// <summary>
    /// The whole amount in nanos. The parts may also be sums over rows, which need not be normalised. Cannot overflow.
    /// </summary>
    /// <param name="units">The sum of the units.</param>
    /// <param name="nanos">The sum of the nanos.</param>
    public static Int128 Join(long units, long nanos) => ((Int128)units * Money.NanosPerUnit) + nanos;
}
