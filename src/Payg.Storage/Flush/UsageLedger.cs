using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;

namespace Payg.Storage.Flush;

/// <summary>
/// Turns a batch of usage records into usage lines, costs and totals in one transaction: the same steps on both
/// databases. A batch of which something cannot be charged is split, see <see cref="SplitFlush"/>. Thread-safe.
/// </summary>
internal sealed class UsageLedger(
    IFlushDatabase database,
    IDatabaseFaults faults,
    DatabaseReadiness readiness,
    PriceSnapshot prices,
    Currency currency,
    TimeProvider clock) : IUsageLedger
{
    public async Task<ApplyOutcome> ApplyAsync(UsageBatch batch, CancellationToken cancellationToken)
    {
        readiness.ThrowIfNotReady();
        try
        {
            try
            {
                return await database.RunAsync(
                    transaction => ApplyAtOnceAsync(transaction, batch, cancellationToken), cancellationToken);
            }
            catch (Exception exception) when (IsOfRecords(exception, cancellationToken))
            {
                // Nothing of it was committed, or all: the split claims the batch anew.
                return await database.RunAsync(
                    transaction => ApplySplitAsync(transaction, batch, cancellationToken), cancellationToken);
            }
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database did not take a batch of usage.", exception);
        }
    }

    /// <summary>Adds records to lines and totals in a transaction; returns how many lines that were.</summary>
    /// <exception cref="OverflowException">A line would exceed its bounds.</exception>
    internal async Task<int> AddAsync(
        IFlushTransaction transaction,
        IEnumerable<UsageRecord> records,
        PriceBook book,
        CancellationToken cancellationToken)
    {
        // 1. Sum the records at the prices in force when they occurred.
        var summary = new UsageSummary(book);
        foreach (var record in records)
            summary.Add(record);

        // 2. Lock the customers in order and lay the sums into their billing periods.
        var sums = summary.InOrder().ToArray();
        var customers = sums.Select(sum => sum.Customer).Distinct().ToArray();
        var calendars = await transaction.LockCustomersAsync(customers, cancellationToken);
        var lines = LineUsage.Of(sums, calendars, book);

        // 3. Rate each line by its new quantity; what that adds goes to the quarters and to the customer's total.
        var stored = await transaction.ReadLinesAsync(
            [.. lines.Select(line => line.Key.Period).Distinct()], cancellationToken);
        var calendarOf = customers.Zip(calendars).ToDictionary();
        var changes = FlushChanges.Of(lines, stored, key => calendarOf[key.Customer], book);
        LineBounds.Check(changes, book, currency);
        await transaction.WriteAsync(changes, clock.GetUtcNow(), cancellationToken);
        return lines.Count;
    }

    private async Task<ApplyOutcome> ApplyAtOnceAsync(
        IFlushTransaction transaction, UsageBatch batch, CancellationToken cancellationToken)
    {
        // 1. Claim the batch. Claimed already means applied already.
        if (!await transaction.TryClaimAsync(batch, clock.GetUtcNow(), cancellationToken))
            return new ApplyOutcome(AlreadyApplied: true, Lines: 0);

        // 2. All of it, or nothing.
        var book = await ReadPricesAsync(transaction, cancellationToken);
        var lines = await AddAsync(transaction, batch.Read(), book, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ApplyOutcome(AlreadyApplied: false, lines);
    }

    private async Task<ApplyOutcome> ApplySplitAsync(
        IFlushTransaction transaction, UsageBatch batch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!await transaction.TryClaimAsync(batch, now, cancellationToken))
            return new ApplyOutcome(AlreadyApplied: true, Lines: 0);

        var book = await ReadPricesAsync(transaction, cancellationToken);
        var split = new SplitFlush(
            transaction, book, records => AddAsync(transaction, records, book, cancellationToken),
            faults.IsUnavailable);
        var (lines, rejected) = await split.ApplyAsync(batch, cancellationToken);
        await transaction.RejectAsync(batch.Id, rejected.InOrder(), now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ApplyOutcome(AlreadyApplied: false, lines, rejected.Records);
    }

    /// <summary>Whether some of the records may be applied although the batch cannot.</summary>
    private bool IsOfRecords(Exception exception, CancellationToken cancellationToken) =>
        exception is not UnreadableBatchException
        && !cancellationToken.IsCancellationRequested
        && !faults.IsUnavailable(exception);

    /// <summary>The prices as the transaction sees them, which nobody changes until it ends.</summary>
    internal async Task<PriceBook> ReadPricesAsync(
        IFlushTransaction transaction, CancellationToken cancellationToken) =>
        await prices.ReadAsync(
            await transaction.LockPricesAsync(cancellationToken), transaction, cancellationToken);
}
