using Payg.Metering.Archive;
using Payg.Metering.Http;
using Payg.Metering.Measure;

namespace Payg.Service.Admin.Calls;

/// <summary>Which calls are asked for.</summary>
/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant.</param>
/// <param name="Meter">Only the meter with this key; null: all.</param>
/// <param name="After">Behind this one; null: from the start.</param>
/// <param name="Limit">The most calls on the page.</param>
internal sealed record CallQuery(
    DateTimeOffset From, DateTimeOffset To, string? Meter, CallPosition? After, int Limit)
{
    /// <summary>The longest period that one request may ask for, in days.</summary>
    public const int MaxDays = 31;

    /// <summary>Reads the parameters of the query; null, with every error at its field, where any is wrong.</summary>
    public static CallQuery? Parse(
        string? from,
        string? to,
        string? meter,
        string? cursor,
        string? limit,
        DateTimeOffset now,
        FieldErrors errors)
    {
        var end = QueryReader.Instant("to", to, errors) ?? now;
        var start = QueryReader.Instant("from", from, errors) ?? end.AddDays(-1);
        if (start >= end)
            errors.Add("from", "Use an instant before to.");
        else if (end - start > TimeSpan.FromDays(MaxDays))
            errors.Add("from", $"Ask for at most {MaxDays} days.");
        var key = string.IsNullOrEmpty(meter) ? null : meter;
        if (key is not null && !MeteredAttribute.IsKey(key))
            errors.Add("meter", $"A meter key is 1 to {MeteredAttribute.MaxKeyLength} of a-z 0-9 . _ -");
        CallPosition? after = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            if (CallPosition.TryParse(cursor, out var position))
                after = position;
            else
                errors.Add("cursor", QueryReader.UnknownCursor);
        }

        var take = QueryReader.Limit(limit, PageRequest.DefaultLimit, errors);
        return errors.Any ? null : new CallQuery(start, end, key, after, take);
    }
}
