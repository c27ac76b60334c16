using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Retention;
using Payg.Storage.Series;

namespace Payg.Billing.Usage;

/// <summary>Reads how much a customer used when, every call answered before included.</summary>
internal sealed class UsageReader(PaygContext context, IUsageSeries series, UsageFlush flush, Currency service)
{
    // Where a page is shorter, some windows more cost no more than another round trip.
    private const int MinWindows = 32;

    public async Task<IReadOnlyList<string>> DimensionsAsync(CancellationToken cancellationToken)
    {
        var names = await context.Meters.AsNoTracking().Select(row => row.Dimensions).ToListAsync(cancellationToken);
        return [.. names.SelectMany(all => all).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public async Task<UsagePage<UsageResponse>> ReadAsync(
        Guid customer, UsageQuery query, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);

        // Whole windows of the customer's time zones.
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var calendar = payer.Calendar;
        var start = calendar.WindowOf(
            query.From ?? calendar.StartOf(calendar.MonthOf(query.To)), query.Window).Start;
        var from = query.Page.After?.Start ?? start;
        var to = calendar.WindowOf(query.To.AddTicks(-1), query.Window).End;
        var isOfLines = query is { Window: UsageWindow.Month, IsByApiKey: false, IsTest: false, Dimension: null };
        var keptFrom = isOfLines ? null : await UsageRetention.KeptFromAsync(context, cancellationToken);
        if (keptFrom <= start)
            keptFrom = null;
        if (keptFrom > from)
            from = keptFrom.Value;
        var entries = isOfLines
            ? await ByMonthAsync(customer, query, from, calendar, cancellationToken)
            : await ByWindowAsync(customer, query, new(from, to), calendar, cancellationToken);
        var page = query.Page.Of(entries, PositionOf, entry => ResponseOf(entry, payer.Currency, query));
        return new(page.Data, page.NextCursor, keptFrom);
    }

    /// <summary>Sums of quarters, in as many windows as a page can need at a time.</summary>
    private async Task<List<WindowEntry>> ByWindowAsync(
        Guid customer,
        UsageQuery query,
        CalendarWindow range,
        BillingCalendar calendar,
        CancellationToken cancellationToken)
    {
        var take = query.Page.Take + 1;
        var entries = new List<WindowEntry>();
        var next = range.Start;
        while (entries.Count < take
            && await FirstUseAsync(customer, query.IsTest, new(next, range.End), cancellationToken) is { } first)
        {
            var windows = WindowsFrom(first, range.End, query.Window, calendar, Math.Max(take, MinWindows));
            var after = query.Page.After is { } last && last.Start == windows[0].Start
                ? new SeriesPlace(0, last.Meter, last.Method, last.Unit)
                {
                    ApiKey = last.ApiKey,
                    Dimension = last.Dimension ?? "",
                }
                : null;
            var found = await series.OfWindowsAsync(
                context, customer, windows,
                new(query.Meter, after, take - entries.Count)
                {
                    IsByApiKey = query.IsByApiKey,
                    IsTest = query.IsTest,
                    Dimension = query.Dimension,
                },
                cancellationToken);
            entries.AddRange(found.Select(entry => new WindowEntry(windows[(int)entry.Number], entry)));
            next = windows[^1].End;
        }

        return entries;
    }

    /// <summary>Months are the usage lines themselves, whatever their prices.</summary>
    private async Task<List<WindowEntry>> ByMonthAsync(
        Guid customer,
        UsageQuery query,
        DateTimeOffset start,
        BillingCalendar calendar,
        CancellationToken cancellationToken)
    {
        var after = query.Page.After is { } last
            ? new SeriesPlace(calendar.MonthOf(last.Start).Number, last.Meter, last.Method, last.Unit)
            : null;
        var found = await series.OfMonthsAsync(
            context, customer, calendar.MonthOf(start), calendar.MonthOf(query.To.AddTicks(-1)),
            new(query.Meter, after, query.Page.Take + 1), cancellationToken);
        return
        [
            .. found.Select(entry =>
                new WindowEntry(calendar.WindowOf(BillingMonth.FromNumber((int)entry.Number)), entry)),
        ];
    }

    private async Task<DateTimeOffset?> FirstUseAsync(
        Guid customer, bool isTest, CalendarWindow range, CancellationToken cancellationToken)
    {
        var quarters = isTest
            ? context.TestQuarters.Where(row => row.CustomerId == customer).Select(row => row.Quarter)
            : context.UsageQuarters.Where(row => row.CustomerId == customer).Select(row => row.Quarter);
        return await quarters
            .Where(quarter => quarter >= range.Start && quarter < range.End)
            .OrderBy(quarter => quarter)
            .Select(quarter => (DateTimeOffset?)quarter)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static List<CalendarWindow> WindowsFrom(
        DateTimeOffset first, DateTimeOffset end, UsageWindow window, BillingCalendar calendar, int count)
    {
        var windows = new List<CalendarWindow>();
        for (var start = first; start < end && windows.Count < count; start = windows[^1].End)
            windows.Add(calendar.WindowOf(start, window));
        return windows;
    }

    private static UsageResponse ResponseOf(WindowEntry entry, Currency currency, UsageQuery query)
    {
        var (window, sum) = entry;
        return new UsageResponse(
            window.Start, window.End, sum.Meter, sum.Name, sum.Method, sum.Unit, sum.Quantity,
            MoneyResponse.Of(new Money(sum.CostNanos, currency)),
            query.IsByApiKey ? new UsageKeyResponse(sum.ApiKeyId, sum.ApiKeyName) : null,
            query.Dimension is { } name
                ? new UsageDimensionResponse(name, sum.Dimension.Length == 0 ? null : sum.Dimension)
                : null);
    }

    private static UsagePosition PositionOf(WindowEntry entry) =>
        new(entry.Window.Start, entry.Sum.Meter, entry.Sum.Method, entry.Sum.Unit, entry.Sum.ApiKey)
        {
            Dimension = entry.Sum.Dimension.Length == 0 ? null : entry.Sum.Dimension,
        };

    private readonly record struct WindowEntry(CalendarWindow Window, SeriesEntry Sum);
}
