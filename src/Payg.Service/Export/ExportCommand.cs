using System.CommandLine;
using System.Text;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>
/// Writes what customers used and what it costs: the usage lines of a month, which are what is billed, or the
/// quarter-hours of a range. Or their credits, what happened to these, alerts, plans or subscriptions. Rows are passed
/// on as the database gives them, so memory does not grow with their number.
/// </summary>
internal sealed class ExportCommand : ServiceCommand
{
    private const int BufferBytes = 64 * 1024;
    private const string ByQuarter = "quarter";
    private const string ByHour = "hour";

    private const string Usage = "usage";
    private const string Credits = "credits";
    private const string CreditEntries = "credit_entries";
    private const string Alerts = "alerts";
    private const string Plans = "plans";
    private const string Subscriptions = "subscriptions";

    private readonly Option<string> _kind = new("--kind")
    {
        Description = "What to write; all but usage without a range, or what was created in one",
        DefaultValueFactory = _ => Usage,
    };

    private readonly Option<string> _month = new("--month")
    {
        Description = "A billing period, yyyy-MM: one row a customer, meter and price",
    };

    private readonly Option<string> _from = new("--from")
    {
        Description = "The start of a range, as 2026-11-01 or 2026-11-01T08:00:00Z: one row a quarter-hour in which "
            + "a customer used a meter",
    };

    private readonly Option<string> _to = new("--to") { Description = "The end of the range, itself not included" };

    private readonly Option<string> _by = new("--by")
    {
        Description = "What a row of a range is: a quarter-hour or an hour of UTC",
        DefaultValueFactory = _ => ByQuarter,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "What a row looks like",
        DefaultValueFactory = _ => RowWriter.Csv,
    };

    private readonly Option<FileInfo> _output = new("--output")
    {
        Description = "Output file, written atomically (default: stdout)",
    };

    /// <summary>Declares what it takes.</summary>
    public ExportCommand() : base("export", "Write usage and cost, credits, alerts or plans as CSV or JSON lines")
    {
        _kind.AcceptOnlyFromAmong(Usage, Credits, CreditEntries, Alerts, Plans, Subscriptions);
        Add(_kind);
        _format.AcceptOnlyFromAmong(RowWriter.Csv, RowWriter.JsonLines);
        Add(_month);
        Add(_from);
        Add(_to);
        _by.AcceptOnlyFromAmong(ByQuarter, ByHour);
        Add(_by);
        Add(_format);
        Add(_output);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var (month, from, to) = RangeOf(line);
        var kind = line.GetRequiredValue(_kind);
        if (kind is not Usage && (month is not null || from >= to))
            throw Invalid(month is null ? "--to must be after --from." : "--month is for usage: use --from and --to.");
        var credits = services.GetRequiredService<CreditExport>();
        var plans = services.GetRequiredService<PlanExport>();
        var count = kind switch
        {
            Credits => await WriteAsync(line, credits.CreditsAsync(from, to, cancellationToken), cancellationToken),
            CreditEntries =>
                await WriteAsync(line, credits.EntriesAsync(from, to, cancellationToken), cancellationToken),
            Plans => await WriteAsync(line, plans.PlansAsync(from, to, cancellationToken), cancellationToken),
            Subscriptions =>
                await WriteAsync(line, plans.SubscriptionsAsync(from, to, cancellationToken), cancellationToken),
            Alerts => await WriteAsync(line, credits.AlertsAsync(from, to, cancellationToken), cancellationToken),
            _ => await WriteAsync(
                line, UsageOf(services.GetRequiredService<UsageExport>(), line, cancellationToken), cancellationToken),
        };
        await Console.Error.WriteLineAsync($"{count} rows.");
        return ExitCodes.Success;
    }

    private (BillingMonth? Month, DateTimeOffset? From, DateTimeOffset? To) RangeOf(ParseResult line)
    {
        var errors = new FieldErrors();
        var month = QueryText.Month("--month", line.GetValue(_month), errors);
        var from = QueryText.Instant("--from", InstantOf(line.GetValue(_from)), errors);
        var to = QueryText.Instant("--to", InstantOf(line.GetValue(_to)), errors);
        if (errors.Any)
        {
            throw Invalid(string.Join(' ', errors.ToDictionary()
                .SelectMany(field => field.Value.Select(problem => $"{field.Key}: {problem}"))));
        }

        return (month, from, to);
    }

    private IAsyncEnumerable<ExportedUsage> UsageOf(
        UsageExport reader, ParseResult line, CancellationToken cancellationToken)
    {
        return RangeOf(line) switch
        {
            ({ } period, null, null) => reader.OfMonthAsync(period, cancellationToken),
            (null, { } start, { } end) when start < end => reader.OfRangeAsync(
                start, end, line.GetValue(_by) is ByHour, cancellationToken),
            (null, not null, not null) => throw Invalid("--to must be after --from."),
            _ => throw Invalid("Use either --month, or --from and --to."),
        };
    }

    private async Task<long> WriteAsync<TRow>(
        ParseResult line, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : IExportedRow
    {
        var format = line.GetRequiredValue(_format);
        return line.GetValue(_output) is { } file
            ? await WriteFileAsync(file, format, rows, cancellationToken)
            : await WriteAsync(StandardOutput.Open(), format, rows, cancellationToken);
    }

    /// <summary>Into a file beside it first: a file that exists is complete.</summary>
    private static async Task<long> WriteFileAsync<TRow>(
        FileInfo file, string format, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : IExportedRow
    {
        // To put a file in the place of a device would break it for the whole machine.
        if (file.Exists && file.FullName.StartsWith("/dev/", StringComparison.Ordinal))
            throw new StartupException($"{file.FullName} is a device: use > in place of --output.", ExitCodes.Refused);

        var partial = file.FullName + ".part";
        try
        {
            var count = await WriteAsync(File.Create(partial), format, rows, cancellationToken);
            File.Move(partial, file.FullName, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static async Task<long> WriteAsync<TRow>(
        Stream target, string format, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : IExportedRow
    {
        await using var text = new StreamWriter(target, new UTF8Encoding(false), BufferBytes) { NewLine = "\n" };
        return await RowWriter.WriteAsync(text, format, rows, cancellationToken);
    }

    private static string? InstantOf(string? text) =>
        text is { Length: 10 } ? text + "T00:00:00Z" : text;

    private static StartupException Invalid(string problem) => new(problem, ExitCodes.InvalidSetting);
}
