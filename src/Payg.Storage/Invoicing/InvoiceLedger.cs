using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Invoices;

namespace Payg.Storage.Invoicing;

/// <summary>
/// Makes invoices final, and changes what may change of them. Each method is called in an open transaction of the
/// context in which the caller has locked the customer by an update of their row.
/// </summary>
public static class InvoiceLedger
{
    private static readonly string s_consumed = CreditEntryKind.Consume.Name();
    private static readonly string s_restored = CreditEntryKind.Restore.Name();

    /// <summary>
    /// Opens the series that numbers of now are taken of. Before the transaction, because two nodes may open one at
    /// once.
    /// </summary>
    public static async Task OpenSeriesAsync(
        PaygContext context, string prefix, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var series = SeriesOf(prefix, now);
        if (await context.InvoiceSeries.AnyAsync(row => row.Series == series, cancellationToken))
            return;
        var row = new InvoiceSeriesRow { Series = series };
        context.InvoiceSeries.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node opened it, or the database is unavailable: the transaction finds out.
        }

        context.Entry(row).State = EntityState.Detached;
    }

    /// <summary>Makes a draft final: its lines, its totals and its number, which is taken last.</summary>
    /// <param name="context">An open transaction.</param>
    /// <param name="invoice">The draft, tracked by the context.</param>
    /// <param name="draft">What it says, read in the same transaction.</param>
    /// <param name="terms">What the operator decided for all invoices.</param>
    /// <param name="now">When it is issued.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task FinalizeAsync(
        PaygContext context,
        InvoiceRow invoice,
        InvoiceDraft draft,
        InvoiceTerms terms,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // 1. What it says.
        var totals = draft.Totals;
        invoice.State = InvoiceState.Final;
        invoice.Currency = draft.Payer.Currency.Code;
        invoice.MinorDigits = (short)draft.Unit.Digits;
        (invoice.NetMinor, invoice.TaxMinor, invoice.GrossMinor) = (totals.Net, totals.Tax, totals.Gross);
        (invoice.TaxCategory, invoice.TaxRate) = (draft.Tax.Category, draft.Tax.PartsPerMillion);
        invoice.IsGross = draft.IsGross;
        invoice.CarryNanos = draft.Rounded.CarryNanos;
        (invoice.IssuedAt, invoice.DueAt) = (now, now + terms.PaymentTerm);
        context.InvoiceLines.AddRange(draft.Lines.Select((line, i) => RowOf(invoice, line, i, draft)));
        if (totals.Gross == 0)
            (invoice.Payment, invoice.PaidAt) = (PaymentState.Paid, now);

        // 2. What it bills is owed no more: the invoice is, until it is paid.
        var customer = await context.Customers.SingleAsync(row => row.Id == invoice.CustomerId, cancellationToken);
        await SettleAsync(context, customer, invoice.Month, cancellationToken);
        AddUnpaid(customer, invoice, invoice.DueMinor);
        await context.SaveChangesAsync(cancellationToken);

        // 3. The number, last: until the commit nobody else gets one of the series.
        await NumberAsync(context, invoice, terms.Series, now, cancellationToken);
    }

    /// <summary>Takes back an invoice or a part of it.</summary>
    /// <param name="context">An open transaction.</param>
    /// <param name="invoice">The invoice, final and tracked by the context.</param>
    /// <param name="grossMinor">How much, with tax, in minor units: 0 to what no credit note has taken back.</param>
    /// <param name="restoredNanos">The credit that the caller gives back, in nanos, which the note says.</param>
    /// <param name="reason">Why, as the customer reads it.</param>
    /// <param name="terms">What the operator decided for all invoices.</param>
    /// <param name="now">When it is issued.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<InvoiceRow> CreditAsync(
        PaygContext context,
        InvoiceRow invoice,
        long grossMinor,
        Int128 restoredNanos,
        string reason,
        InvoiceTerms terms,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(grossMinor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grossMinor, invoice.LeftMinor);

        // 1. Net and tax in the proportion of what is left, so that all credit notes together take back just these.
        var before = await context.Invoices.Where(row => row.CustomerId == invoice.CustomerId
                && row.OriginalId == invoice.Id)
            .SumAsync(row => row.NetMinor, cancellationToken);
        var net = invoice.NetMinor - before;
        var parts = grossMinor == 0 ? [0, 0] : InvoiceRounding.Split(grossMinor, [net, invoice.LeftMinor - net]);
        var note = new InvoiceRow
        {
            CustomerId = invoice.CustomerId,
            Id = Guid.CreateVersion7(now),
            Kind = InvoiceKind.CreditNote,
            State = InvoiceState.Final,
            Payment = PaymentState.Paid,
            Month = invoice.Month,
            OriginalId = invoice.Id,
            Reason = reason,
            Currency = invoice.Currency,
            MinorDigits = invoice.MinorDigits,
            PeriodStart = invoice.PeriodStart,
            PeriodEnd = invoice.PeriodEnd,
            TimeZone = invoice.TimeZone,
            CreatedAt = now,
            IssuedAt = now,
            NetMinor = parts[0],
            TaxMinor = parts[1],
            GrossMinor = grossMinor,
            IsGross = invoice.IsGross,
            TaxCategory = invoice.TaxCategory,
            TaxRate = invoice.TaxRate,
            TaxNote = invoice.TaxNote,
            Seller = invoice.Seller,
            Buyer = invoice.Buyer,
        };
        context.Invoices.Add(note);
        context.InvoiceLines.Add(LineOf(note, 1, reason, invoice.IsGross ? grossMinor : parts[0]));
        if (restoredNanos > 0)
        {
            var back = $"Credit given back: {Money.FormatNanos(restoredNanos)} {note.Currency}";
            context.InvoiceLines.Add(LineOf(note, 2, back, 0));
        }

        // 2. What is to be paid of the invoice falls; the number comes last.
        var customer = await context.Customers.SingleAsync(row => row.Id == invoice.CustomerId, cancellationToken);
        var due = invoice.DueMinor;
        invoice.CreditedMinor += grossMinor;
        if (grossMinor > 0 && invoice.CreditedMinor == invoice.GrossMinor && invoice.Payment is not PaymentState.Paid)
            invoice.Payment = PaymentState.Void;
        AddUnpaid(customer, invoice, invoice.DueMinor - due);
        await context.SaveChangesAsync(cancellationToken);
        await NumberAsync(context, note, terms.CreditNoteSeries, now, cancellationToken);
        return note;
    }

    /// <summary>Notes whether an invoice was paid, or that nobody expects it any more.</summary>
    public static async Task SetPaymentAsync(
        PaygContext context, InvoiceRow invoice, PaymentState state, DateTimeOffset? paidAt, string? reference,
        CancellationToken cancellationToken)
    {
        var customer = await context.Customers.SingleAsync(row => row.Id == invoice.CustomerId, cancellationToken);
        var due = invoice.DueMinor;
        (invoice.Payment, invoice.PaidAt, invoice.PaymentReference) = (state, paidAt, reference);
        AddUnpaid(customer, invoice, invoice.DueMinor - due);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static InvoiceLineRow LineOf(InvoiceRow note, int position, string description, long amount)
    {
        var exact = AmountParts.Of((Int128)amount * note.Unit.Nanos);
        return new InvoiceLineRow
        {
            CustomerId = note.CustomerId,
            InvoiceId = note.Id,
            Position = position,
            Kind = InvoiceLineKind.Correction,
            Month = note.Month,
            Description = description,
            ExactUnits = exact.Units,
            ExactFraction = exact.Nanos,
            AmountMinor = amount,
        };
    }

    private static InvoiceLineRow RowOf(InvoiceRow invoice, DraftLine line, int index, InvoiceDraft draft)
    {
        var exact = AmountParts.Of(line.ExactNanos);
        return new InvoiceLineRow
        {
            CustomerId = invoice.CustomerId,
            InvoiceId = invoice.Id,
            Position = index + 1,
            Kind = line.Kind,
            Month = line.Month.Number,
            MeterId = line.MeterId,
            PriceId = line.PriceId,
            AdjustmentId = line.AdjustmentId,
            SubscriptionId = line.SubscriptionId,
            Description = line.Description,
            Unit = line.Unit,
            Quantity = line.Quantity,
            Price = line.Price,
            ExactUnits = exact.Units,
            ExactFraction = exact.Nanos,
            AmountMinor = draft.Rounded.Lines[index],
        };
    }

    /// <summary>
    /// All that was used until the end of the period and that no credit has paid for is settled: the invoice asks for
    /// it, so neither credit nor the credit limit is taken for it.
    /// </summary>
    private static async Task SettleAsync(
        PaygContext context, CustomerRow customer, int month, CancellationToken cancellationToken)
    {
        var later = await context.UsageLines
            .Where(row => row.CustomerId == customer.Id && row.Month > month)
            .Select(row => new { row.CostUnits, row.CostFraction }).ToListAsync(cancellationToken);
        var laterMoney = await context.UsageAdjustments
            .Where(row => row.CustomerId == customer.Id && row.Month > month && row.Quantity == null)
            .Select(row => new { row.CostUnits, row.CostFraction }).ToListAsync(cancellationToken);
        var laterCredit = await context.CreditEntries
            .Where(row => row.CustomerId == customer.Id && row.Month > month
                && (row.Kind == s_consumed || row.Kind == s_restored))
            .Select(row => new { row.Kind, row.AmountUnits, row.AmountFraction }).ToListAsync(cancellationToken);
        var cost = later.Concat(laterMoney).Aggregate(
            customer.TotalCostNanos, (sum, row) => sum - AmountParts.Join(row.CostUnits, row.CostFraction));
        var credited = laterCredit.Aggregate(
            customer.CreditedNanos,
            (sum, row) => sum - (CreditKinds.SignOf(row.Kind) * AmountParts.Join(row.AmountUnits, row.AmountFraction)));
        var settled = Int128.Max(customer.SettledNanos, cost - credited);
        (customer.SettledUnits, customer.SettledFraction) = AmountParts.Of(settled);
    }

    private static void AddUnpaid(CustomerRow customer, InvoiceRow invoice, long minor)
    {
        var unpaid = customer.UnpaidNanos + ((Int128)minor * invoice.Unit.Nanos);
        (customer.UnpaidUnits, customer.UnpaidFraction) = AmountParts.Of(unpaid);
    }

    private static async Task NumberAsync(
        PaygContext context, InvoiceRow invoice, string prefix, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var series = SeriesOf(prefix, now);
        var risen = await context.InvoiceSeries.Where(row => row.Series == series).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Last, row => row.Last + 1), cancellationToken);
        if (risen == 0)
            throw new InvalidOperationException("The series of numbers was not opened.");
        var last = await context.InvoiceSeries.Where(row => row.Series == series).Select(row => row.Last)
            .SingleAsync(cancellationToken);
        invoice.Number = $"{series}-{last:D4}";
        await context.SaveChangesAsync(cancellationToken);
    }

    private static string SeriesOf(string prefix, DateTimeOffset now) => $"{prefix}-{now.UtcDateTime.Year:D4}";
}
