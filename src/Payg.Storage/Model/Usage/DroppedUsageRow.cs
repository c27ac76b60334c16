using Payg.Core.Amounts;

namespace Payg.Storage.Model.Usage;

/// <summary>
/// The sum of one customer's usage of one meter at one price that is no longer kept by quarters of an hour. It is
/// written by the transaction that drops the quarters, so lines can be held against the series for good.
/// </summary>
public sealed class DroppedUsageRow
{
    /// <summary>Who is charged.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>What was used.</summary>
    public int MeterId { get; set; }

    /// <summary>The price in force when it was used.</summary>
    public int PriceId { get; set; }

    /// <summary>The whole billions of how much was used.</summary>
    public long QuantityBillions { get; set; }

    /// <summary>The rest of how much was used: 0 to 999,999,999.</summary>
    public int QuantityRest { get; set; }

    /// <summary>The whole units of currency of what it added to the cost, rounded down; may be negative.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of what it added, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }

    /// <summary>Adds usage that is dropped.</summary>
    /// <param name="quantity">How much was used, in the price's unit.</param>
    /// <param name="costNanos">What it added to the cost, in nanos.</param>
    public void Add(Int128 quantity, Int128 costNanos)
    {
        // Billions and their rest are made as units and their nanos are.
        (QuantityBillions, QuantityRest) =
            AmountParts.Of(AmountParts.Join(QuantityBillions, QuantityRest) + quantity);
        (CostUnits, CostFraction) = AmountParts.Of(AmountParts.Join(CostUnits, CostFraction) + costNanos);
    }
}
