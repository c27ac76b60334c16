using Payg.Core.Usage;

namespace Payg.Metering.Tests.Flush;

/// <summary>A ledger that keeps what was applied, and fails in the ways a test scripts.</summary>
internal sealed class MemoryLedger : IUsageLedger
{
    private readonly Lock _gate = new();
    private readonly HashSet<BatchId> _claims = [];

    /// <summary>Runs before each attempt; what it throws is thrown before anything is applied.</summary>
    public Func<UsageBatch, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Runs after each commit; what it throws makes the outcome unclear.</summary>
    public Action<UsageBatch> After { get; set; } = _ => { };

    /// <summary>How many records of each batch are said to be rejected.</summary>
    public long Rejected { get; set; }

    public List<long> Applied { get; } = [];

    public List<UsageBatch> Attempts { get; } = [];

    public async Task<ApplyOutcome> ApplyAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        lock (_gate)
            Attempts.Add(batch);
        await Before(batch, cancellationToken);
        bool added;
        lock (_gate)
        {
            added = _claims.Add(batch.Id);
            if (added)
                Applied.AddRange(batch.Records.Select(record => record.Quantity));
        }

        After(batch);
        return new ApplyOutcome(AlreadyApplied: !added, Lines: added ? 1 : 0, Rejected);
    }
}
