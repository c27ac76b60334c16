using Payg.Core.Amounts;
using Payg.Storage.Model.Invoices;

namespace Payg.Storage.Invoicing;

/// <summary>What final invoices have billed of one thing.</summary>
/// <param name="MeterId">The meter; 0: none.</param>
/// <param name="PriceId">The price; 0: none.</param>
/// <param name="Units">The units of what it came to exactly.</param>
/// <param name="Fraction">The nanos of what it came to exactly.</param>
/// <param name="AmountMinor">What was billed, in minor units.</param>
internal sealed record InvoicedSum(
    InvoiceLineKind Kind, int Month, int MeterId, int PriceId, Guid? AdjustmentId, Guid? SubscriptionId, long Quantity,
    long Units, long Fraction, long AmountMinor)
{
    public Int128 ExactNanos => AmountParts.Join(Units, Fraction);
}
