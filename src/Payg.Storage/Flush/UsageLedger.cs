using Payg.Core.Usage;

namespace Payg.Storage.Flush;

/// <summary>
/// Turns a batch of usage records into usage lines, costs and totals in one transaction: the same steps on both
/// databases. Thread-safe.
/// </summary>
internal sealed class UsageLedger(
    IFlushDatabase database, IDatabaseFaults faults, DatabaseReadiness readiness, TimeProvider clock) : IUsageLedger
{
    public async Task<ApplyOutcome> ApplyAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        readiness.ThrowIfNotReady();
        try
        {
            return await database.RunAsync(
                transaction => ApplyAsync(transaction, batch, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database did not take a batch of usage.", exception);
        }
    }

    private async Task<ApplyOutcome> ApplyAsync(
        IFlushTransaction transaction, UsageBatch batch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // 1. Claim the batch. Claimed already means applied already.
        if (!await transaction.TryClaimAsync(batch, now, cancellationToken))
            return new ApplyOutcome(AlreadyApplied: true, Lines: 0);

        // 2. Sum the records at the prices in force when they occurred.
        var prices = await transaction.ReadPricesAsync(cancellationToken);
        var summary = new UsageSummary(prices);
        foreach (var record in batch.Records)
            summary.Add(record);

        // 3. Lock the customers in order and lay the sums into the hours and periods of their time zones.
        var sums = summary.InOrder().ToArray();
        var customers = sums.Select(sum => sum.Customer).Distinct().ToArray();
        var zones = await transaction.LockCustomersAsync(customers, cancellationToken);
        var lines = LineUsage.Of(sums, zones);

        // 4. Rate each line by its new quantity; what that adds goes to the hours and to the customer's total.
        var before = await transaction.ReadQuantitiesAsync([.. lines.Select(line => line.Key)], cancellationToken);
        var changes = FlushChanges.Of(lines, before, prices);
        await transaction.WriteAsync(changes, now, cancellationToken);

        // 5. All of it, or nothing.
        await transaction.CommitAsync(cancellationToken);
        return new ApplyOutcome(AlreadyApplied: false, lines.Count);
    }
}
