using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Requests;

namespace Payg.Service.Export;

/// <summary>What to export, as an option of a command or a field of a query names it.</summary>
internal sealed record ExportQuery(string Kind, string Format)
{
    public const string Usage = "usage";

    public static readonly string[] Kinds =
        [Usage, Credits, CreditEntries, Alerts, Plans, Subscriptions];

    public static readonly string[] Formats = [RowWriter.Csv, RowWriter.JsonLines];

    public static readonly string[] Windows = [ByQuarter, ByHour];

    internal const string Credits = "credits";

    internal const string CreditEntries = "credit_entries";

    internal const string Alerts = "alerts";

    internal const string Plans = "plans";

    internal const string Subscriptions = "subscriptions";

    private const string ByQuarter = "quarter";
    private const string ByHour = "hour";

    /// <summary>A billing period of usage; null: a range.</summary>
    public BillingMonth? Month { get; private init; }

    /// <summary>The start of the range; null: from the first row on.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>The end of the range, itself not included; null: up to the last row.</summary>
    public DateTimeOffset? To { get; private init; }

    /// <summary>Whether a row of usage is an hour, in place of a quarter of one.</summary>
    public bool IsByHours { get; private init; }

    /// <summary>Whether each API key and set of dimensions has rows of its own.</summary>
    public bool IsDetailed { get; private init; }

    /// <summary>Reads what was asked for; null: it cannot be answered, see the errors.</summary>
    /// <param name="prefix">What stands before the names of fields: -- at options of a command.</param>
    public static ExportQuery? Parse(AskedExport asked, string prefix, FieldErrors errors)
    {
        var query = new ExportQuery(
            OneOf(Kinds, "kind", asked.Kind), OneOf(Formats, "format", asked.Format))
        {
            Month = QueryText.Month(prefix + "month", asked.Month, errors),
            From = QueryText.Instant(prefix + "from", InstantOf(asked.From), errors),
            To = QueryText.Instant(prefix + "to", InstantOf(asked.To), errors),
            IsByHours = OneOf(Windows, "by", asked.By) is ByHour,
            IsDetailed = asked.Detailed,
        };
        if (!errors.Any)
            query.Check(prefix, errors);
        return errors.Any ? null : query;

        string OneOf(string[] known, string field, string? text)
        {
            if (string.IsNullOrEmpty(text))
                return known[0];
            if (!known.Contains(text, StringComparer.Ordinal))
                errors.Add(prefix + field, $"Use {string.Join(", ", known)}.");
            return text;
        }
    }

    private void Check(string prefix, FieldErrors errors)
    {
        var isRange = From is not null && To is not null;
        if (From >= To)
            errors.Add(prefix + "to", $"Must be after {prefix}from.");
        if (Kind is not Usage && Month is not null)
            errors.Add(prefix + "month", $"Is for usage alone: use {prefix}from and {prefix}to.");
        if (Kind is Usage && (Month is null ? !isRange : From is not null || To is not null))
            errors.Add(prefix + "month", $"Use either {prefix}month, or {prefix}from and {prefix}to.");
        if (IsDetailed && (Kind is not Usage || !isRange))
            errors.Add(prefix + "detailed", $"Is for usage of a range alone: use {prefix}from and {prefix}to.");
    }

    private static string? InstantOf(string? text) => text is { Length: 10 } ? text + "T00:00:00Z" : text;
}

internal sealed record AskedExport(
    string? Kind, string? Month, string? From, string? To, string? By, string? Format, bool Detailed);
