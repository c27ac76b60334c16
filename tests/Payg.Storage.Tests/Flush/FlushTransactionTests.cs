using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Journals;
using Payg.Storage.Model.Usage;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Flush;

/// <summary>The statements of a flush, one by one, on both databases.</summary>
public abstract class FlushTransactionTests(DatabaseKind kind)
{
    private const long Unit = Money.NanosPerUnit;

    private static readonly Guid s_journal = new("00000000-0000-0000-0000-000000000001");
    private static readonly BillingMonth s_month = BillingMonth.FromNumber(202611);

    public sealed class OnSqlite() : FlushTransactionTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : FlushTransactionTests(DatabaseKind.Postgres);

    [Fact]
    public async Task Claim_OfEachSegment_SucceedsOnceAndNeverBelowTheFloor()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);

        Assert.True(await ClaimAsync(database, 3, floor: 1));
        Assert.False(await ClaimAsync(database, 3, floor: 1));
        Assert.True(await ClaimAsync(database, 2, floor: 1));
        Assert.True(await ClaimAsync(database, 4, floor: 4));

        // What is below the floor is claimed for good, whoever says a lower one later.
        Assert.False(await ClaimAsync(database, 1, floor: 1));
        Assert.False(await ClaimAsync(database, 3, floor: 1));
        Assert.False(await ClaimAsync(database, 4, floor: 4));
        Assert.True(await ClaimAsync(database, 5, floor: 5));
        Assert.Equal([(5L, 5L)], await database.InContextAsync(async context => (
            from claim in await context.Set<JournalClaimRow>().ToListAsync()
            from journal in context.Set<JournalRow>()
            select (claim.Segment, journal.Floor)).ToList()));
    }

    [Fact]
    public async Task Claim_ThatIsNotCommitted_NeverWas()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);

        Assert.True(await ClaimAsync(database, 1, floor: 1, commit: false));
        Assert.True(await ClaimAsync(database, 1, floor: 1));
    }

    [Fact]
    public async Task Claim_OfAnotherJournal_IsItsOwn()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);

        Assert.True(await ClaimAsync(database, 1, floor: 1));
        Assert.True(await ClaimAsync(database, 1, floor: 1, journal: Guid.CreateVersion7(Start)));
    }

    [Fact]
    public async Task Write_OverAndOver_ReplacesLinesAndAddsToQuartersAndTotals()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(1);
        var line = new LineKey(customer, s_month, meter, new PriceId(1));

        await WriteAsync(database, line, quantity: 5, cost: Unit - 1, quarter: 5, adds: Unit - 1);
        await WriteAsync(database, line, quantity: 7, cost: Unit, quarter: 2, adds: 1);
        Assert.Equal((7, Unit, 7, Unit, Unit), await ReadAsync(database));

        // Less than nothing borrows from the units.
        await WriteAsync(database, line, quantity: 8, cost: Unit - 3, quarter: 1, adds: -3);
        Assert.Equal((8, Unit - 3, 8, Unit - 3, Unit - 3), await ReadAsync(database));
        await WriteAsync(database, line, quantity: 9, cost: -1, quarter: 1, adds: 2 - Unit);
        Assert.Equal((9, -1, 9, -1, -1), await ReadAsync(database));
    }

    [Fact]
    public async Task Write_OfALine_LeavesItsAdjustments()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(1);
        var line = new LineKey(customer, s_month, meter, new PriceId(1));
        await WriteAsync(database, line, 5, 5, 5, 5);
        await database.InContextAsync(context => context.UsageLines.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AdjustedQuantity, -2)));
        await WriteAsync(database, line, 6, 4, 1, 1);

        var stored = await InTransactionAsync(database, transaction => transaction.ReadLinesAsync(
            [line.Period, line.Period with { Month = s_month.Next }], CancellationToken.None));

        Assert.Equal(new StoredUsage(new PriceId(1), 6, -2, 4), Assert.Single(Assert.Single(stored).Value));
        Assert.Equal(line.Period, stored.Keys.Single());
    }

    [Fact]
    public async Task LockCustomers_InTheOrderGiven_ReturnsTheirCalendarsAndCurrencies()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var (one, other) = (await database.AddCustomerAsync("Asia/Tokyo"), await database.AddCustomerAsync());
        await database.InContextAsync(async context =>
        {
            context.CustomerZones.Add(new CustomerZoneRow
            {
                CustomerId = other.Value,
                Month = 202612,
                EffectiveAt = Start.AddDays(30),
                TimeZone = "Europe/Paris",
            });
            await context.SaveChangesAsync();
            return await context.Customers.Where(row => row.Id == other.Value)
                .ExecuteUpdateAsync(change => change
                    .SetProperty(row => row.Currency, "EUR").SetProperty(row => row.HasCredit, true));
        });

        var locked = await InTransactionAsync(
            database, transaction => transaction.LockCustomersAsync([one, other], CancellationToken.None));

        var payers = locked.Select(customer => customer.Payer).ToList();
        Assert.Equal([false, true], locked.Select(customer => customer.HasCredit));
        Assert.Equal(
            [("Asia/Tokyo", 0), ("UTC", 1)],
            payers.Select(payer => (payer.Calendar.ZoneAt(Start).Id, payer.Calendar.Turns.Count)));
        Assert.Equal("Europe/Paris", payers[1].Calendar.ZoneAt(Start.AddDays(30)).Id);
        Assert.Equal([default, Currency.Parse("EUR")], payers.Select(payer => payer.Currency));
        Assert.Equal([one, other], payers.Select(payer => payer.Customer));
    }

    [Fact]
    public async Task LockCustomers_WithAnUnknownOne_Throws()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var known = await database.AddCustomerAsync();
        var unknown = new CustomerId(s_journal);

        await Assert.ThrowsAsync<KeyNotFoundException>(() => InTransactionAsync(
            database, transaction => transaction.LockCustomersAsync([unknown, known], CancellationToken.None)));
        var found = await InTransactionAsync(
            database, transaction => transaction.FindCustomersAsync([unknown, known], CancellationToken.None));
        Assert.Equal([known], found.Keys);
    }

    [Fact]
    public async Task Prices_AreReadAfterANumberAndByNumber()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        Assert.Equal(default, await VersionAsync(database));
        await database.AddMeterAsync(1);
        await database.AddMeterAsync(2, "JPY");
        var version = await VersionAsync(database);
        Assert.Equal(2, version.Count);

        var last = Assert.Single(await InTransactionAsync(
            database, transaction => transaction.ReadAfterAsync(version.LastId - 1, CancellationToken.None)));
        var ids = await InTransactionAsync(
            database, transaction => transaction.ReadIdsAsync(CancellationToken.None));

        Assert.Equal(
            (version.LastId, "JPY", Start, "call", false),
            (last.Id.Value, last.Currency.Code, last.EffectiveFrom, last.Unit, last.IsFromNextPeriod));
        Assert.Equal(2, ids.Count);
        Assert.Contains(last.Id, ids);
    }

    [Fact]
    public async Task Savepoints_OneAfterTheOther_KeepWhatWasReleasedAndNothingElse()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(1);
        var kept = new LineKey(customer, s_month, meter, new PriceId(1));
        var undone = kept with { Price = new PriceId(2) };

        await InTransactionAsync(database, async transaction =>
        {
            await transaction.SaveAsync(CancellationToken.None);
            await transaction.WriteAsync(Change(kept, 1, 1, 1, 1), Start, CancellationToken.None);
            await transaction.ReleaseAsync(CancellationToken.None);
            await transaction.SaveAsync(CancellationToken.None);
            await transaction.WriteAsync(Change(undone, 1, 1, 1, 1), Start, CancellationToken.None);
            await transaction.RollBackAsync(CancellationToken.None);
            return true;
        });

        Assert.Equal((1, 1, 1, 1, 1), await ReadAsync(database));
    }

    [Fact]
    public async Task Reject_OfTheSameKind_AddsWhileItIsOpenAndStartsAgainLater()
    {
        await using var database = await LedgerDatabase.CreateAsync(kind);
        var sum = new RejectedSum(
            new RejectedKey(new CustomerId(s_journal), new MeterId(9), default, Start, "unknown_meter"),
            Start.AddMinutes(3), 2, 5, "first");

        await RejectAsync(sum, segment: 1);
        await RejectAsync(sum with { OccurredAt = Start, Text = "second" }, segment: 2);
        await database.InContextAsync(context => context.RejectedUsage.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.State, RejectedUsageState.WrittenOff)));
        await RejectAsync(sum, segment: 3);

        Assert.Equal(
            [
                (1L, 4L, 10L, "first", RejectedUsageState.WrittenOff, Start.AddMinutes(3)),
                (3L, 2L, 5L, "first", RejectedUsageState.Open, Start.AddMinutes(3)),
            ],
            (await database.RejectedAsync()).Select(row =>
                (row.Segment, row.Records, row.Quantity, row.Text, row.State, row.OccurredAt)));

        Task RejectAsync(RejectedSum rejected, long segment) => InTransactionAsync(database, async transaction =>
        {
            await transaction.RejectAsync(
                new BatchId(s_journal, segment), [rejected], Start, CancellationToken.None);
            return true;
        });
    }

    private static Task<PricesVersion> VersionAsync(LedgerDatabase database) => InTransactionAsync(
        database, transaction => transaction.LockPricesAsync(CancellationToken.None));

    private static Task<bool> ClaimAsync(
        LedgerDatabase database, long segment, long floor, bool commit = true, Guid? journal = null) =>
        InTransactionAsync(
            database,
            transaction => transaction.TryClaimAsync(
                new UsageBatch(new BatchId(journal ?? s_journal, segment), [], floor), Start, CancellationToken.None),
            commit);

    private static Task<bool> WriteAsync(
        LedgerDatabase database, LineKey line, long quantity, long cost, long quarter, long adds) =>
        InTransactionAsync(database, async transaction =>
        {
            await transaction.WriteAsync(
                Change(line, quantity, cost, quarter, adds), Start, CancellationToken.None);
            return true;
        });

    private static FlushChanges Change(LineKey line, long quantity, long cost, long quarter, long adds) => new(
        [new LineChange(line, quantity, cost)],
        [new QuarterChange(line, Start, quarter, adds)],
        [new TotalChange(line.Customer, adds)],
        []);

    /// <summary>The line's quantity and cost, the quarter's, and the total.</summary>
    private static Task<(long, Int128, long, Int128, Int128)> ReadAsync(LedgerDatabase database) =>
        database.InContextAsync(async context =>
        {
            var line = await context.UsageLines.AsNoTracking().SingleAsync();
            var quarter = await context.UsageQuarters.AsNoTracking().SingleAsync();
            var customer = await context.Customers.AsNoTracking().SingleAsync();
            Assert.InRange(quarter.CostFraction, 0, 999_999_999);
            Assert.InRange(customer.TotalCostFraction, 0, 999_999_999);
            return (line.Quantity, line.CostNanos, quarter.Quantity, quarter.CostNanos, customer.TotalCostNanos);
        });

    private static Task<T> InTransactionAsync<T>(
        LedgerDatabase database, Func<IFlushTransaction, Task<T>> work, bool commit = true) =>
        database.Flushes.RunAsync(
            async transaction =>
            {
                var result = await work(transaction);
                if (commit)
                    await transaction.CommitAsync(CancellationToken.None);
                return result;
            },
            CancellationToken.None);
}
