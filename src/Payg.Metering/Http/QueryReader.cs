using System.Globalization;
using Payg.Core.Usage;

namespace Payg.Metering.Http;

/// <summary>Reads what texts of a query or a body say, with an error at the field where they say nothing.</summary>
internal static class QueryReader
{
    /// <summary>The most entries on any page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>What is wrong with a cursor that no page has given.</summary>
    public const string UnknownCursor = "Use the next_cursor of the page before.";

    private static readonly string[] s_instants =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>An RFC 3339 instant from 1970 to 9998; null where there is none.</summary>
    public static DateTimeOffset? Instant(string field, string? text, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        // A plus sign in a query string is a space to most clients; no instant has another one there.
        if (DateTimeOffset.TryParseExact(text.Replace(' ', '+'), s_instants, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var instant)
            && instant.UtcDateTime.Year is >= 1970 and <= 9998)
        {
            return instant.ToUniversalTime();
        }

        errors.Add(field, "Write an instant as RFC 3339, such as 2026-11-01T00:00:00Z.");
        return null;
    }

    /// <summary>A month as <c>yyyy-MM</c>; null where there is none.</summary>
    public static BillingMonth? Month(string field, string? text, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (BillingMonth.TryParse(text, out var month))
            return month;

        errors.Add(field, "Write the month as yyyy-MM, such as 2026-11.");
        return null;
    }

    /// <summary>How many entries a page may have: 1 to <see cref="MaxLimit"/>.</summary>
    public static int Limit(string? text, int ifAbsent, FieldErrors errors) =>
        (int)Whole("limit", text, 1, MaxLimit, ifAbsent, $"Use a whole number from 1 to {MaxLimit}.", errors);

    /// <summary>A cursor that is a number.</summary>
    public static long Cursor(string? text, long ifAbsent, FieldErrors errors) =>
        Whole("cursor", text, 0, long.MaxValue, ifAbsent, UnknownCursor, errors);

    /// <summary>A cursor that is the number of entries on earlier pages.</summary>
    public static int Skip(string? text, FieldErrors errors) =>
        (int)Whole("cursor", text, 0, int.MaxValue, 0, UnknownCursor, errors);

    /// <summary>A whole number without a sign.</summary>
    public static long Whole(
        string field, string? text, long min, long max, long ifAbsent, string problem, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            return ifAbsent;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        errors.Add(field, problem);
        return ifAbsent;
    }
}
