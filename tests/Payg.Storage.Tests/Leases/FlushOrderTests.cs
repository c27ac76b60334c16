using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Tests.Credits;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Leases;

/// <summary>
/// What a unit costs depends on the calls that are flushed before it: credit is granted only where it pays for every
/// call in any order.
/// </summary>
public abstract class FlushOrderTests(DatabaseKind kind)
{
    private const long Cent = 10_000_000;

    private static readonly DateTimeOffset s_at = Start.AddMinutes(20);
    private static readonly DateTimeOffset s_end = Start.AddMinutes(30);
    private readonly FakeTimeProvider _clock = new(s_at);
    private readonly Guid _here = new("0193e000-0000-7000-8000-000000000001");
    private readonly Guid _there = new("0193e000-0000-7000-8000-000000000002");

    [Fact]
    public async Task Exchange_WhereAFreeUnitIsGoodForLongerThanTheCredit_WaitsUntilThatUnitIsBack()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await BlocksAsync(database);
        await database.GrantAsync(customer, 100 * Cent, expires: s_end);
        var first = await AskAsync(database, _here, new LeaseWant(customer, meter, s_at, 1, 1, null, 0));
        await ApplyAsync(database, _here, 1, new UsageRecord(customer, meter, 1, s_at));

        // The clock there is ahead: the credit has ended, and the rest of the block costs nothing.
        var free = await AskAsync(
            database, _there, new LeaseWant(customer, meter, s_end.AddMinutes(1), 1, 1, null, 0));
        Assert.Equal((LeaseOutcome.Granted, 1L), (free.Outcome, free.Granted));

        // A call here might be flushed first: then it takes the rest of the block, and the other one begins another.
        var want = new LeaseWant(customer, meter, s_end.AddMinutes(-1), 1, 1, first.Line, first.Granted);
        Assert.Equal((LeaseOutcome.Held, 1L), await OutcomeAsync(database, _here, want));

        await ApplyAsync(database, _there, 1, new UsageRecord(customer, meter, 1, s_end.AddMinutes(1)));
        Assert.Equal((LeaseOutcome.Granted, 2L), await OutcomeAsync(database, _here, want));
        await ApplyAsync(database, _here, 2, new UsageRecord(customer, meter, 1, s_end.AddMinutes(-1)));
        Assert.Equal(0, await OwedAsync(database, customer));
    }

    [Fact]
    public async Task Exchange_WhereItsOwnFreeUnitsAreGoodForLonger_AsksForThemFirst()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await BlocksAsync(database);
        await ApplyAsync(database, _there, 1, new UsageRecord(customer, meter, 1, s_at));
        await database.GrantAsync(customer, 10 * Cent);
        var free = await AskAsync(database, _here, new LeaseWant(customer, meter, s_at, 1, 1, null, 0));
        await database.GrantAsync(customer, 100 * Cent, expires: s_end);

        var want = new LeaseWant(customer, meter, s_at, 1, 2, free.Line, free.Granted);
        var held = await AskAsync(database, _here, want);
        Assert.Equal((LeaseOutcome.Held, 1L, s_at), (held.Outcome, held.Granted, held.ValidUntil));

        var granted = await AskAsync(database, _here, want, new LeaseReturn(free.Line, 1));
        Assert.Equal(
            (LeaseOutcome.Granted, 3L, s_end), (granted.Outcome, granted.Granted, granted.ValidUntil));
        Assert.Equal(0, await OwedAsync(database, customer));
    }

    [Fact]
    public async Task Exchange_WhereTheCostOfAnotherMeterMayFallAndRise_LeavesItWhatComesBack()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddPrepaidAsync();
        var volume = await database.AddMeterAsync(0);
        var flat = await database.AddMeterAsync(5 * Cent);
        await PriceAsync(database, volume, new VolumePrice(new TierList(
            new Tier(3, 10 * Cent), new Tier(null, 5 * Cent))));
        await database.GrantAsync(customer, 30 * Cent, priority: 1);
        await database.GrantAsync(customer, 100 * Cent, priority: 2, meters: $"{flat.Value}");
        await AskAsync(database, _here, new LeaseWant(customer, volume, s_at, 3, 3, null, 0));
        await ApplyAsync(database, _here, 1, new UsageRecord(customer, volume, 3, s_at));

        // Two units more cost nothing: the first lowers the cost by 10 cents, the second raises it by 5.
        var falls = await AskAsync(database, _here, new LeaseWant(customer, volume, s_at, 2, 2, null, 3));
        Assert.Equal((LeaseOutcome.Granted, 5L), (falls.Outcome, falls.Granted));

        // What comes back in between would pay for calls of the other meter, and be missing for the second unit.
        var want = new LeaseWant(customer, flat, s_at, 2, 2, null, 0);
        Assert.Equal((LeaseOutcome.Held, 0L), await OutcomeAsync(database, _there, want));

        await ApplyAsync(database, _here, 2, new UsageRecord(customer, volume, 1, s_at));
        await ApplyAsync(database, _here, 3, new UsageRecord(customer, volume, 1, s_at));
        Assert.Equal((LeaseOutcome.Granted, 2L), await OutcomeAsync(database, _there, want));
        await ApplyAsync(database, _there, 1, new UsageRecord(customer, flat, 2, s_at));
        Assert.Equal(0, await OwedAsync(database, customer));
    }

    private static async Task<(CustomerId Customer, MeterId Meter)> BlocksAsync(LedgerDatabase database)
    {
        var (customer, meter) = (await database.AddPrepaidAsync(), await database.AddMeterAsync(0));
        await PriceAsync(database, meter, new PackagePrice(10 * Cent) { PerUnits = 2 });
        return (customer, meter);
    }

    private static Task<int> PriceAsync(LedgerDatabase database, MeterId meter, PriceModel model) =>
        database.InContextAsync(context => context.Prices.Where(row => row.MeterId == meter.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Model, PriceModelJson.Write(model))));

    private static async Task<LeaseAnswer> AskAsync(
        LedgerDatabase database, Guid journal, LeaseWant want, params LeaseReturn[] returns) =>
        (await database.Leases.ExchangeAsync(new LeaseMessage(journal, returns, [want]), default)).Answers.Single();

    private static async Task<(LeaseOutcome Outcome, long Granted)> OutcomeAsync(
        LedgerDatabase database, Guid journal, LeaseWant want)
    {
        var answer = await AskAsync(database, journal, want);
        return (answer.Outcome, answer.Granted);
    }

    private static async Task<Int128> OwedAsync(LedgerDatabase database, CustomerId customer) =>
        (await database.CustomerAsync(customer)).OwedNanos;

    private static Task<ApplyOutcome> ApplyAsync(
        LedgerDatabase database, Guid journal, long segment, params UsageRecord[] records) =>
        database.Ledger.ApplyAsync(new UsageBatch(new BatchId(journal, segment), records, Floor: 1), default);
}

/// <summary>On SQLite.</summary>
public sealed class FlushOrderTestsOnSqlite() : FlushOrderTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class FlushOrderTestsOnPostgres() : FlushOrderTests(DatabaseKind.Postgres);
