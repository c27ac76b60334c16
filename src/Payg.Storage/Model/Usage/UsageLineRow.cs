using Payg.Core.Amounts;

namespace Payg.Storage.Model.Usage;

/// <summary>
/// A usage line, the thing that is billed: the sum of one customer's usage of one meter at one price in one billing
/// period. <c>cost = rate(price, before, quantity + adjusted quantity)</c>
/// always holds, where <c>before</c> is what earlier prices of the meter had in the period.
/// </summary>
public sealed class UsageLineRow
{
    /// <summary>Who is charged.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The billing period, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>What was used.</summary>
    public int MeterId { get; set; }

    /// <summary>The price in force when it was used.</summary>
    public int PriceId { get; set; }

    /// <summary>How much was metered, in the price's unit.</summary>
    public long Quantity { get; set; }

    /// <summary>The sum of the line's adjustments. Together with the metered quantity it is 0 or more.</summary>
    public long AdjustedQuantity { get; set; }

    /// <summary>The whole units of currency of what it costs, rounded down.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of what it costs, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }

    /// <summary>When it was last added to.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>What it costs, in nanos.</summary>
    public Int128 CostNanos => AmountParts.Join(CostUnits, CostFraction);
}
