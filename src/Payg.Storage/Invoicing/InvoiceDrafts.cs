using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Invoicing;
using Payg.Core.Pricing;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Invoicing;

/// <summary>
/// Computes what an invoice says: all that was used until the end of its period and is on no invoice yet, less the
/// credit that has paid for it, and what plans charge. Usage that came after the invoice of its period is on the next
/// one. Thread-safe.
/// </summary>
public sealed class InvoiceDrafts(PriceSnapshot snapshot)
{
    private static readonly string s_consumed = CreditEntryKind.Consume.Name();
    private static readonly string s_restored = CreditEntryKind.Restore.Name();

    /// <summary>Reads what a customer's invoice for a period would say now.</summary>
    /// <param name="context">The database.</param>
    /// <param name="payer">Who is billed.</param>
    /// <param name="month">The billing period.</param>
    /// <param name="terms">What the operator decided for all invoices.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<InvoiceDraft> ReadAsync(
        PaygContext context,
        Payer payer,
        BillingMonth month,
        InvoiceTerms terms,
        CancellationToken cancellationToken)
    {
        var (customer, last) = (payer.Customer.Value, month.Number);
        var first = Math.Min(
            last, await context.InvoiceMonths.MinAsync(row => (int?)row.Month, cancellationToken) ?? last);

        // 1. What is on invoices already.
        var invoiced = await context.InvoiceLines.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Kind != InvoiceLineKind.Correction)
            .GroupBy(row => new
            {
                row.Kind,
                row.Month,
                row.MeterId,
                row.PriceId,
                row.AdjustmentId,
                row.SubscriptionId,
            })
            .Select(group => new InvoicedSum(
                group.Key.Kind, group.Key.Month, group.Key.MeterId, group.Key.PriceId, group.Key.AdjustmentId,
                group.Key.SubscriptionId, group.Sum(row => row.Quantity ?? 0), group.Sum(row => row.ExactUnits),
                group.Sum(row => (long)row.ExactFraction), group.Sum(row => row.AmountMinor)))
            .ToListAsync(cancellationToken);

        // 2. What is not: usage, corrections in money, credit for as much as these come to, and then what plans
        // charge, which credit does not pay for.
        List<DraftLine> lines =
        [
            .. await UsageAsync(context, payer, first, last, invoiced, cancellationToken),
            .. await AdjustmentsAsync(context, customer, first, last, invoiced, cancellationToken),
        ];
        var due = lines.Aggregate((Int128)0, (sum, line) => sum + line.ExactNanos);
        if (await CreditAsync(context, payer, first, month, due, invoiced, cancellationToken) is { } credit)
            lines.Add(credit);
        lines.AddRange(await PlanLines.ReadAsync(context, payer, first, month, invoiced, cancellationToken));

        var carry = invoiced.Aggregate((Int128)0, (sum, row) => sum + row.ExactNanos)
            - (invoiced.Aggregate((Int128)0, (sum, row) => sum + row.AmountMinor)
                * MinorUnit.Of(payer.Currency).Nanos);
        return new InvoiceDraft(
            payer, month, lines, checked((long)carry),
            await TaxAsync(context, customer, payer.Calendar.EndOf(month), terms, cancellationToken), terms.IsGross);
    }

    private async Task<IEnumerable<DraftLine>> UsageAsync(
        PaygContext context, Payer payer, int first, int last, List<InvoicedSum> invoiced,
        CancellationToken cancellationToken)
    {
        var customer = payer.Customer.Value;
        var rows = await context.UsageLines.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Month >= first && row.Month <= last)
            .ToListAsync(cancellationToken);
        var known = invoiced.Where(sum => sum.Kind is InvoiceLineKind.Usage)
            .ToDictionary(sum => (sum.Month, sum.MeterId, sum.PriceId));
        var changed = rows
            .Select(row => (Row: row, Before: known.GetValueOrDefault((row.Month, row.MeterId, row.PriceId))))
            .Where(pair => pair.Row.Quantity + pair.Row.AdjustedQuantity != (pair.Before?.Quantity ?? 0)
                || pair.Row.CostNanos != (pair.Before?.ExactNanos ?? 0))
            .ToList();
        if (changed.Count == 0)
            return [];

        var ids = changed.Select(pair => pair.Row.MeterId).Distinct().ToList();
        var meters = await context.Meters.AsNoTracking()
            .Where(meter => ids.Contains(meter.Id)).ToDictionaryAsync(meter => meter.Id, cancellationToken);
        var prices = await snapshot.ReadAsync(context, cancellationToken);
        return changed
            .Select(pair => (pair.Row, pair.Before, Meter: meters[pair.Row.MeterId],
                Price: prices[new PriceId(pair.Row.PriceId)]))
            .OrderByDescending(line => line.Row.Month)
            .ThenBy(line => line.Meter.Key, StringComparer.Ordinal)
            .ThenBy(line => line.Price.EffectiveFrom).ThenBy(line => line.Row.PriceId)
            .Select(line => new DraftLine(
                InvoiceLineKind.Usage, BillingMonth.FromNumber(line.Row.Month), Describe(line.Meter, line.Price),
                line.Row.CostNanos - (line.Before?.ExactNanos ?? 0))
            {
                MeterId = line.Row.MeterId,
                PriceId = line.Row.PriceId,
                Unit = line.Price.Unit,
                Quantity = line.Row.Quantity + line.Row.AdjustedQuantity - (line.Before?.Quantity ?? 0),
                Price = PriceWords.Of(line.Price.Model, line.Price.Unit),
            });
    }

    private static async Task<IEnumerable<DraftLine>> AdjustmentsAsync(
        PaygContext context, Guid customer, int first, int last, List<InvoicedSum> invoiced,
        CancellationToken cancellationToken)
    {
        var rows = await context.UsageAdjustments.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Month >= first && row.Month <= last
                && row.Quantity == null)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var known = invoiced.Select(sum => sum.AdjustmentId).ToHashSet();
        return rows.Where(row => !known.Contains(row.Id)).Select(row => new DraftLine(
            InvoiceLineKind.Adjustment, BillingMonth.FromNumber(row.Month), row.Reason, row.CostNanos)
        {
            AdjustmentId = row.Id,
        });
    }

    /// <summary>
    /// The credit that has paid for usage until the end of the period, or for what was owed before, and is on no
    /// invoice yet: at most what the invoice comes to. The rest is on the next one.
    /// </summary>
    private static async Task<DraftLine?> CreditAsync(
        PaygContext context, Payer payer, int first, BillingMonth month, Int128 due, List<InvoicedSum> invoiced,
        CancellationToken cancellationToken)
    {
        var (customer, last) = (payer.Customer.Value, month.Number);
        var begin = payer.Calendar.StartOf(BillingMonth.FromNumber(first));
        var sums = await context.CreditEntries.AsNoTracking()
            .Where(row => row.CustomerId == customer && (row.Kind == s_consumed || row.Kind == s_restored)
                && ((row.Month >= first && row.Month <= last) || (row.Month == 0 && row.At >= begin)))
            .GroupBy(row => row.Kind)
            .Select(group => new
            {
                group.Key,
                Units = group.Sum(row => row.AmountUnits),
                Fraction = group.Sum(row => (long)row.AmountFraction),
            })
            .ToListAsync(cancellationToken);
        var consumed = sums.Aggregate((Int128)0, (sum, row) => sum
            + (CreditKinds.SignOf(row.Key) * AmountParts.Join(row.Units, row.Fraction)));
        var before = invoiced.Where(sum => sum.Kind is InvoiceLineKind.Credit)
            .Aggregate((Int128)0, (sum, row) => sum + row.ExactNanos);
        var credit = Int128.Min(consumed + before, Int128.Max(0, due));
        return credit == 0
            ? null
            : new DraftLine(InvoiceLineKind.Credit, month, credit > 0 ? "Credit" : "Credit given back", -credit);
    }

    private static async Task<Tax> TaxAsync(
        PaygContext context, Guid customer, DateTimeOffset end, InvoiceTerms terms,
        CancellationToken cancellationToken) =>
        await context.CustomerTaxes.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.From < end)
            .OrderByDescending(row => row.From).FirstOrDefaultAsync(cancellationToken) is { } own
            ? new Tax(own.Category, own.Rate)
            : terms.Tax;

    private static string Describe(MeterRow meter, Price price)
    {
        var name = string.IsNullOrEmpty(meter.Name) ? meter.Key : meter.Name;
        var when = string.Join(", ", price.When.Values.Select(pair => $"{pair.Key} {pair.Value}"));
        var text = when.Length == 0 ? name : $"{name} ({when})";
        return text.Length > InvoiceLineRow.MaxDescriptionLength ? text[..InvoiceLineRow.MaxDescriptionLength] : text;
    }
}
