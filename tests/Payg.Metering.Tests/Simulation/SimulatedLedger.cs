using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Flush;

namespace Payg.Metering.Tests.Simulation;

/// <summary>
/// A database that outlives the processes: it commits or not, answers or not, and forgets claims below the floor, as
/// it is told that it may. It is as strict as the real ones: it takes no record beyond their bounds and no sum that 64
/// bits do not hold, what is below the floor is claimed for good, and records that cannot be read are not its fault.
/// </summary>
internal sealed class SimulatedLedger(Random random) : IUsageLedger
{
    private readonly HashSet<BatchId> _claims = [];
    private readonly Dictionary<Guid, long> _floors = [];
    private long _quantity;

    /// <summary>How often each record was applied, by its number.</summary>
    public Dictionary<long, int> Applied { get; } = [];

    /// <summary>The dimensions with which each record was applied, by its number.</summary>
    public Dictionary<long, Dimensions?> DimensionsOf { get; } = [];

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
        // 1. The claim. The floor only rises, and nothing below it can be claimed again.
        var floor = Math.Max(_floors.GetValueOrDefault(batch.Id.Journal), batch.Floor);
        if (batch.Id.Segment < floor || _claims.Contains(batch.Id))
            return false;

        // 2. All that could refuse the batch, before anything is changed: a transaction is all or nothing.
        var records = batch.Read().ToArray();
        if (PoisonEvery > 0 && Array.Exists(records, record => record.Quantity % PoisonEvery == 0))
            throw new InvalidOperationException("The batch cannot be applied.");
        var quantity = _quantity;
        foreach (var record in records)
        {
            Check(record);
            quantity = checked(quantity + record.Quantity);
        }

        // 3. The commit.
        _quantity = quantity;
        _floors[batch.Id.Journal] = floor;
        _claims.Add(batch.Id);
        foreach (var record in records)
        {
            Applied[record.Quantity] = Applied.GetValueOrDefault(record.Quantity) + 1;
            DimensionsOf[record.Quantity] = record.Dimensions;
        }

        _claims.RemoveWhere(claim => claim.Journal == batch.Id.Journal && claim.Segment < floor);
        return true;
    }

    /// <summary>What no database of Payg takes can only come from a journal that handed out garbage.</summary>
    private static void Check(in UsageRecord record)
    {
        if (record.Quantity is < 1 or > UsageRecord.MaxQuantity || record.Meter.Value < 1
            || record.Customer == default || record.OccurredAt.Offset != TimeSpan.Zero)
        {
            throw new GarbageException(record);
        }
    }

    private void MayFail()
    {
        if (IsAway || random.Next(100) < FailurePercent)
            throw new LedgerUnavailableException("The connection was cut.");
    }
}
