namespace Payg.Core.Usage;

/// <summary>
/// Where processes report their journals, so that operators can tell a journal in use from one whose process died.
/// </summary>
public interface IJournalRegister
{
    /// <summary>Notes that a process is alive, and the segments in its directory that were set aside.</summary>
    /// <returns>How many journals without a live process hold units of customers with limited credit.</returns>
    /// <exception cref="LedgerUnavailableException">The database is unavailable; nothing was noted.</exception>
    Task<int> ReportAsync(JournalReport report, CancellationToken cancellationToken);
}

/// <summary>What a process reports of its journals.</summary>
/// <param name="Journal">The journal that it writes.</param>
/// <param name="Host">The name of its host.</param>
/// <param name="SetAside">
/// How many segments of each journal wait in the folder for what the ledger refused; 0 where they are gone.
/// </param>
/// <param name="CompleteUntil">
/// Until when nothing that was metered waits to be applied; null: the process has not applied anything yet.
/// </param>
public sealed record JournalReport(
    Guid Journal, string Host, IReadOnlyDictionary<Guid, int> SetAside, DateTimeOffset? CompleteUntil = null);
