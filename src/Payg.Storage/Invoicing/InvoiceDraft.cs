using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Invoicing;
using Payg.Core.Pricing;
using Payg.Storage.Model.Invoices;

namespace Payg.Storage.Invoicing;

/// <summary>What an invoice would say if it became final now.</summary>
/// <param name="Payer">Who is billed.</param>
/// <param name="Month">The billing period.</param>
/// <param name="Lines">
/// What is billed: usage of the period, then what came later of earlier ones, corrections, credit, and what plans
/// charge.
/// </param>
/// <param name="CarryNanos">What rounding left on earlier invoices.</param>
/// <param name="Tax">How it is taxed.</param>
/// <param name="IsGross">Whether tax is in the amounts of the lines.</param>
public sealed record InvoiceDraft(
    Payer Payer, BillingMonth Month, IReadOnlyList<DraftLine> Lines, long CarryNanos, Tax Tax, bool IsGross)
{
    /// <summary>The minor unit of the currency.</summary>
    public MinorUnit Unit => MinorUnit.Of(Payer.Currency);

    /// <summary>The lines' amounts and their sum.</summary>
    public RoundedLines Rounded { get; } = InvoiceRounding.Round(
        [.. Lines.Select(line => line.ExactNanos)], CarryNanos, MinorUnit.Of(Payer.Currency));

    /// <summary>Net, tax and gross amount.</summary>
    public InvoiceTotals Totals => Tax.On(Rounded.Total, IsGross);

    /// <summary>
    /// Whether corrections take back more than is billed. Such an invoice is not made: its lines wait for the next one.
    /// </summary>
    public bool IsBelowZero => Rounded.Total < 0;
}

/// <summary>A line of a draft.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Month">The billing period of the usage.</param>
/// <param name="Description">What it is for.</param>
/// <param name="ExactNanos">What it comes to, in nanos.</param>
public sealed record DraftLine(InvoiceLineKind Kind, BillingMonth Month, string Description, Int128 ExactNanos)
{
    /// <summary>The meter; 0: none.</summary>
    public int MeterId { get; init; }

    /// <summary>The price; 0: none.</summary>
    public int PriceId { get; init; }

    /// <summary>The correction; null: another kind of line.</summary>
    public Guid? AdjustmentId { get; init; }

    /// <summary>The subscription of a fee; null: another kind of line.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>What the quantity counts; null: no quantity.</summary>
    public string? Unit { get; init; }

    /// <summary>How much was used; null: an amount without quantity.</summary>
    public long? Quantity { get; init; }

    /// <summary>The price in words; null: none.</summary>
    public string? Price { get; init; }
}

/// <summary>What the operator decided for all invoices.</summary>
/// <param name="Series">What the numbers of invoices begin with.</param>
/// <param name="CreditNoteSeries">What the numbers of credit notes begin with.</param>
/// <param name="PaymentTerm">How long there is to pay.</param>
/// <param name="IsGross">Whether tax is in the prices.</param>
/// <param name="Tax">How customers are taxed for whom nothing else was decided.</param>
public sealed record InvoiceTerms(
    string Series, string CreditNoteSeries, TimeSpan PaymentTerm, bool IsGross, Tax Tax);
