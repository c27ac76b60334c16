using System.CommandLine;
using Payg.Http.Errors;
using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>
/// Writes what customers used and what it costs: the usage lines of a month, which are what is billed, or the
/// quarter-hours of a range. Or their credits, what happened to these, alerts, plans or subscriptions. Rows are passed
/// on as the database gives them, so memory does not grow with their number.
/// </summary>
internal sealed class ExportCommand : ServiceCommand
{
    private readonly Option<string> _kind = new("--kind")
    {
        Description = "What to write; all but usage without a range, or what was created in one",
        DefaultValueFactory = _ => ExportQuery.Usage,
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
        DefaultValueFactory = _ => ExportQuery.Windows[0],
    };

    private readonly Option<bool> _detailed = new("--detailed")
    {
        Description = "Write a row of a range for each API key and set of dimensions",
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

    public ExportCommand() : base("export", "Write usage and cost, credits, alerts or plans as CSV or JSON lines")
    {
        _kind.AcceptOnlyFromAmong(ExportQuery.Kinds);
        Add(_kind);
        _format.AcceptOnlyFromAmong(ExportQuery.Formats);
        Add(_month);
        Add(_from);
        Add(_to);
        _by.AcceptOnlyFromAmong(ExportQuery.Windows);
        Add(_by);
        Add(_detailed);
        Add(_format);
        Add(_output);
    }

    public override void Check(ParseResult line) => QueryOf(line, new FieldErrors());

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var exports = services.GetRequiredService<Exports>();
        var query = QueryOf(line, errors);
        await exports.CheckAsync(query, "--", errors, cancellationToken);
        ThrowIfAny(errors);
        var count = line.GetValue(_output) is { } file
            ? await WriteFileAsync(file, exports, query, cancellationToken)
            : await WriteOutAsync(exports, query, cancellationToken);
        await Console.Error.WriteLineAsync($"{count} rows.");
        return ExitCodes.Success;
    }

    private ExportQuery QueryOf(ParseResult line, FieldErrors errors)
    {
        var asked = new AskedExport(
            line.GetValue(_kind), line.GetValue(_month), line.GetValue(_from), line.GetValue(_to), line.GetValue(_by),
            line.GetValue(_format), line.GetValue(_detailed));
        var query = ExportQuery.Parse(asked, "--", errors);
        ThrowIfAny(errors);
        return query!;
    }

    private static void ThrowIfAny(FieldErrors errors)
    {
        if (!errors.Any)
            return;
        var problems = errors.ToDictionary()
            .SelectMany(field => field.Value.Select(problem => $"{field.Key}: {problem}"));
        throw new StartupException(string.Join(' ', problems), ExitCodes.InvalidSetting);
    }

    private static async Task<long> WriteOutAsync(
        Exports exports, ExportQuery query, CancellationToken cancellationToken)
    {
        await using var target = StandardOutput.Open();
        return await exports.WriteAsync(query, target, cancellationToken);
    }

    /// <summary>Into a file beside it first: a file that exists is complete.</summary>
    private static async Task<long> WriteFileAsync(
        FileInfo file, Exports exports, ExportQuery query, CancellationToken cancellationToken)
    {
        // To put a file in the place of a device would break it for the whole machine.
        if (file.Exists && file.FullName.StartsWith("/dev/", StringComparison.Ordinal))
            throw new StartupException($"{file.FullName} is a device: use > in place of --output.", ExitCodes.Refused);

        var partial = file.FullName + ".part";
        try
        {
            long count;
            await using (var target = File.Create(partial))
                count = await exports.WriteAsync(query, target, cancellationToken);
            File.Move(partial, file.FullName, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
