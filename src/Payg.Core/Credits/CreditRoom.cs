using Payg.Core.Meters;

namespace Payg.Core.Credits;

/// <summary>
/// What a customer may still spend, and whether what is kept for units that are out fits into it. Credits for some
/// meters pay for these; whichever meter's usage comes first, what is kept for the others must be there for them.
/// Immutable.
/// </summary>
/// <param name="General">What any meter may use, in nanos: credits less what is owed, and the credit limit.</param>
/// <param name="ForMeters">Credits for some meters alone.</param>
public sealed record CreditRoom(Int128 General, IReadOnlyList<MeterCredit> ForMeters)
{
    /// <summary>What grants leave at an instant, with a limit to what may be owed beyond them.</summary>
    /// <param name="grants">The grants.</param>
    /// <param name="unowedNanos">The limit less what is owed, in nanos.</param>
    /// <param name="at">The instant.</param>
    public static CreditRoom At(IEnumerable<CreditGrant> grants, Int128 unowedNanos, DateTimeOffset at)
    {
        var forMeters = new List<MeterCredit>();
        foreach (var grant in grants.Where(grant => grant.IsValidAt(at)))
        {
            if (grant.Meters is { } meters)
                forMeters.Add(new MeterCredit(grant.RemainingNanos, meters.ToHashSet()));
            else
                unowedNanos = checked(unowedNanos + grant.RemainingNanos);
        }

        return new CreditRoom(unowedNanos, forMeters);
    }

    /// <summary>What one meter may use if no other uses anything.</summary>
    public Int128 Of(MeterId meter) =>
        Shared + ForMeters.Where(credit => credit.IsFor(meter)).Aggregate((Int128)0, (sum, one) => sum + one.Nanos);

    /// <summary>Whether all that is kept can be paid, in whichever order the usage comes.</summary>
    /// <param name="holds">What is kept for each meter, in nanos.</param>
    /// <param name="rises">
    /// By how much the cost of each meter may rise in all, in nanos: more than what is kept where it may fall in
    /// between. What comes back then may be taken by other meters before it rises again.
    /// </param>
    public bool Fits(IReadOnlyDictionary<MeterId, Int128> holds, IReadOnlyDictionary<MeterId, Int128> rises)
    {
        foreach (var (meter, rise) in rises)
        {
            if (rise > 0 && rise > FreeFor(meter, rises, rise - holds[meter]))
                return false;
        }

        return true;
    }

    /// <summary>What a meter may use beside the other meters, with what comes back of its own cost.</summary>
    private Int128 FreeFor(MeterId meter, IReadOnlyDictionary<MeterId, Int128> rises, Int128 back)
    {
        var free = Of(meter) + back;
        foreach (var (other, rise) in rises)
        {
            if (other != meter && rise > 0)
                free -= Int128.Min(rise, SharedBy(meter, other) + back);
        }

        return free;
    }

    private Int128 Shared => Int128.Max(General, 0);

    private Int128 SharedBy(MeterId one, MeterId other) => Shared + ForMeters
        .Where(credit => credit.IsFor(one) && credit.IsFor(other))
        .Aggregate((Int128)0, (sum, credit) => sum + credit.Nanos);
}

/// <summary>What remains of a credit for some meters.</summary>
/// <param name="Nanos">How much, in nanos.</param>
/// <param name="Meters">The meters.</param>
public sealed record MeterCredit(Int128 Nanos, IReadOnlySet<MeterId> Meters)
{
    /// <summary>Whether it pays for the meter.</summary>
    public bool IsFor(MeterId meter) => Meters.Contains(meter);
}
