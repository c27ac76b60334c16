using Payg.Core.Meters;

namespace Payg.Core.Credits;

/// <summary>
/// Money that a customer was given or bought in advance: what of it remains, and which usage may consume it. Amounts
/// are nanos of the customer's currency. Immutable.
/// </summary>
/// <param name="Id">Its id, a version 7 UUID.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="AmountNanos">What was granted; positive.</param>
public sealed record CreditGrant(Guid Id, CreditKind Kind, Int128 AmountNanos) : IComparable<CreditGrant>
{
    /// <summary>The priority of a grant that does not say otherwise.</summary>
    public const int DefaultPriority = 50;

    /// <summary>What remains: 0 to the amount. The amount unless said otherwise.</summary>
    public Int128 RemainingNanos { get; init; } = AmountNanos;

    /// <summary>Lower burns first.</summary>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>The first instant whose usage may consume it.</summary>
    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary>The first instant whose usage may no longer consume it; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// When it was voided: as if it had expired then, at once; null: it was not. What is held of it stays until it is
    /// used or comes back.
    /// </summary>
    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>The meters whose usage may consume it; null: all, and cost that is not of a meter.</summary>
    public IReadOnlyList<MeterId>? Meters { get; init; }

    /// <summary>Whether it was given rather than bought.</summary>
    public bool IsFree => Kind is not CreditKind.Purchase;

    /// <summary>Whether usage at the instant may consume it.</summary>
    public bool IsValidAt(DateTimeOffset instant) =>
        EffectiveAt <= instant && !(ExpiresAt <= instant) && !(VoidedAt <= instant);

    /// <summary>Whether usage of a meter may consume it; null: cost that is not of a meter.</summary>
    public bool IsFor(MeterId? meter) => Meters is null || (meter is { } known && Meters.Contains(known));

    /// <summary>
    /// Whether cost may consume it. Usage is known by the quarter of an hour, so a quarter in which the grant is valid
    /// for any instant counts.
    /// </summary>
    /// <param name="meter">The meter of the usage; null: cost that is not of a meter.</param>
    /// <param name="start">The first instant of the usage's quarter.</param>
    /// <param name="end">The first instant after it.</param>
    public bool Covers(MeterId? meter, DateTimeOffset start, DateTimeOffset end) =>
        EffectiveAt < end && !(ExpiresAt <= start) && !(VoidedAt <= start) && IsFor(meter);

    /// <summary>
    /// The order in which grants burn: lower priority, earlier expiry (none last), free before bought, effective
    /// earlier, created earlier, id.
    /// </summary>
    public int CompareTo(CreditGrant? other)
    {
        if (other is null)
            return 1;
        return (Priority, ExpiresAt ?? DateTimeOffset.MaxValue, !IsFree, EffectiveAt, CreatedAt, Id).CompareTo(
            (other.Priority, other.ExpiresAt ?? DateTimeOffset.MaxValue, !other.IsFree, other.EffectiveAt,
                other.CreatedAt, other.Id));
    }
}
