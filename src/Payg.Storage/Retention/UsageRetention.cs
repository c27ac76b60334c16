using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;
using Payg.Storage.Series;

namespace Payg.Storage.Retention;

/// <summary>
/// Drops old usage by quarters of an hour, whole months of UTC at a time. Usage lines and sums stay. What a customer's
/// quarters summed to is added to <see cref="DroppedUsageRow"/> in the transaction that deletes them. Any number of
/// nodes may call it; they take turns. Thread-safe.
/// </summary>
public sealed class UsageRetention
{
    /// <summary>How many quarters one transaction deletes, but for those of the last quarter of an hour.</summary>
    internal const int RowsAtOnce = 2_000;

    /// <summary>The functions of PostgreSQL, which a role that owns nothing must be granted.</summary>
    internal static readonly string[] Functions = ["payg.usage_partitions_ensure", "payg.usage_partition_drop"];

    private const int CustomersAtOnce = 100;
    private const int Attempts = 60;

    private static readonly TimeSpan s_betweenAttempts = TimeSpan.FromSeconds(1);

    private readonly IExclusiveTransactions _transactions;
    private readonly IUsagePartitions _partitions;

    internal UsageRetention(IExclusiveTransactions transactions, IUsagePartitions partitions) =>
        (_transactions, _partitions) = (transactions, partitions);

