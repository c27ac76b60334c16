using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Commands;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Calls;

/// <summary>In the order in which they occurred, as it reads them from the archive.</summary>
internal sealed class CallsCommand : ServiceCommand
{
    private const string Csv = "csv";
    private const string JsonLines = "jsonl";
    private const int CallsAtOnce = 100_000;

    private readonly Option<Guid> _customer = new("--customer") { Description = "The customer's id", Required = true };
    private readonly Option<string> _from = new("--from")
    {
        Description = "The start, as 2026-11-01T00:00:00Z",
        Required = true,
    };

    private readonly Option<string> _to = new("--to") { Description = "The end, itself not included", Required = true };
    private readonly Option<string> _meter = new("--meter") { Description = "Only the calls of this meter" };
    private readonly Option<string> _format = new("--format")
    {
        Description = "What a call looks like",
        DefaultValueFactory = _ => Csv,
    };

    private readonly ArchiveOption _archive = new("The archives of all nodes; none: this node's");

    public CallsCommand() : base("calls", "Write a customer's calls in a period as CSV or JSON lines")
    {
        _format.AcceptOnlyFromAmong(Csv, JsonLines);
        Add(_customer);
        Add(_from);
        Add(_to);
        Add(_meter);
        Add(_format);
        Add(_archive);
    }

    public override void Check(ParseResult line) => QueryOf(line, Guid.Empty);

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var customer = line.GetRequiredValue(_customer);
        var query = QueryOf(line, customer);
        var reader = await CallReader.OpenAsync(
            customer,
            _archive.ReaderOf(services, line),
            services.GetRequiredService<PaygContext>(),
            services.GetRequiredService<PriceSnapshot>(),
            (Currency)services.GetRequiredService(typeof(Currency)),
            cancellationToken);
        var isCsv = string.Equals(line.GetRequiredValue(_format), Csv, StringComparison.Ordinal);
        await using var output = new StreamWriter(StandardOutput.Open());
        if (isCsv)
            await output.WriteLineAsync("occurred_at,meter,method,quantity,unit,dimensions");

        var damage = new HashSet<(string File, long Offset)>();
        long count = 0;
        for (var next = query; ;)
        {
            var (calls, last) = reader.Read(next, TellOnce, cancellationToken);
            foreach (var call in calls)
            {
                await output.WriteLineAsync(
                    isCsv ? CsvOf(call) : JsonSerializer.Serialize(call, CommandJson.Options));
            }

            count += calls.Count;
            if (last is null)
                break;
            next = next with { Page = next.Page with { After = last } };
        }

        await Console.Error.WriteLineAsync($"{count} calls, {damage.Count} damaged pieces of the archive.");
        return damage.Count == 0 ? ExitCodes.Success : ExitCodes.LedgerDiffers;

        // Each page meets the same damage again.
        void TellOnce(Payg.Journal.Archive.ArchiveDamage found)
        {
            if (damage.Add((found.File, found.Offset)))
                ArchiveOption.Tell(found);
        }
    }

    private CallQuery QueryOf(ParseResult line, Guid customer)
    {
        var errors = new FieldErrors();
        var from = QueryText.Instant("--from", line.GetValue(_from), errors);
        var to = QueryText.Instant("--to", line.GetValue(_to), errors);
        return from is { } start && to is { } end && !errors.Any
            ? CallQuery.All(customer, start, end, line.GetValue(_meter), CallsAtOnce)
            : throw new StartupException(
                "--from and --to must be instants, as 2026-11-01T00:00:00Z.", ExitCodes.InvalidSetting);
    }

    private static string CsvOf(CallResponse call) => Commands.Csv.Line(
        call.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        call.Meter,
        call.Method,
        call.Quantity,
        call.Unit,
        call.Dimensions.Count == 0 ? null : Payg.Core.Meters.Dimensions.Of(call.Dimensions).Text);
}
