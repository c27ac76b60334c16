using Payg.Core.Amounts;

namespace Payg.Storage.Model.Sums;

/// <summary>
/// What one customer is charged for one billing period: the sum of their usage lines and of adjustments in money.
/// </summary>
public sealed class CustomerMonthRow
{
    /// <summary>Who is charged.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The billing period, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>The ISO 4217 code of what they are charged in.</summary>
    public required string Currency { get; set; }

    /// <summary>The whole units of currency of the cost, rounded down; may be negative.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of the cost, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }

    /// <summary>The magnitude of the cost, as <see cref="Model.CostClass"/> computes it in the database.</summary>
    public int CostClass { get; private set; }

    /// <summary>The cost, in nanos.</summary>
    public Int128 CostNanos => AmountParts.Join(CostUnits, CostFraction);
}
