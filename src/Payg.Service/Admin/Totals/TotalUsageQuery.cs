using Payg.Metering.Measure;
using Payg.Service.Http;

namespace Payg.Service.Admin.Totals;

/// <summary>Which usage of all customers is asked for, by windows of UTC.</summary>
/// <param name="From">The start of the first window.</param>
/// <param name="To">Before this instant.</param>
/// <param name="Window">hour, day or month.</param>
/// <param name="Meter">Only the meter with this key; null: all.</param>
/// <param name="Skip">How many entries earlier pages had.</param>
/// <param name="Limit">The most entries on this page.</param>
internal sealed record TotalUsageQuery(
    DateTimeOffset From, DateTimeOffset To, string Window, string? Meter, int Skip, int Limit)
{
    private static readonly Dictionary<string, int> s_maxDays =
        new(StringComparer.Ordinal) { ["hour"] = 31, ["day"] = 366, ["month"] = 3660 };

    /// <summary>Reads the parameters of the query; null, with every error at its field, where any is wrong.</summary>
    public static TotalUsageQuery? Parse(
        string? from,
        string? to,
        string? window,
        string? meter,
        string? cursor,
        string? limit,
        DateTimeOffset now,
        FieldErrors errors)
    {
        var kind = string.IsNullOrEmpty(window) ? "day" : window;
        if (!s_maxDays.TryGetValue(kind, out var maxDays))
            errors.Add("window", "Use hour, day or month.");
        var key = string.IsNullOrEmpty(meter) ? null : meter;
        if (key is not null && !MeteredAttribute.IsKey(key))
            errors.Add("meter", "Use the key of a meter.");

        var end = QueryReader.Instant("to", to, errors) ?? now;
        var start = QueryReader.Instant("from", from, errors) ?? StartOf(end.AddTicks(-1), "month");
        if (!errors.Any && start >= end)
            errors.Add("from", "Use an instant before to.");
        if (!errors.Any && end - start > TimeSpan.FromDays(maxDays))
            errors.Add("from", $"Ask for at most {maxDays} days of windows of this length.");

        var skip = (int)QueryReader.Whole(
            "cursor", cursor, 0, int.MaxValue, 0, "Use the next_cursor of the page before.", errors);
        var take = QueryReader.Limit(limit, QueryReader.MaxLimit, errors);
        return errors.Any ? null : new TotalUsageQuery(StartOf(start, kind), end, kind, key, skip, take);
    }

    /// <summary>The window that the instant lies in.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) WindowOf(DateTimeOffset instant)
    {
        var start = StartOf(instant, Window);
        return (start, Window switch
        {
            "hour" => start.AddHours(1),
            "day" => start.AddDays(1),
            _ => start.AddMonths(1),
        });
    }

    private static DateTimeOffset StartOf(DateTimeOffset instant, string window)
    {
        var utc = instant.UtcDateTime;
        return window switch
        {
            "hour" => new(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero),
            "day" => new(utc.Date, TimeSpan.Zero),
            _ => new(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero),
        };
    }
}
