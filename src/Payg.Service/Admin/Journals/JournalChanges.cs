using Payg.Service.Audit;
using Payg.Storage.Leases;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Journals;

/// <summary>Abandons journals, each with its entry in the audit log in one transaction.</summary>
internal sealed class JournalChanges(PaygContext context, AuditLog audit, TimeProvider clock)
{
    /// <param name="http">The request; null: a command at the machine.</param>
    public async Task<AbandonedJournal> AbandonAsync(
        HttpContext? http, Guid journal, string reason, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await JournalAbandonment.AbandonAsync(
            context, journal, clock.GetUtcNow(), cancellationToken);
        if (!outcome.IsClosedNow)
            return outcome;

        var freed = AbandonedOf(outcome);
        var after = new { outcome.Journal!.Host, freed.Customers, freed.Units, Reason = reason };
        if (http is null)
            audit.AddOwn(AuditActions.JournalAbandoned, AuditSubject.Journal(journal), after);
        else
            audit.Add(http, AuditActions.JournalAbandoned, AuditSubject.Journal(journal), after: after);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    public static AbandonedJournalResponse AbandonedOf(AbandonedJournal outcome)
    {
        var leases = outcome.Leases.Where(row => LeaseResponse.OutstandingOf(row) > 0).ToList();
        return new AbandonedJournalResponse(
            outcome.Journal!.Id, outcome.Journal.ClosedAt!.Value, leases.DistinctBy(row => row.CustomerId).Count(),
            leases.Sum(LeaseResponse.OutstandingOf));
    }

    /// <summary>Why a journal was not closed; null: it was.</summary>
    public static string? RefusalOf(AbandonedJournal outcome)
    {
        if (outcome.IsClosedNow)
            return null;
        if (outcome.Journal is not { } journal)
            return "Journal not found.";
        return journal.ClosedAt is { } closedAt
            ? $"The journal was closed before, at {closedAt:O}."
            : $"The journal is in use: its process {(journal.Host is { } host ? $"on {host} " : "")}was seen at "
                + $"{JournalAbandonment.LastSeen(journal):O}. Stop it, wait a minute, and try again.";
    }
}
