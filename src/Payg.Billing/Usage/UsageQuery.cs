using Payg.Billing.Responses;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Measure;

namespace Payg.Billing.Usage;

/// <summary>Which usage is asked for.</summary>
/// <param name="From">From this instant on; null: from the start of the current month.</param>
/// <param name="To">Up to the end of the window that the last instant before this one lies in.</param>
/// <param name="Window">How long one entry is.</param>
/// <param name="Dimension">The name of the dimension of which each value has entries of its own; null: none.</param>
internal sealed record UsageQuery(
    DateTimeOffset? From,
    DateTimeOffset To,
    UsageWindow Window,
    string? Meter,
    bool IsByApiKey,
    bool IsTest,
    string? Dimension,
    PageQuery<UsagePosition> Page)
{
    /// <summary>Reads the parameters of the query; null, with every error at its field, where any is wrong.</summary>
    public static UsageQuery? Parse(
        Guid customer,
        string? from,
        string? to,
        string? window,
        string? meter,
        string? groupBy,
        string? test,
        string? cursor,
        string? limit,
        DateTimeOffset now,
        FieldErrors errors)
    {
        var start = QueryText.Instant("from", from, errors);
        var until = QueryText.Instant("to", to, errors);
        var end = until ?? now;
        var (length, maxDays) = QueryText.Window(window, errors);
        if (start >= end)
            errors.Add("from", "Use an instant before to.");
        else if (start is not null && end - start > TimeSpan.FromDays(maxDays) && !errors.Any)
            errors.Add("from", $"Ask for at most {maxDays} days of windows of this length.");
        if (!string.IsNullOrEmpty(meter) && !MeteredAttribute.IsKey(meter))
            errors.Add("meter", $"A meter key is 1 to {MeteredAttribute.MaxKeyLength} of a-z 0-9 . _ -");

        var (isByApiKey, dimension) = QueryText.Group("group_by", groupBy, errors);
        if (test is not (null or "" or "true" or "false"))
            errors.Add("test", "Use true or false.");

        var key = string.IsNullOrEmpty(meter) ? null : meter;
        var isTest = test is "true";
        if (isTest && dimension is not null)
            errors.Add("group_by", "Test calls are not kept by dimensions.");
        var list = new ListCursor<UsagePosition>(
            "usage", customer, start, until, length, key, isByApiKey, isTest, dimension);
        var page = new PageRequest(cursor, limit).Read(list, errors, QueryText.MaxLimit);
        return errors.Any
            ? null
            : new UsageQuery(start, end, length, key, isByApiKey, isTest, dimension, page);
    }
}
