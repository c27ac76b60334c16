using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Http.Errors;

namespace Payg.Http.Requests;

/// <summary>Reads what texts of a query or a body say, with an error at the field where they say nothing.</summary>
public static class QueryText
{
    /// <summary>The most entries on any page.</summary>
    public const int MaxLimit = 1000;

    /// <summary>What usage is grouped by where each API key has entries of its own.</summary>
    public const string ByApiKey = "api_key";

    /// <summary>What is said of a text that is no instant.</summary>
    public const string NoInstant = "Write an instant as RFC 3339, such as 2026-11-01T00:00:00Z.";

    private static readonly Dictionary<string, (UsageWindow Window, int MaxDays)> s_windows =
        new(StringComparer.Ordinal)
        {
            ["hour"] = (UsageWindow.Hour, 31),
            ["day"] = (UsageWindow.Day, 366),
            ["month"] = (UsageWindow.Month, 3660),
        };

    private static readonly string[] s_instants =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>
    /// A text to compare what is stored with, or null. A control character is in nothing that is
    /// stored, and PostgreSQL refuses NUL.
    /// </summary>
    public static string? Text(string field, string? text, FieldErrors errors)
    {
        if (text?.Any(char.IsControl) == true)
            errors.Add(field, "Use text without control characters.");
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>An ISO 4217 code; the service's currency by default.</summary>
    public static Currency Currency(string field, string? text, Currency service, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            return service;
        if (Core.Amounts.Currency.TryParse(text, out var currency))
            return currency;
        errors.Add(field, $"Use an ISO 4217 code, such as {service.Code}.");
        return service;
    }

    /// <summary>What usage is grouped by: API keys, the dimension of a name, or neither.</summary>
    public static (bool IsByApiKey, string? Dimension) Group(string field, string? text, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text) || text is ByApiKey)
            return (text is ByApiKey, null);
        if (!Dimensions.IsName(text))
            errors.Add(field, $"Use {ByApiKey} or the name of a dimension, or leave it out.");
        return (false, text);
    }

    /// <summary>An RFC 3339 instant from 1970 to 9998, or null.</summary>
    public static DateTimeOffset? Instant(string field, string? text, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        // A plus sign in a query string is a space to most clients; no instant has another one there.
        if (TryReadInstant(text.Replace(' ', '+'), out var instant))
            return instant;

        errors.Add(field, NoInstant);
        return null;
    }

    /// <summary>Reads an RFC 3339 instant from 1970 to 9998, always with its offset from UTC.</summary>
    public static bool TryReadInstant(string? text, out DateTimeOffset instant)
    {
        var isRead = DateTimeOffset.TryParseExact(
            text, s_instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
            && instant.UtcDateTime.Year is >= 1970 and <= 9998;
        instant = isRead ? instant.ToUniversalTime() : default;
        return isRead;
    }

    /// <summary>The id of something that the field names, such as a customer; or null.</summary>
    public static Guid? Id(string field, string? text, FieldErrors errors)
    {
        if (Guid.TryParse(text, out var id))
            return id;
        if (!string.IsNullOrEmpty(text))
            errors.Add(field, $"Use the id of a {field}.");
        return null;
    }

    /// <summary>A month as <c>yyyy-MM</c>, or null.</summary>
    public static BillingMonth? Month(string field, string? text, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (BillingMonth.TryParse(text, out var month))
            return month;

        errors.Add(field, "Write the month as yyyy-MM, such as 2026-11.");
        return null;
    }

    /// <summary>
    /// How long a window of a time series is, a day by default, and how many days of such windows may be asked for.
    /// </summary>
    public static (UsageWindow Window, int MaxDays) Window(string? text, FieldErrors errors)
    {
        if (!s_windows.TryGetValue(string.IsNullOrEmpty(text) ? "day" : text, out var known))
            errors.Add("window", "Use hour, day or month.");
        return known;
    }

    /// <summary>How many entries a page may have: 1 to <see cref="MaxLimit"/>.</summary>
    public static int Limit(string? text, int ifAbsent, FieldErrors errors) =>
        (int)Whole("limit", text, 1, MaxLimit, ifAbsent, $"Use a whole number from 1 to {MaxLimit}.", errors);

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
