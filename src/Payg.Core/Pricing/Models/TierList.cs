using System.Collections;

namespace Payg.Core.Pricing.Models;

/// <summary>Tiers in order, equal when their tiers are.</summary>
public sealed class TierList(params IReadOnlyList<Tier> tiers) : IReadOnlyList<Tier>, IEquatable<TierList>
{
    private readonly Tier[] _tiers = [.. tiers];

    /// <inheritdoc/>
    public int Count => _tiers.Length;

    /// <inheritdoc/>
    public Tier this[int index] => _tiers[index];

    /// <summary>The most that so many units cost, all fees included, times the units of a rate.</summary>
    internal Int128 AtMost(long units, long perUnits)
    {
        if (units == 0)
            return 0;
        Int128 fees = 0;
        foreach (var tier in _tiers)
            fees += tier.FlatNanos;
        return checked(((Int128)units * _tiers.Max(tier => tier.AmountNanos)) + (fees * perUnits));
    }

    /// <inheritdoc/>
    public bool Equals(TierList? other) => other is not null && _tiers.AsSpan().SequenceEqual(other._tiers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TierList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var tier in _tiers)
            hash.Add(tier);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<Tier> GetEnumerator() => ((IEnumerable<Tier>)_tiers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _tiers.GetEnumerator();
}
