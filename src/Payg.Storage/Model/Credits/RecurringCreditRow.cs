using System.Globalization;
using Payg.Core.Amounts;

namespace Payg.Storage.Model.Credits;

/// <summary>
/// Credit that a customer is granted in each of their billing periods. Only how far it is, and when it was ended,
/// change.
/// </summary>
public sealed class RecurringCreditRow
{
    /// <summary>How many of a customer may go on at once.</summary>
    public const int MaxActive = 100;

    /// <summary>Whose it is.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>The whole units of what is granted in each period, rounded down.</summary>
    public long AmountUnits { get; set; }

    /// <summary>The rest of what is granted in each period, in nanos.</summary>
    public int AmountFraction { get; set; }

    /// <summary>The whole units of what is granted in the first period; null: as in each other.</summary>
    public long? FirstUnits { get; set; }

    /// <summary>The rest of what is granted in the first period, in nanos; null: as in each other.</summary>
    public int? FirstFraction { get; set; }

    /// <summary>The whole units of what carries over at least, rounded down.</summary>
    public long RolloverMinUnits { get; set; }

    /// <summary>The rest of what carries over at least, in nanos.</summary>
    public int RolloverMinFraction { get; set; }

    /// <summary>The whole units of what carries over at most, rounded down.</summary>
    public long RolloverMaxUnits { get; set; }

    /// <summary>The rest of what carries over at most, in nanos.</summary>
    public int RolloverMaxFraction { get; set; }

    /// <summary>The priority of its grants: lower is used first.</summary>
    public int Priority { get; set; }

    /// <summary>When its first grant begins.</summary>
    public DateTimeOffset EffectiveAt { get; set; }

    /// <summary>When its last grant ends at the latest; null: not before it is ended.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The numbers of the meters that it pays for, with a blank between them; null: all.</summary>
    public string? Meters { get; set; }

    /// <summary>What it is granted for; one recurring credit of a customer for each.</summary>
    public string? Reference { get; set; }

    /// <summary>How many periods were granted.</summary>
    public int Granted { get; set; }

    /// <summary>Of how many periods it was decided what carries over from them.</summary>
    public int RolledOver { get; set; }

    /// <summary>When the next period begins; null: there is no other.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>When an operator ended it; null: nobody did.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The numbers of the meters that it pays for; null: all.</summary>
    public IReadOnlyList<int>? MeterIds
    {
        get => Meters?.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();
        init => Meters = value is null ? null : string.Join(' ', value.Distinct().Order());
    }

    /// <summary>What is granted in each period, in nanos.</summary>
    public Int128 AmountNanos => AmountParts.Join(AmountUnits, AmountFraction);

    /// <summary>What is granted in the first period, in nanos; null: as in each other.</summary>
    public Int128? FirstNanos => FirstUnits is { } units ? AmountParts.Join(units, FirstFraction ?? 0) : null;

    /// <summary>What carries over at least, in nanos.</summary>
    public Int128 RolloverMinNanos => AmountParts.Join(RolloverMinUnits, RolloverMinFraction);

    /// <summary>What carries over at most, in nanos.</summary>
    public Int128 RolloverMaxNanos => AmountParts.Join(RolloverMaxUnits, RolloverMaxFraction);
}
