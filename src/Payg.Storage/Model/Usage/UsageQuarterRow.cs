using Payg.Core.Amounts;

namespace Payg.Storage.Model.Usage;

/// <summary>
/// One customer's usage of one meter at one price with one API key and one set of dimensions in one quarter of an hour
/// of UTC, for time series: a window of any time zone is a sum of quarters. What a quarter cost is what it added to the
/// cost of usage lines, so the quarters of a period sum to its lines, but for adjustments. Rows of databases that were
/// upgraded are whole hours of the customer's clock, under their first quarter.
/// </summary>
public sealed class UsageQuarterRow
{
    /// <summary>Who is charged.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The start of the quarter.</summary>
    public DateTimeOffset Quarter { get; set; }

    /// <summary>What was used.</summary>
    public int MeterId { get; set; }

    /// <summary>The price in force when it was used.</summary>
    public int PriceId { get; set; }

    /// <summary>The number of the API key; 0: a session, or from before keys were recorded.</summary>
    public int ApiKey { get; set; }

    /// <summary>The number of its <see cref="DimensionSetRow"/> among the customer's; 0: no dimensions.</summary>
    public int DimensionSet { get; set; }

    /// <summary>How much was used, in the price's unit.</summary>
    public long Quantity { get; set; }

    /// <summary>The whole units of currency of what it added to the cost, rounded down; may be negative.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of what it added, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }

    /// <summary>What it added to the cost, in nanos.</summary>
    public Int128 CostNanos => AmountParts.Join(CostUnits, CostFraction);
}
