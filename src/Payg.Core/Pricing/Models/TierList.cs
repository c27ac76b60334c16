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

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _tiers.GetEnumerator();
}
