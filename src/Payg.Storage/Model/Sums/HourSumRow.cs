namespace Payg.Storage.Model.Sums;

/// <summary>
/// What all customers used of one meter, in one unit and currency, in one hour of UTC, as far as one journal brought
/// it: the sum of their quarters. Each journal has rows of its own, so that nodes do not wait for each other.
/// </summary>
public sealed class HourSumRow
{
    /// <summary>The start of the hour.</summary>
    public DateTimeOffset Hour { get; set; }

    /// <summary>The meter.</summary>
    public int MeterId { get; set; }

    /// <summary>The ISO 4217 code of what it costs.</summary>
    public required string Currency { get; set; }

    /// <summary>What is counted.</summary>
    public required string Unit { get; set; }

    /// <summary>The journal; all zeros: others, and what was used before sums were kept.</summary>
    public Guid JournalId { get; set; }

    /// <summary>The whole billions of how much was used.</summary>
    public long QuantityBillions { get; set; }

    /// <summary>The rest of how much was used: 0 to 999,999,999.</summary>
    public int QuantityRest { get; set; }

    /// <summary>The whole units of currency of what it added to the cost, rounded down; may be negative.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of what it added, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }
}
