namespace Payg.Metering.Flush;

/// <summary>How far the database is behind the calls.</summary>
/// <param name="PendingRecords">Usage records in the journal that the database does not have yet.</param>
/// <param name="OldestPendingAge">How long ago the oldest of them occurred; zero when all are applied.</param>
/// <param name="FailedAttempts">Attempts that failed since the last success; 0 while all is well.</param>
/// <param name="LastFailure">What the last of them said; null while all is well.</param>
/// <param name="LastFlushedAt">When all that was recorded until then had been applied; null if never yet.</param>
/// <param name="SetAsideBatches">Batches that lie aside because the database refused them for good.</param>
/// <param name="JournalBytes">What the files of the journal take, in bytes.</param>
public sealed record FlushStatus(
    long PendingRecords,
    TimeSpan OldestPendingAge,
    int FailedAttempts,
    string? LastFailure,
    DateTimeOffset? LastFlushedAt,
    int SetAsideBatches,
    long JournalBytes);
