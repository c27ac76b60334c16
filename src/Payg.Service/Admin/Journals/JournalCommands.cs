using System.CommandLine;
using System.Text.Json;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Service.Commands;

namespace Payg.Service.Admin.Journals;

/// <summary><c>payg journals</c>: the same as <c>/api/admin/journals</c>.</summary>
internal static class JournalCommands
{
    public static Command Create() => new("journals", "List journals with the credit they hold, or abandon a lost one")
    {
        new ListJournalsCommand(),
        new AbandonJournalCommand(),
    };
}

internal sealed class ListJournalsCommand : ServiceCommand
{
    private const int PageSize = 500;

    private readonly Option<bool> _all = new("--all") { Description = "List closed journals as well" };

    public ListJournalsCommand() : base("list", "List the open journals, as JSON lines") => Add(_all);

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var reader = services.GetRequiredService<JournalReader>();
        bool? isOpen = line.GetValue(_all) ? null : true;
        var list = new ListCursor<Guid>("list_journals", isOpen);
        var count = 0L;
        for (string? cursor = ""; cursor is not null;)
        {
            var query = new PageRequest(cursor, null).Read(list, new FieldErrors(), PageSize);
            var page = await reader.JournalsAsync(isOpen, query, cancellationToken);
            foreach (var journal in page.Data)
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(journal, CommandJson.Options));
            count += page.Data.Count;
            cursor = page.NextCursor;
        }

        await Console.Error.WriteLineAsync($"{count} journals.");
        return ExitCodes.Success;
    }
}

internal sealed class AbandonJournalCommand : ServiceCommand
{
    private readonly Argument<Guid> _journal = new("id") { Description = "The journal's id" };

    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why, for the audit log",
        Required = true,
    };

    private readonly Option<bool> _confirm = new("--confirm")
    {
        Description = "Abandon it: what it has not flushed is given up",
    };

    public AbandonJournalCommand() : base("abandon", "Close a journal whose disk is lost, and free its credit")
    {
        Add(_journal);
        Add(_reason);
        Add(_confirm);
    }

    public override void Check(ParseResult line)
    {
        if (!line.GetValue(_confirm))
        {
            throw new StartupException(
                "What the journal has not flushed is given up: add --confirm if its disk is lost.",
                ExitCodes.Refused);
        }
    }

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var outcome = await services.GetRequiredService<JournalChanges>().AbandonAsync(
            null, line.GetValue(_journal), line.GetRequiredValue(_reason), cancellationToken);
        if (JournalChanges.RefusalOf(outcome) is { } refusal)
            throw new StartupException(refusal, ExitCodes.Refused);

        await Console.Out.WriteLineAsync(
            JsonSerializer.Serialize(JournalChanges.AbandonedOf(outcome), CommandJson.Options));
        return ExitCodes.Success;
    }
}
