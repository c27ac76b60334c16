using Payg.Core.Amounts;
using Payg.Storage.Model.Invoices;

namespace Payg.Storage.Invoicing;

/// <summary>What final invoices have billed of one thing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Month">Its billing period.</param>
/// <param name="MeterId">The meter; 0: none.</param>
/// <param name="PriceId">The price; 0: none.</param>
/// <param name="AdjustmentId">The correction; null: another kind of line.</param>
/// <param name="SubscriptionId">The subscription; null: another kind of line.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Units">The units of what it came to exactly.</param>
/// <param name="Fraction">The nanos of what it came to exactly.</param>
/// <param name="AmountMinor">What was billed, in minor units.</param>
internal sealed record InvoicedSum(
    InvoiceLineKind Kind, int Month, int MeterId, int PriceId, Guid? AdjustmentId, Guid? SubscriptionId, long Quantity,
    long Units, long Fraction, long AmountMinor)
{
    /// <summary>What it came to exactly, in nanos.</summary>
    public Int128 ExactNanos => AmountParts.Join(Units, Fraction);
}
