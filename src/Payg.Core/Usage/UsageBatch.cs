namespace Payg.Core.Usage;

/// <summary>Names a batch of usage records for good: one sealed segment of one journal.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Segment">The segment's number in it, rising from 1.</param>
public readonly record struct BatchId(Guid Journal, long Segment);

/// <summary>Usage records that are applied together or not at all, and once only.</summary>
/// <param name="Id">Claimed by the ledger that applies the batch: claimed already means applied already.</param>
/// <param name="Records">The records, which can be read again for a retry.</param>
/// <param name="Floor">
/// The lowest segment of this journal that may still be applied later. What is below it has been applied and deleted,
/// so the ledger may forget those claims.
/// </param>
public sealed record UsageBatch(BatchId Id, IEnumerable<UsageRecord> Records, long Floor);
