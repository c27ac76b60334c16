using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Pricing;
using Payg.Service.Background;
using Payg.Service.Diagnostics;
using Payg.Service.Invoices.Changes;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Plans;

namespace Payg.Service.Invoices.Runs;

/// <summary>
/// Makes the invoices of a billing period: of each customer whose period is over and complete. Any number of nodes may
/// do it at once, and as often as they like: a customer has one invoice a period, and each is a transaction of its own.
/// A customer for whom it fails holds up no other.
/// </summary>
internal sealed class InvoiceRun(
    PaygContext context,
    InvoiceDrafts drafts,
    InvoiceChanges changes,
    IDatabaseFaults faults,
    IOptions<InvoiceOptions> options,
    SweepSteps steps,
    InvoiceMetrics metrics,
    Currency service,
    TimeProvider clock)
{
    private const int CustomersAtOnce = 200;

    /// <summary>The first clocks of the world are 14 hours ahead of UTC.</summary>
    public static BillingMonth LastEndedAt(DateTimeOffset now) =>
        BillingMonth.Of(now.AddHours(14), TimeZoneInfo.Utc).Previous;

    /// <summary>Makes the drafts of a period, and the invoices if they are to be issued.</summary>
    /// <param name="http">The request; null: a command at the machine, or the service by itself.</param>
    /// <param name="cancellationToken">Ends the run; what was made stays.</param>
    public async Task<InvoiceRunResponse> RunAsync(
        HttpContext? http, BillingMonth month, bool issues, CancellationToken cancellationToken)
    {
        await BeginAsync(month, cancellationToken);
        var open = await WaitingJournal.ReadAsync(context, cancellationToken);
        var first = await context.InvoiceMonths.MinAsync(row => row.Month, cancellationToken);
        var counts = new RunCounts();
        for (Guid? after = Guid.Empty; after is { } from;)
        {
            var customers = await CustomersAsync(first, month.Number, from, cancellationToken);
            foreach (var customer in customers)
            {
                context.ChangeTracker.Clear();
                if (!await steps.TryAsync(context, customer, () => MakeAsync(customer), cancellationToken))
                {
                    counts.Failed++;
                    metrics.Failed();
                }
            }

            after = customers.Count < CustomersAtOnce ? null : customers[^1];
        }

        return counts.Show(month);

        async Task MakeAsync(Guid customer) => await this.MakeAsync(
            http, await context.PayerOfAsync(customer, service, cancellationToken), month, open, issues, counts,
            cancellationToken);
    }

    /// <summary>Usage of earlier periods than the first is billed elsewhere.</summary>
    public async Task BeginAsync(BillingMonth month, CancellationToken cancellationToken)
    {
        if (await context.InvoiceMonths.AnyAsync(row => row.Month == month.Number, cancellationToken))
            return;
        context.InvoiceMonths.Add(new InvoiceMonthRow { Month = month.Number, StartedAt = clock.GetUtcNow() });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            // Another node came first.
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Customers with usage, a correction or a plan that charges, whose invoice is not final.</summary>
    private Task<List<Guid>> CustomersAsync(int first, int last, Guid after, CancellationToken cancellationToken)
    {
        // The first clocks of the world are 14 hours ahead, the last ones 12 behind.
        var begin = BillingMonth.FromNumber(first).StartIn(TimeZoneInfo.Utc).AddHours(-14);
        var end = BillingMonth.FromNumber(last).EndIn(TimeZoneInfo.Utc).AddHours(12);
        return context.UsageLines.Where(row => row.Month >= first && row.Month <= last && row.CustomerId > after)
            .Select(row => row.CustomerId)
            .Union(context.UsageAdjustments
                .Where(row => row.Month >= first && row.Month <= last && row.CustomerId > after)
                .Select(row => row.CustomerId))
            .Union(context.Subscriptions.WhereCharging()
                .Where(row => row.CustomerId > after
                    && row.StartsAt < end && (row.EndsAt == null || row.EndsAt > begin))
                .Select(row => row.CustomerId))
            .Where(id => !context.Invoices.Any(invoice => invoice.CustomerId == id && invoice.Month == last
                && invoice.Kind == InvoiceKind.Invoice && invoice.State == InvoiceState.Final))
            .OrderBy(id => id).Take(CustomersAtOnce).ToListAsync(cancellationToken);
    }

    private async Task MakeAsync(
        HttpContext? http, Payer payer, BillingMonth month, IReadOnlyList<WaitingJournal> open, bool issues,
        RunCounts counts, CancellationToken cancellationToken)
    {
        // 1. Is the period over, and did all journals report it?
        var now = clock.GetUtcNow();
        var (start, end) = payer.Calendar.WindowOf(month);
        if (now < end)
        {
            counts.Collecting++;
            return;
        }

        var missing = open.Where(journal => !journal.IsCompleteAt(end)).Select(journal => journal.Id)
            .Union(await OutAsync(payer.Customer.Value, month.Number, cancellationToken)).Order().ToList();
        if (missing.Count > 0 && now < end + options.Value.WaitForJournals)
        {
            counts.Waiting++;
            counts.WaitsFor.UnionWith(missing);
            return;
        }

        // 2. The draft, if there is anything to bill.
        var invoice = await context.Invoices.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == payer.Customer.Value && row.Month == month.Number
                && row.Kind == InvoiceKind.Invoice, cancellationToken);
        if (invoice is null)
        {
            var draft = await drafts.ReadAsync(context, payer, month, options.Value.ToTerms(), cancellationToken);
            if (draft.Lines.Count == 0)
                return;
            invoice = RowOf(payer, month, start, end, now, missing);
            context.Invoices.Add(invoice);
            if (!await SaveAsync(cancellationToken))
                return;
            counts.Drafts++;
        }

        // 3. The invoice.
        if (!issues || invoice.State is InvoiceState.Final)
            return;
        var outcome = await changes.FinalizeAsync(http, invoice.Id, cancellationToken);
        counts.Add(outcome.Status);
    }

    /// <summary>Journals that may admit calls of the period, or have admitted such that have not ended.</summary>
    private async Task<IReadOnlyList<Guid>> OutAsync(Guid customer, int month, CancellationToken cancellationToken) =>
        await context.Leases.Where(row => row.CustomerId == customer && row.Month <= month
                && row.Granted - row.Used - row.Returned > 0)
            .Select(row => row.JournalId).Distinct().ToListAsync(cancellationToken);

    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            // Another node made it.
            context.ChangeTracker.Clear();
            return false;
        }
    }

    private static InvoiceRow RowOf(
        Payer payer, BillingMonth month, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now,
        List<Guid> missing) => new()
        {
            CustomerId = payer.Customer.Value,
            Id = Guid.CreateVersion7(now),
            Month = month.Number,
            Currency = payer.Currency.Code,
            MinorDigits = (short)MinorUnit.Of(payer.Currency).Digits,
            PeriodStart = start,
            PeriodEnd = end,
            TimeZone = payer.Calendar.ZoneOf(month).Id,
            CreatedAt = now,
            Missing = missing.Count == 0 ? null : string.Join(' ', missing),
        };
}
