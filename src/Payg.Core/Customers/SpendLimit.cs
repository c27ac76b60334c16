using Payg.Core.Meters;

namespace Payg.Core.Customers;

/// <summary>
/// Which calls need units that the database granted, because what may be spent on them is bounded. Immutable.
/// </summary>
/// <param name="IsForAll">All: the customer's credit is limited, or a budget for all meters refuses calls.</param>
/// <param name="Meters">The meters that have a budget of their own that refuses calls.</param>
/// <param name="IsForKey">Whether the API key has such a budget: its units are its own.</param>
public sealed record SpendLimit(bool IsForAll, IReadOnlySet<MeterId> Meters, bool IsForKey)
{
    /// <summary>All calls, as for who pays in advance.</summary>
    public static SpendLimit All { get; } = new(IsForAll: true, new HashSet<MeterId>(), IsForKey: false);

    /// <summary>Whether calls of a meter need units.</summary>
    public bool Includes(MeterId meter) => IsForAll || IsForKey || Meters.Contains(meter);

    /// <inheritdoc/>
    public bool Equals(SpendLimit? other) =>
        other is not null && IsForAll == other.IsForAll && IsForKey == other.IsForKey
        && Meters.SetEquals(other.Meters);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsForAll, IsForKey, Meters.Count);
}
