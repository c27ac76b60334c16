using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Journal.Archive;
using Payg.Metering.Measure;

namespace Payg.Service.Admin.Calls;

/// <param name="From">From this instant on.</param>
/// <param name="To">Before this instant.</param>
internal sealed record CallQuery(
    DateTimeOffset From, DateTimeOffset To, string? Meter, PageQuery<CallPosition> Page)
{
    /// <summary>The longest period that one request may ask for, in days.</summary>
    public const int MaxDays = 31;

    /// <summary>All calls of a period; the pages are as long as the caller likes.</summary>
    public static CallQuery All(Guid customer, DateTimeOffset from, DateTimeOffset to, string? meter, int take) =>
        new(from, to, meter, new(ListOf(customer, from, to, meter), null, take));

    public static CallQuery? Parse(
        Guid customer,
        string? from,
        string? to,
        string? meter,
        string? cursor,
        string? limit,
        DateTimeOffset now,
        FieldErrors errors)
    {
        var (since, until) = (QueryText.Instant("from", from, errors), QueryText.Instant("to", to, errors));
        var end = until ?? now;
        var start = since ?? end.AddDays(-1);
        if (start >= end)
            errors.Add("from", "Use an instant before to.");
        else if (end - start > TimeSpan.FromDays(MaxDays))
            errors.Add("from", $"Ask for at most {MaxDays} days.");
        var key = string.IsNullOrEmpty(meter) ? null : meter;
        if (key is not null && !MeteredAttribute.IsKey(key))
            errors.Add("meter", $"A meter key is 1 to {MeteredAttribute.MaxKeyLength} of a-z 0-9 . _ -");
        var page = new PageRequest(cursor, limit).Read(ListOf(customer, since, until, key), errors);
        return errors.Any ? null : new CallQuery(start, end, key, page);
    }

    private static ListCursor<CallPosition> ListOf(
        Guid customer, DateTimeOffset? from, DateTimeOffset? to, string? meter) =>
        new ListCursor<CallPosition>("list_customer_calls", customer, from, to, meter);
}
