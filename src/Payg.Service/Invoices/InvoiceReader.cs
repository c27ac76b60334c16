using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Pricing;
using Payg.Http.Lists;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Catalog;
using Payg.Storage.Invoicing;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

/// <summary>Reads invoices: final ones as they are stored, drafts as they would be now.</summary>
internal sealed class InvoiceReader(
    PaygContext context,
    InvoiceDrafts drafts,
    IOptions<InvoiceOptions> options,
    Currency service,
    TimeProvider clock)
{
    public async Task<Page<InvoiceResponse>> ListAsync(
        InvoiceFilter filter, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var rows = filter.Apply(context.Invoices.AsNoTracking(), clock.GetUtcNow());
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var names = await context.NamesOfAsync(found.Select(row => row.CustomerId), cancellationToken);
        var drafted = found.Where(row => row.State is InvoiceState.Draft).Select(row => row.CustomerId).Distinct();
        var payers = await context.PayersOfAsync([.. drafted], service, cancellationToken);
        var shown = new Dictionary<Guid, InvoiceResponse>();
        foreach (var row in found.Take(page.Take))
        {
            shown.Add(row.Id, await ShowAsync(
                row, names[row.CustomerId], payers.GetValueOrDefault(row.CustomerId), withLines: false,
                cancellationToken));
        }

        return page.Of(found, row => row.Id, row => shown[row.Id]);
    }

    /// <summary>One invoice with its lines; null: not found.</summary>
    /// <param name="customer">Only one of this customer, that is final; null: any.</param>
    public async Task<InvoiceResponse?> FindAsync(Guid id, Guid? customer, CancellationToken cancellationToken) =>
        await RowAsync(id, customer, cancellationToken) is { } row
            ? await ShowAsync(
                row, await NameAsync(row.CustomerId, cancellationToken), null, withLines: true, cancellationToken)
            : null;

    public async Task<InvoiceResponse> PreviewAsync(
        Guid customer, BillingMonth? month, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var period = month ?? payer.Calendar.MonthOf(now);
        var (start, end) = payer.Calendar.WindowOf(period);
        var draft = await DraftAsync(payer, period, cancellationToken);
        var row = new InvoiceRow
        {
            CustomerId = customer,
            Id = Guid.Empty,
            Month = period.Number,
            Currency = payer.Currency.Code,
            PeriodStart = start,
            PeriodEnd = end,
            TimeZone = payer.Calendar.ZoneOf(period).Id,
        };
        return InvoiceResponse.Of(row, await NameAsync(customer, cancellationToken), now, draft, withLines: true);
    }

    private async Task<InvoiceRow?> RowAsync(Guid id, Guid? customer, CancellationToken cancellationToken) =>
        await context.Invoices.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == id && (customer == null
                || (row.CustomerId == customer && row.State == InvoiceState.Final)), cancellationToken);

    private async Task<InvoiceResponse> ShowAsync(
        InvoiceRow row, string customer, Payer? known, bool withLines, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (row.State is InvoiceState.Final)
        {
            return InvoiceResponse.Of(
                row, customer, now, withLines ? await context.LinesOfAsync(row, cancellationToken) : null);
        }

        var payer = known ?? await context.PayerOfAsync(row.CustomerId, service, cancellationToken);
        var draft = await DraftAsync(payer, BillingMonth.FromNumber(row.Month), cancellationToken);
        return InvoiceResponse.Of(row, customer, now, draft, withLines);
    }

    private Task<InvoiceDraft> DraftAsync(Payer payer, BillingMonth month, CancellationToken cancellationToken) =>
        drafts.ReadAsync(context, payer, month, options.Value.ToTerms(), cancellationToken);

    private Task<string> NameAsync(Guid customer, CancellationToken cancellationToken) =>
        context.Customers.Where(row => row.Id == customer).Select(row => row.Name).SingleAsync(cancellationToken);
}

/// <param name="State">Only drafts, or only final ones; null: both.</param>
/// <param name="Payment">Only those that are paid so far: a word of the API; null: all.</param>
internal sealed record InvoiceFilter(
    Guid? Customer = null, BillingMonth? Month = null, InvoiceState? State = null, string? Payment = null)
{
    public static IReadOnlyList<string> Payments { get; } = ["open", "overdue", "paid", "uncollectible", "void"];

    public IQueryable<InvoiceRow> Apply(IQueryable<InvoiceRow> rows, DateTimeOffset now)
    {
        if (Customer is { } customer)
            rows = rows.Where(row => row.CustomerId == customer);
        if (Month is { Number: var number })
            rows = rows.Where(row => row.Month == number);
        if (State is { } state)
            rows = rows.Where(row => row.State == state);
        return Payment switch
        {
            null => rows,
            "open" => Final(rows, PaymentState.Open).Where(row => row.DueAt >= now),
            "overdue" => Final(rows, PaymentState.Open).Where(row => row.DueAt < now),
            "paid" => Final(rows, PaymentState.Paid),
            "uncollectible" => Final(rows, PaymentState.Uncollectible),
            _ => Final(rows, PaymentState.Void),
        };
    }

    private static IQueryable<InvoiceRow> Final(IQueryable<InvoiceRow> rows, PaymentState payment) =>
        rows.Where(row => row.State == InvoiceState.Final && row.Payment == payment);
}
