namespace Payg.Storage.Series;

/// <summary>
/// A sum of quantities that no 64-bit integer need hold: databases sum billions of units and the rest on their own, and
/// both are joined here.
/// </summary>
public static class QuantitySum
{
    /// <summary>By how much a quantity is divided before it is summed.</summary>
    public const long Part = 1_000_000_000;

    /// <summary>The whole sum.</summary>
    /// <param name="parts">The sum of the quantities, each divided by <see cref="Part"/>.</param>
    /// <param name="rests">The sum of what those divisions left.</param>
    public static Int128 Join(long parts, long rests) => ((Int128)parts * Part) + rests;
}
