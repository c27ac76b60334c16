using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Measure;

namespace Payg.Service.Admin.Totals;

/// <summary>Which usage of one or all customers is asked for, by windows of UTC.</summary>
/// <param name="Start">The start of the first window that was asked for.</param>
/// <param name="From">The start of the first window of the page.</param>
/// <param name="To">The end of the last window.</param>
/// <param name="Dimension">
/// The name of the dimension of which each value has entries of its own, for one customer; null: none.
/// </param>
internal sealed record TotalUsageQuery(
    DateTimeOffset Start,
    DateTimeOffset From,
    DateTimeOffset To,
    UsageWindow Window,
    string? Meter,
    Guid? Customer,
    bool IsByApiKey,
    string? Dimension,
    Currency Currency,
    PageQuery<UsagePosition> Page)
{
    public static TotalUsageQuery? Parse(
        string? from,
        string? to,
        string? window,
        string? meter,
        string? customer,
        string? groupBy,
        string? currency,
        string? cursor,
        string? limit,
        DateTimeOffset now,
        Currency service,
        FieldErrors errors)
    {
        var (length, maxDays) = QueryText.Window(window, errors);
        var key = string.IsNullOrEmpty(meter) ? null : meter;
        if (key is not null && !MeteredAttribute.IsKey(key))
            errors.Add("meter", "Use the key of a meter.");
        var id = QueryText.Id("customer", customer, errors);

        // Of all customers there are sums without API keys and dimensions only.
        var (isByApiKey, dimension) = QueryText.Group("group_by", groupBy, errors);
        isByApiKey &= id is not null;
        if (dimension is not null && id is null && !errors.Has("customer") && !errors.Has("group_by"))
            errors.Add("group_by", "Name a customer: usage of all of them is not kept by dimensions.");

        var (since, until) = (QueryText.Instant("from", from, errors), QueryText.Instant("to", to, errors));
        var end = until ?? now;
        var start = since ?? StartOf(end.AddTicks(-1), UsageWindow.Month);
        if (!errors.Any && start >= end)
            errors.Add("from", "Use an instant before to.");
        if (!errors.Any && end - start > TimeSpan.FromDays(maxDays))
            errors.Add("from", $"Ask for at most {maxDays} days of windows of this length.");

        var shown = QueryText.Currency("currency", currency, service, errors);
        var list = new ListCursor<UsagePosition>(
            "total_usage", since, until, length, key, id, groupBy, shown);
        var page = new PageRequest(cursor, limit).Read(list, errors, QueryText.MaxLimit);
        return errors.Any
            ? null
            : new TotalUsageQuery(
                StartOf(start, length),
                page.After?.Start ?? StartOf(start, length),
                CalendarWindow.Of(end.AddTicks(-1), length, TimeZoneInfo.Utc).End,
                length,
                key,
                id,
                isByApiKey,
                dimension,
                shown,
                page);
    }

    public CalendarWindow WindowOf(DateTimeOffset instant) => CalendarWindow.Of(instant, Window, TimeZoneInfo.Utc);

    private static DateTimeOffset StartOf(DateTimeOffset instant, UsageWindow window) =>
        CalendarWindow.Of(instant, window, TimeZoneInfo.Utc).Start;
}
