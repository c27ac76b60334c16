using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Model.Journals;

namespace Payg.Storage.Leases;

/// <summary>
/// Closes a journal whose files are lost, so that the credit that it holds is free again. Should the files appear after
/// all, their usage is still counted, once: a closed journal claims its segments as before, and only has no units.
/// </summary>
public static class JournalAbandonment
{
    /// <summary>
    /// A journal whose process reported or flushed within this time is in use. Six reports would be missing.
    /// </summary>
    public static readonly TimeSpan InUseFor = TimeSpan.FromMinutes(1);

    /// <summary>When a journal's process last reported or flushed.</summary>
    public static DateTimeOffset LastSeen(JournalRow journal) =>
        journal.SeenAt > journal.UpdatedAt ? journal.SeenAt.Value : journal.UpdatedAt;

    /// <summary>Closes a journal and removes its leases, unless its process seems to be alive.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="now">The time of the change.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What the journal held, by lease, or why it was not closed.</returns>
    public static async Task<AbandonedJournal> AbandonAsync(
        PaygContext context, Guid journal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var silentSince = now - InUseFor;
        var closed = await context.Journals
            .Where(row => row.Id == journal && row.ClosedAt == null && row.UpdatedAt < silentSince
                && (row.SeenAt == null || row.SeenAt < silentSince))
            .ExecuteUpdateAsync(
                change => change.SetProperty(row => row.ClosedAt, now).SetProperty(row => row.IsAbandoned, true),
                cancellationToken);
        var found = await context.Journals.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == journal, cancellationToken);
        if (closed == 0 || found is null)
            return new AbandonedJournal(found, IsClosedNow: false, []);

        var leases = await context.Leases.AsNoTracking()
            .Where(row => row.JournalId == journal).ToListAsync(cancellationToken);
        await context.Leases.Where(row => row.JournalId == journal).ExecuteDeleteAsync(cancellationToken);
        return new AbandonedJournal(found, IsClosedNow: true, leases);
    }
}

/// <summary>What became of an attempt to abandon a journal.</summary>
/// <param name="Journal">The journal as it is now; null without such a journal.</param>
/// <param name="IsClosedNow">Whether it was closed; false: it was closed before, or is in use.</param>
/// <param name="Leases">What it held.</param>
public sealed record AbandonedJournal(JournalRow? Journal, bool IsClosedNow, IReadOnlyList<LeaseRow> Leases);
