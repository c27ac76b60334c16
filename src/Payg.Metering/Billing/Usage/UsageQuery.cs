using Payg.Core.Usage;
using Payg.Metering.Http;
using Payg.Metering.Measure;

namespace Payg.Metering.Billing.Usage;

/// <summary>Which usage is asked for.</summary>
/// <param name="From">From this instant on; null: from the start of the current month.</param>
/// <param name="To">Before this instant.</param>
/// <param name="Window">How long one entry is.</param>
/// <param name="Meter">Only the meter with this key; null: all.</param>
/// <param name="Skip">How many entries earlier pages had.</param>
/// <param name="Limit">The most entries on this page.</param>
internal sealed record UsageQuery(
    DateTimeOffset? From, DateTimeOffset To, UsageWindow Window, string? Meter, int Skip, int Limit)
{
    /// <summary>Reads the parameters of the query; null, with every error at its field, where any is wrong.</summary>
    public static UsageQuery? Parse(
        string? from,
        string? to,
        string? window,
        string? meter,
        string? cursor,
        string? limit,
        DateTimeOffset now,
        FieldErrors errors)
    {
        var start = QueryReader.Instant("from", from, errors);
        var end = QueryReader.Instant("to", to, errors) ?? now;
        var (length, maxDays) = QueryReader.Window(window, errors);
        if (start >= end)
            errors.Add("from", "Use an instant before to.");
        else if (start is not null && end - start > TimeSpan.FromDays(maxDays) && !errors.Any)
            errors.Add("from", $"Ask for at most {maxDays} days of windows of this length.");
        if (!string.IsNullOrEmpty(meter) && !MeteredAttribute.IsKey(meter))
            errors.Add("meter", $"A meter key is 1 to {MeteredAttribute.MaxKeyLength} of a-z 0-9 . _ -");

        var skip = QueryReader.Skip(cursor, errors);
        var take = QueryReader.Limit(limit, QueryReader.MaxLimit, errors);
        return errors.Any
            ? null
            : new UsageQuery(start, end, length, string.IsNullOrEmpty(meter) ? null : meter, skip, take);
    }
}
