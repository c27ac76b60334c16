using Payg.Core.Usage;

namespace Payg.Metering.Tests.Simulation;

/// <summary>
/// A database that outlives the processes: it commits or not, answers or not, and forgets claims below the floor, as
/// it is told that it may.
/// </summary>
internal sealed class SimulatedLedger(Random random) : IUsageLedger
{
    private readonly HashSet<BatchId> _claims = [];

    /// <summary>How often each record was applied, by its number.</summary>
    public Dictionary<long, int> Applied { get; } = [];

    /// <summary>Whether it can be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many of a hundred attempts fail, before or after the commit.</summary>
    public int FailurePercent { get; set; }

    /// <summary>Batches with a record whose number is a multiple of this are refused. Zero: none.</summary>
    public int PoisonEvery { get; set; }

    public async Task<ApplyOutcome> ApplyAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        await Task.Yield();
        MayFail();
        if (random.Next(100) < FailurePercent / 10)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        var added = Commit(batch);
        await Task.Yield();
        MayFail();
        return new ApplyOutcome(AlreadyApplied: !added, Lines: 1);
    }

    private bool Commit(UsageBatch batch)
    {
        if (_claims.Contains(batch.Id))
            return false;
        var records = batch.Records.Select(record => record.Quantity).ToArray();
        if (PoisonEvery > 0 && Array.Exists(records, number => number % PoisonEvery == 0))
            throw new InvalidOperationException("The batch cannot be applied.");
        _claims.Add(batch.Id);
        foreach (var number in records)
            Applied[number] = Applied.GetValueOrDefault(number) + 1;
        _claims.RemoveWhere(claim => claim.Journal == batch.Id.Journal && claim.Segment < batch.Floor);
        return true;
    }

    private void MayFail()
    {
        if (IsAway || random.Next(100) < FailurePercent)
            throw new LedgerUnavailableException("The connection was cut.");
    }
}
