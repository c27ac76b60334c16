namespace Payg.Journal.Diagnostics;

/// <summary>The state of a journal.</summary>
/// <param name="PendingRecords">Records that were not flushed yet.</param>
/// <param name="OldestPendingAt">When the oldest of them occurred; null if no record is pending.</param>
/// <param name="Bytes">What its files take, those set aside included.</param>
/// <param name="SetAside">Segments that were set aside because the ledger refused them.</param>
public readonly record struct JournalStatus(
    long PendingRecords, DateTimeOffset? OldestPendingAt, long Bytes, int SetAside)
{
    /// <summary>How long ago the oldest pending record occurred; zero if none is pending, never negative.</summary>
    public TimeSpan OldestPendingAge(TimeProvider time)
    {
        var age = OldestPendingAt is { } oldest ? time.GetUtcNow() - oldest : TimeSpan.Zero;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
