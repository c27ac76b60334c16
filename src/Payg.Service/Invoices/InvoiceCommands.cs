using System.CommandLine;
using System.Text.Json;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Service.Commands;
using Payg.Service.Invoices.Runs;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

/// <summary><c>payg invoices</c>: the same as <c>/api/admin/invoices</c>.</summary>
internal static class InvoiceCommands
{
    public static Command Create() => new("invoices", "Make, list or export invoices")
    {
        new RunInvoicesCommand(),
        new ListInvoicesCommand("list", "List invoices, as JSON lines", withLines: false),
        new ListInvoicesCommand("export", "Write invoices with their lines, as JSON lines", withLines: true),
    };

    /// <summary>Reads a month; null where none is given.</summary>
    /// <exception cref="StartupException">It is not a month.</exception>
    public static BillingMonth? MonthOf(string? text)
    {
        var errors = new FieldErrors();
        var month = QueryText.Month("--month", text, errors);
        return errors.Any
            ? throw new StartupException("--month: write it as yyyy-MM, such as 2026-11.", ExitCodes.Refused)
            : month;
    }
}

internal sealed class RunInvoicesCommand : ServiceCommand
{
    private readonly Option<string> _month = new("--month")
    {
        Description = "The billing period, yyyy-MM; the last one that is over by default",
    };

    private readonly Option<bool> _finalize = new("--finalize") { Description = "Issue them; drafts by default" };

    public RunInvoicesCommand() : base("run", "Make the invoices of a billing period")
    {
        Add(_month);
        Add(_finalize);
    }

    public override void Check(ParseResult line) => InvoiceCommands.MonthOf(line.GetValue(_month));

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var last = InvoiceRun.LastEndedAt(now);
        var month = InvoiceCommands.MonthOf(line.GetValue(_month)) ?? last;
        if (month.CompareTo(last) > 0)
        {
            throw new StartupException(
                $"--month: this period is not over, use {last} or an earlier one.", ExitCodes.Refused);
        }

        var outcome = await services.GetRequiredService<InvoiceRun>()
            .RunAsync(null, month, line.GetValue(_finalize), cancellationToken);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(outcome, CommandJson.Options));
        return outcome.Failed > 0 ? ExitCodes.Incomplete : ExitCodes.Success;
    }
}

internal sealed class ListInvoicesCommand : ServiceCommand
{
    private const int PageSize = 200;

    private readonly bool _withLines;
    private readonly Option<string> _month = new("--month") { Description = "Only those of a billing period, yyyy-MM" };
    private readonly Option<bool> _drafts = new("--drafts") { Description = "Drafts as well" };

    public ListInvoicesCommand(string name, string description, bool withLines) : base(name, description)
    {
        _withLines = withLines;
        Add(_month);
        Add(_drafts);
    }

    public override void Check(ParseResult line) => InvoiceCommands.MonthOf(line.GetValue(_month));

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var reader = services.GetRequiredService<InvoiceReader>();
        var filter = new InvoiceFilter(
            Month: InvoiceCommands.MonthOf(line.GetValue(_month)),
            State: line.GetValue(_drafts) ? null : InvoiceState.Final);
        var list = new ListCursor<Guid>("list_all_invoices", filter.Month, filter.State, null);
        var count = 0L;
        for (string? cursor = ""; cursor is not null;)
        {
            var query = new PageRequest(cursor, null).Read(list, new FieldErrors(), PageSize);
            var page = await reader.ListAsync(filter, query, cancellationToken);
            foreach (var invoice in page.Data)
            {
                var shown = _withLines ? await reader.FindAsync(invoice.Id, null, cancellationToken) : invoice;
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(shown, CommandJson.Options));
            }

            count += page.Data.Count;
            cursor = page.NextCursor;
        }

        await Console.Error.WriteLineAsync($"{count} invoices.");
        return ExitCodes.Success;
    }
}
