namespace Payg.Core.Usage;

/// <summary>Where usage is turned into usage lines, costs and totals. Implemented for each database.</summary>
public interface IUsageLedger
{
    /// <summary>
    /// Applies a batch in one transaction that first claims its id, so that it may be called again after an outcome
    /// that is not known. Quantities, costs and totals move together or not at all. Records that cannot be charged do
    /// not stop the others: they are kept for an operator, in the same transaction.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">
    /// The database is unavailable, busy, or cut the transaction off; whether the batch was applied is not known. Try
    /// again.
    /// Any other exception says that the batch itself cannot be applied.
    /// </exception>
    /// <exception cref="UnreadableBatchException">The records cannot be read.</exception>
    Task<ApplyOutcome> ApplyAsync(UsageBatch batch, CancellationToken cancellationToken);
}

/// <summary>What became of a batch.</summary>
/// <param name="AlreadyApplied">An earlier attempt had committed; nothing was done now.</param>
/// <param name="Lines">Usage lines that were added to.</param>
/// <param name="Rejected">Records that cannot be charged and wait for an operator.</param>
public readonly record struct ApplyOutcome(bool AlreadyApplied, int Lines, long Rejected = 0);

/// <summary>The database is unavailable; the same call may succeed later.</summary>
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Whether it is only that the process is starting and has not prepared the database yet.</summary>
    public bool IsStarting { get; init; }

    /// <summary>Says no more than that the database is unavailable.</summary>
    public LedgerUnavailableException() : this("The database is unavailable.")
    {
    }

    /// <summary>Says what failed.</summary>
    public LedgerUnavailableException(string message) : base(message)
    {
    }

    /// <summary>Says what failed and why.</summary>
    public LedgerUnavailableException(string message, Exception? inner) : base(message, inner)
    {
    }
}
