using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Credits;

namespace Payg.Storage.Model.Credits;

/// <summary>
/// Money that a customer was given or bought in advance. Only what remains of it, and when it was voided, change.
/// </summary>
public sealed class CreditGrantRow
{
    /// <summary>How many grants of a customer may have anything left.</summary>
    public const int MaxOpen = 1_000;

    /// <summary>The longest reference, in characters.</summary>
    public const int MaxReferenceLength = 200;

    /// <summary>The longest list of meters, in characters.</summary>
    public const int MaxMetersLength = 2000;

    /// <summary>The longest name of a kind, in characters.</summary>
    public const int MaxKindLength = 32;

    /// <summary>A new grant of which nothing is used, in force at once and without an end.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="kind">Where it comes from.</param>
    /// <param name="nanos">What is granted, in nanos.</param>
    /// <param name="now">When.</param>
    public static CreditGrantRow Of(Guid customer, CreditKind kind, Int128 nanos, DateTimeOffset now)
    {
        var (units, fraction) = AmountParts.Of(nanos);
        return new CreditGrantRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            Kind = kind.Name(),
            AmountUnits = units,
            AmountFraction = fraction,
            RemainingUnits = units,
            RemainingFraction = fraction,
            Priority = CreditGrant.DefaultPriority,
            EffectiveAt = now,
            CreatedAt = now,
        };
    }

    /// <summary>Whose it is.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>Where it comes from, such as <c>promo</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The whole units of what was granted, rounded down.</summary>
    public long AmountUnits { get; set; }

    /// <summary>The rest of what was granted, in nanos.</summary>
    public int AmountFraction { get; set; }

    /// <summary>The whole units of what remains, rounded down.</summary>
    public long RemainingUnits { get; set; }

    /// <summary>The rest of what remains, in nanos.</summary>
    public int RemainingFraction { get; set; }

    /// <summary>Lower is used first.</summary>
    public int Priority { get; set; }

    /// <summary>From when on it pays for usage.</summary>
    public DateTimeOffset EffectiveAt { get; set; }

    /// <summary>Until when it pays for usage; null: without end.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The numbers of the meters that it pays for, with a blank between them; null: all.</summary>
    public string? Meters { get; set; }

    /// <summary>What it was granted for; one grant of a customer for each.</summary>
    public string? Reference { get; set; }

    /// <summary>The recurring credit whose grant it is; null: of none.</summary>
    public Guid? RecurringId { get; set; }

    /// <summary>The number of the recurring credit's period: 1, 2, 3 and so on; 0: of none.</summary>
    public int RecurringNumber { get; set; }

    /// <summary>Whether it is what carried over from the recurring credit's period before.</summary>
    public bool IsRollover { get; set; }

    /// <summary>When it was voided; null: it was not.</summary>
    public DateTimeOffset? VoidedAt { get; set; }

    /// <summary>When it was granted.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The numbers of the meters that it pays for; null: all.</summary>
    public IReadOnlyList<int>? MeterIds
    {
        get => Meters?.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();
        set => Meters = value is null ? null : string.Join(' ', value.Distinct().Order());
    }

    /// <summary>What was granted, in nanos.</summary>
    public Int128 AmountNanos => AmountParts.Join(AmountUnits, AmountFraction);

    /// <summary>What remains, in nanos.</summary>
    public Int128 RemainingNanos => AmountParts.Join(RemainingUnits, RemainingFraction);
}