    /// <summary>From when on usage is kept by quarters of an hour; null: all of it is.</summary>
    public static async Task<DateTimeOffset?> KeptFromAsync(
        PaygContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await context.UsageRetention.Select(row => (DateTimeOffset?)row.KeptFrom)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Drops the months that ended before a number of days, if that was not done yet. Usage that arrives later for such
    /// a month is counted as always, and dropped with the next month.
    /// </summary>
    /// <param name="context">The database.</param>
    /// <param name="now">The clock's time.</param>
    /// <param name="days">How many days are kept at least.</param>
    /// <param name="cancellationToken">Ends it between two transactions; the next call continues.</param>
    public async Task<DroppedUsage> DropAsync(
        PaygContext context, DateTimeOffset now, int days, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = CalendarWindow.Of(now.AddDays(-days), UsageWindow.Month, TimeZoneInfo.Utc).Start;

        // 1. Readers are informed before anything is gone.
        if (await BeginAsync(context, wanted, cancellationToken) is not { } before)
            return default;

        // 2. Whole partitions, where the database has them.
        long dropped = 0;
        while (await DropPartitionAsync(context, before, cancellationToken) is { } rows)
            dropped += rows;

        // 3. What is in none of these: a page of customers who have anything to drop, and each in transactions of
        // bounded length.
        var tests = 0L;
        for (var last = Guid.Empty; ;)
        {
            var after = last;
            var page = await context.Customers.AsNoTracking()
                .Where(row => row.Id > after
                    && (context.UsageQuarters.Any(used => used.CustomerId == row.Id && used.Quarter < before)
                        || context.TestQuarters.Any(used => used.CustomerId == row.Id && used.Quarter < before)))
                .OrderBy(row => row.Id).Select(row => row.Id).Take(CustomersAtOnce).ToListAsync(cancellationToken);
            foreach (var customer in page)
            {
                while (await DropAsync(context, customer, before, cancellationToken) is { IsLast: var isLast } batch)
                {
                    dropped += batch.Rows;
                    tests += batch.Tests;
                    if (isLast)
                        break;
                }
            }

            if (page.Count < CustomersAtOnce)
                break;
            last = page[^1];
        }

        // 4. Nothing to do until the next month is over.
        await context.UsageRetention.Where(row => row.KeptFrom == before)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DroppedBefore, before), cancellationToken);
        return new DroppedUsage(before, dropped, tests);
    }

    /// <summary>Drops the oldest partition, as soon as it is not being read; null: all are dropped.</summary>
    private async Task<long?> DropPartitionAsync(
        PaygContext context, DateTimeOffset before, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await _transactions.BeginAsync(
                    context, ExclusiveMatter.Retention, cancellationToken);
                var rows = await _partitions.DropAsync(context, before, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return rows;
            }
            catch (PartitionBusyException) when (attempt < Attempts)
            {
                await Task.Delay(s_betweenAttempts, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Stores from when on usage is kept; null: all before it was dropped.</summary>
    private async Task<DateTimeOffset?> BeginAsync(
        PaygContext context, DateTimeOffset wanted, CancellationToken cancellationToken)
    {
        var known = await context.UsageRetention.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (known?.KeptFrom >= wanted)
            return known.DroppedBefore == known.KeptFrom ? null : known.KeptFrom;

        await using var transaction = await _transactions.BeginAsync(
            context, ExclusiveMatter.Retention, cancellationToken);
        var row = await context.UsageRetention.SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            context.UsageRetention.Add(row = new UsageRetentionRow { KeptFrom = wanted });
        else if (row.KeptFrom < wanted)
            row.KeptFrom = wanted;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return row.KeptFrom;
    }

    /// <summary>Drops the oldest quarters of a customer; null: there is no such customer.</summary>
    private async Task<(int Rows, int Tests, bool IsLast)?> DropAsync(
        PaygContext context, Guid customer, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var transaction = await _transactions.BeginAsync(
            context, ExclusiveMatter.Retention, cancellationToken);

        // A flush locks the customer before it adds to their quarters.
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return null;

        var quarters = context.UsageQuarters.Where(row => row.CustomerId == customer && row.Quarter < before);
        var end = await quarters.OrderBy(row => row.Quarter).Select(row => (DateTimeOffset?)row.Quarter)
            .Skip(RowsAtOnce - 1).FirstOrDefaultAsync(cancellationToken);
        if (end is not null)
            quarters = quarters.Where(row => row.Quarter <= end);
        await SumAsync(context, customer, quarters, cancellationToken);
        var rows = await quarters.ExecuteDeleteAsync(cancellationToken);

        var tests = context.TestQuarters.Where(row => row.CustomerId == customer && row.Quarter < before);
        var testEnd = await tests.OrderBy(row => row.Quarter).Select(row => (DateTimeOffset?)row.Quarter)
            .Skip(RowsAtOnce - 1).FirstOrDefaultAsync(cancellationToken);
        if (testEnd is not null)
            tests = tests.Where(row => row.Quarter <= testEnd);
        var testRows = await tests.ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (rows, testRows, end is null && testEnd is null);
    }

    private static async Task SumAsync(
        PaygContext context, Guid customer, IQueryable<UsageQuarterRow> quarters, CancellationToken cancellationToken)
    {
        var sums = await quarters.GroupBy(row => new { row.MeterId, row.PriceId })
            .Select(rows => new
            {
                rows.Key.MeterId,
                rows.Key.PriceId,
                Parts = rows.Sum(row => row.Quantity / QuantitySum.Part),
                Rests = rows.Sum(row => row.Quantity % QuantitySum.Part),
                Units = rows.Sum(row => row.CostUnits),
                Nanos = rows.Sum(row => (long)row.CostFraction),
            })
            .ToListAsync(cancellationToken);
        if (sums.Count == 0)
            return;
        var known = await context.DroppedUsage.Where(row => row.CustomerId == customer)
            .ToDictionaryAsync(row => (row.MeterId, row.PriceId), cancellationToken);
        foreach (var sum in sums)
        {
            if (!known.TryGetValue((sum.MeterId, sum.PriceId), out var row))
            {
                context.DroppedUsage.Add(row = new DroppedUsageRow
                {
                    CustomerId = customer,
                    MeterId = sum.MeterId,
                    PriceId = sum.PriceId,
                });
            }

            row.Add(QuantitySum.Join(sum.Parts, sum.Rests), AmountParts.Join(sum.Units, sum.Nanos));
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
    }
}

/// <summary>What was dropped.</summary>
/// <param name="Before">The months before this instant were dropped.</param>
/// <param name="Rows">How many rows of usage by quarters of an hour.</param>
/// <param name="Tests">How many rows of test calls.</param>
public readonly record struct DroppedUsage(DateTimeOffset Before, long Rows, long Tests);
