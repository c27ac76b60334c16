using System.Globalization;
using Payg.Core.Calendar;
using Payg.Core.Meters;

namespace Payg.Core.Credits;

/// <summary>
/// Credit that a customer is granted in each of their billing periods: a grant a period, which ends with it. Of what is
/// left then, some may carry over into the next period. Amounts are nanos of the customer's currency. Immutable.
/// </summary>
/// <param name="Id">Its id, a version 7 UUID.</param>
/// <param name="AmountNanos">What is granted in each period; positive.</param>
public sealed record RecurringCredit(Guid Id, Int128 AmountNanos)
{
    /// <summary>What the references of its grants begin with; no other credit may have such a reference.</summary>
    public const string ReferencePrefix = "recurring:";

    /// <summary>What is granted in the first period, where that is a part of one; null: as in each other.</summary>
    public Int128? FirstNanos { get; init; }

    /// <summary>At least so much carries over into each next period, even where less is left.</summary>
    public Int128 RolloverMinNanos { get; init; }

    /// <summary>At most so much carries over; not less than the least.</summary>
    public Int128 RolloverMaxNanos { get; init; }

    /// <summary>Lower burns first.</summary>
    public int Priority { get; init; } = CreditGrant.DefaultPriority;

    /// <summary>The first instant of its last period's end at the latest; null: it goes on until it is ended.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The meters whose usage may consume it; null: all.</summary>
    public IReadOnlyList<MeterId>? Meters { get; init; }

    /// <summary>How many periods were granted.</summary>
    public int Granted { get; init; }

    /// <summary>Of how many periods it was decided what carries over from them.</summary>
    public int RolledOver { get; init; }

    /// <summary>When the next period begins; null: there is no other.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Whether what carries over depends on what is left.</summary>
    public bool DependsOnRest => RolloverMaxNanos > RolloverMinNanos;

    /// <summary>What carries over from a period.</summary>
    /// <param name="restNanos">What was left of the period's credit, of what carried over into it too.</param>
    public Int128 CarriedOver(Int128 restNanos) =>
        Int128.Min(RolloverMaxNanos, Int128.Max(RolloverMinNanos, restNanos));

    /// <summary>
    /// Grants all periods that have begun: each once, one after the other, those that are over as well. What carries
    /// over whatever is left is part of a period's grant.
    /// </summary>
    /// <param name="now">The instant.</param>
    /// <param name="calendar">The customer's calendar.</param>
    /// <returns>The credit as it is afterwards, and the grants.</returns>
    public (RecurringCredit After, IReadOnlyList<RecurredGrant> Grants) GrantUpTo(
        DateTimeOffset now, BillingCalendar calendar)
    {
        var (after, grants) = (this, new List<RecurredGrant>());
        while (after.NextAt is { } start && start <= now)
        {
            var end = calendar.EndOf(calendar.MonthOf(start));
            if (ExpiresAt < end)
                end = ExpiresAt.Value;
            var number = after.Granted + 1;
            var amount = number == 1 ? FirstNanos ?? AmountNanos : checked(AmountNanos + RolloverMinNanos);
            grants.Add(GrantOf(number, isRollover: false, amount, start, end, now));
            after = after with
            {
                Granted = number,
                RolledOver = DependsOnRest ? after.RolledOver : number - 1,
                NextAt = end == ExpiresAt ? null : end,
            };
        }

        return (after, grants);
    }

    /// <summary>The grant of what carries over beside the least; null: nothing does.</summary>
    /// <param name="into">The grant of the period into which it carries over.</param>
    /// <param name="restNanos">What was left of the period before.</param>
    /// <param name="now">The instant.</param>
    public RecurredGrant? RollOver(RecurredGrant into, Int128 restNanos, DateTimeOffset now)
    {
        var nanos = CarriedOver(restNanos) - RolloverMinNanos;
        return nanos == 0
            ? null
            : GrantOf(
                into.Number, isRollover: true, nanos, into.Grant.EffectiveAt, into.Grant.ExpiresAt!.Value, now);
    }

    private RecurredGrant GrantOf(
        int number, bool isRollover, Int128 nanos, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now) =>
        new(Id, number, isRollover, new CreditGrant(Guid.CreateVersion7(now), CreditKind.Recurring, nanos)
        {
            Priority = Priority,
            EffectiveAt = start,
            ExpiresAt = end,
            CreatedAt = now,
            Meters = Meters,
        });
}

/// <summary>A grant of a recurring credit.</summary>
/// <param name="Recurring">The recurring credit.</param>
/// <param name="Number">The number of its period: 1, 2, 3 and so on.</param>
/// <param name="IsRollover">Whether it is what carried over from the period before.</param>
/// <param name="Grant">The grant.</param>
public sealed record RecurredGrant(Guid Recurring, int Number, bool IsRollover, CreditGrant Grant)
{
    /// <summary>Its reference. References are unique to a customer, so no period is granted twice.</summary>
    public string Reference => string.Create(
        CultureInfo.InvariantCulture,
        $"{RecurringCredit.ReferencePrefix}{Recurring}:{Number}{(IsRollover ? ":rollover" : "")}");
}
