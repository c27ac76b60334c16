namespace Payg.Storage.Model.Sums;

/// <summary>
/// What all customers used of one meter, in one unit and currency, in one billing period of their own calendars, as far
/// as one journal brought it: the sum of their usage lines. Each journal has rows of its own.
/// </summary>
public sealed class MonthSumRow
{
    /// <summary>The billing period, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>The meter.</summary>
    public int MeterId { get; set; }

    /// <summary>The ISO 4217 code of what it costs.</summary>
    public required string Currency { get; set; }

    /// <summary>What is counted.</summary>
    public required string Unit { get; set; }

    /// <summary>The journal; all zeros: adjustments, others, and what was used before sums were kept.</summary>
    public Guid JournalId { get; set; }

    /// <summary>The whole billions of how much was metered.</summary>
    public long QuantityBillions { get; set; }

    /// <summary>The rest of how much was metered: 0 to 999,999,999.</summary>
    public int QuantityRest { get; set; }

    /// <summary>The whole units of currency of what it costs, rounded down; may be negative.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of what it costs, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }

    /// <summary>For how many customers this was their first usage line of the period.</summary>
    public long Customers { get; set; }
}
