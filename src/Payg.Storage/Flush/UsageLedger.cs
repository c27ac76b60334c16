using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush.Leases;
using Payg.Storage.Flush.Rows;

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
    CreditPosting credits,
    RecurringPosting recurring,
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
                // Nothing of it was committed, or all: the split claims the batch again.
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
    internal Task<int> AddAsync(
        IFlushTransaction transaction,
        IEnumerable<UsageRecord> records,
        PriceBook book,
        Guid? journal,
        CancellationToken cancellationToken)
    {
        var summary = new UsageSummary(book);
        foreach (var record in records)
            summary.Add(record);
        return AddAsync(transaction, summary, book, journal, cancellationToken);
    }

    private async Task<int> AddAsync(
        IFlushTransaction transaction,
        UsageSummary summary,
        PriceBook book,
        Guid? journal,
        CancellationToken cancellationToken)
    {
        // 1. Lock the customers in order, grant the credit of billing periods that have begun, and price the sums in
        //    their currencies and billing periods.
        var sums = summary.InOrder().ToArray();
        var customers = sums.Select(sum => sum.Customer).Distinct().ToArray();
        var locked = await transaction.LockCustomersAsync(customers, cancellationToken);
        var now = clock.GetUtcNow();
        await transaction.GrantDueAsync(recurring, locked, now, cancellationToken);
        var payers = locked.Select(customer => customer.Payer.In(currency)).ToArray();
        var lines = LineUsage.Of(sums, payers, book);

        // 2. Rate each line by its new quantity; what that adds goes to the quarters and to the customer's total.
        var stored = await transaction.ReadLinesAsync(
            [.. lines.Select(line => line.Key.Period).Distinct()], cancellationToken);
        var payerOf = payers.ToDictionary(payer => payer.Customer);
        var sets = await ReadDimensionSetsAsync(transaction, sums, cancellationToken);
        var changes = FlushChanges.Of(lines, stored, customer => payerOf[customer], sets, book);
        LineBounds.Check(changes, book);
        changes = changes with { Sums = SumChanges.Of(changes, stored.Keys, book, journal ?? Guid.Empty) };
        await transaction.WriteAsync(changes, now, cancellationToken);

        // 3. The units that the journal was granted for it are used up. Credits cover what they can of it, and it is
        //    spent of budgets; most customers have neither.
        CustomerId[] leased = [.. Those(locked, customer => customer.HasCredit || customer.HasBudgets)];
        if (leased.Length > 0 && journal is { } id)
            await UseLeasesAsync(transaction, id, leased, lines, now, cancellationToken);
        var credited = Those(locked, customer => customer.HasCredit).ToHashSet();
        if (credited.Count > 0)
        {
            await BurnAsync(
                transaction, [.. payers.Where(payer => credited.Contains(payer.Customer))], changes, book, now,
                cancellationToken);
        }

        CustomerId[] budgeted = [.. Those(locked, customer => customer.HasBudgets)];
        if (budgeted.Length > 0)
            await SpendAsync(transaction, budgeted, changes, customer => payerOf[customer], now, cancellationToken);
        return lines.Count;
    }

    private static IEnumerable<CustomerId> Those(
        IReadOnlyList<LockedCustomer> locked, Func<LockedCustomer, bool> chosen) =>
        locked.Where(chosen).Select(customer => customer.Payer.Customer);

    /// <summary>Adds to what was spent of budgets. What that reaches is reported in the same transaction.</summary>
    private async Task SpendAsync(
        IFlushTransaction transaction,
        CustomerId[] customers,
        FlushChanges changes,
        Func<CustomerId, Payer> payerOf,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var budgets = await transaction.Budgets.ReadAsync(customers, cancellationToken);
        var spending = new BudgetSpending(changes.Quarters, budgets, payerOf);
        if (spending.Windows.Count == 0)
            return;
        var (windows, alerts) = spending.AddTo(
            await transaction.Budgets.ReadWindowsAsync(spending.Windows, cancellationToken));
        await transaction.Budgets.WriteWindowsAsync(windows, cancellationToken);
        await transaction.Budgets.AddAlertsAsync(alerts, now, cancellationToken);
        credits.Count(alerts);
    }

    private async Task BurnAsync(
        IFlushTransaction transaction,
        Payer[] payers,
        FlushChanges changes,
        PriceBook book,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        CustomerId[] customers = [.. payers.Select(payer => payer.Customer)];
        var burn = new CreditBurn(changes, customers);
        var stored = await transaction.Credits.ReadAsync(customers, burn.Falling, cancellationToken);

        // What ended is kept as far as calls may still need it, and so is what comes back to it.
        var reviewed = stored.Where(account => account.HasEnded(now)).Select(account => account.Customer)
            .Concat(burn.Falling).ToHashSet();
        if (reviewed.Count > 0)
        {
            var rooms = await LeaseRooms.ReadAsync(
                transaction, [.. payers.Where(payer => reviewed.Contains(payer.Customer))], book, [], [],
                cancellationToken);
            stored =
            [
                .. stored.Select(account => rooms.TryGetValue(account.Customer, out var room)
                    ? account with { HeldNanos = room.Held }
                    : account),
            ];
        }

        await credits.PostAsync(
            transaction.Credits, [.. stored.Select(account => burn.Book(account, now))], cancellationToken);
    }

    private static async Task UseLeasesAsync(
        IFlushTransaction transaction,
        Guid journal,
        CustomerId[] customers,
        List<LineUsage> lines,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var leases = await transaction.Leases.ReadLeasesAsync(customers, cancellationToken);
        var ofJournal = leases.SelectMany(group => group).Where(lease => lease.Journal == journal);
        await transaction.Leases.WriteLeasesAsync(LeaseUse.Of(ofJournal, lines), now, cancellationToken);
    }

    /// <summary>The sets that the usage may add to; nothing is asked where no usage has dimensions.</summary>
    private static async Task<DimensionSets> ReadDimensionSetsAsync(
        IFlushTransaction transaction, UsageSum[] sums, CancellationToken cancellationToken)
    {
        var dimensioned = Array.FindAll(sums, sum => sum.Dimensions is not null);
        return dimensioned.Length == 0
            ? new DimensionSets()
            : await transaction.ReadDimensionSetsAsync(
                [.. dimensioned.Select(sum => sum.Customer).Distinct()],
                [
                    .. dimensioned.SelectMany(sum =>
                        new[] { sum.Dimensions!, DimensionSets.OtherOf(sum.Dimensions!) }).Distinct(),
                ],
                cancellationToken);
    }

    private async Task<ApplyOutcome> ApplyAtOnceAsync(
        IFlushTransaction transaction, UsageBatch batch, CancellationToken cancellationToken)
    {
        // 1. Claim the batch. Claimed already means applied already.
        if (!await transaction.TryClaimAsync(batch, clock.GetUtcNow(), cancellationToken))
            return new ApplyOutcome(AlreadyApplied: true, Lines: 0);

        // 2. Sum the records that are priced alike: all of them are applied, or none.
        var book = await ReadPricesAsync(transaction, cancellationToken);
        var tests = new TestUsage();
        var summary = batch.Sum(book, tests);
        var lines = await AddAsync(transaction, summary, book, batch.Id.Journal, cancellationToken);
        await AddTestsAsync(transaction, tests, cancellationToken);
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
            transaction, book, currency,
            records => AddAsync(transaction, records, book, batch.Id.Journal, cancellationToken),
            faults.IsUnavailable);
        var tests = new TestUsage();
        var (lines, rejected) = await split.ApplyAsync(tests.TakeFrom(batch.Read()), cancellationToken);
        await AddTestsAsync(transaction, tests, cancellationToken);
        await transaction.RejectAsync(batch.Id, rejected.InOrder(), now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ApplyOutcome(AlreadyApplied: false, lines, rejected.Records);
    }

    /// <summary>Test calls come last: their rows are locked after all customers.</summary>
    private static Task AddTestsAsync(
        IFlushTransaction transaction, TestUsage tests, CancellationToken cancellationToken) =>
        tests.Any ? transaction.AddTestsAsync(tests.InOrder(), cancellationToken) : Task.CompletedTask;

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
