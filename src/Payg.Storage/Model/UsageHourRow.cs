using Payg.Core.Amounts;

namespace Payg.Storage.Model;

/// <summary>
/// One customer's usage of one meter in one hour, for time series. What an hour cost is what it added to the cost of
/// its usage lines, so the hours of a period sum to its lines.
/// </summary>
public sealed class UsageHourRow
{
    /// <summary>Who is charged.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The start of the hour as the customer's clock shows it, in UTC.</summary>
    public DateTimeOffset Hour { get; set; }

    /// <summary>What was used.</summary>
    public int MeterId { get; set; }

    /// <summary>How much was used, in the meter's unit.</summary>
    public long Quantity { get; set; }

    /// <summary>The whole units of currency of what it added to the cost, rounded down; may be negative.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of what it added, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }

    /// <summary>What it added to the cost, in nanos.</summary>
    public Int128 CostNanos => AmountParts.Join(CostUnits, CostFraction);
}
