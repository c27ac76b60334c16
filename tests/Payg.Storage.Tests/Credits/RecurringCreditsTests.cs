using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;
using static Payg.Storage.Tests.Credits.CreditBooks;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Credits;

/// <summary>Each billing period is granted once; what is left carries over as far as it may.</summary>
public abstract class RecurringCreditsTests(DatabaseKind kind)
{
    private readonly FakeTimeProvider _clock = new(Start.AddMinutes(20));

    [Theory]
    [InlineData("UTC", 1)]
    [InlineData("America/Los_Angeles", 2)]
    [InlineData("Asia/Kolkata", 3)]
    [SuppressMessage("Security", "CA5394", Justification = "A history that can be repeated.")]
    public async Task History_OfMonths_LeavesWhatTheOracleSays(string zone, int seed)
    {
        await using var database = await CreateAsync(kind, _clock);
        var meter = await database.AddMeterAsync(Unit);
        var calendar = new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var random = new Random(seed);
        for (var history = 0; history < 4; history++)
        {
            var customer = await database.AddCustomerAsync(zone);
            var (amount, least) = (random.Next(1, 20), random.Next(0, 3) * 2);
            var most = least + random.Next(0, 25);
            await StartAsync(database, customer, amount, least, most);

            // The oracle knows months and whole units, and nothing of grants.
            var (has, month, used, paid) = (amount, calendar.MonthOf(_clock.GetUtcNow()), 0, 0);
            for (var step = 0; step < 10; step++)
            {
                _clock.Advance(TimeSpan.FromDays(random.Next(0, 25)));
                for (var now = calendar.MonthOf(_clock.GetUtcNow()); month != now; month = month.Next)
                    has = amount + Math.Min(most, Math.Max(least, has));

                // A flush would grant the month as well; what carries over needs the sweep.
                await CatchUpAsync(database, customer);
                var use = random.Next(0, 12);
                if (use > 0)
                {
                    await database.ApplyAsync(
                        Record(customer, meter, use) with { OccurredAt = _clock.GetUtcNow() });
                }

                (used, paid, has) = (used + use, paid + Math.Min(use, has), has - Math.Min(use, has));
                Assert.Equal(has * Unit, await LeftAsync(database, customer));
            }

            var row = await database.CustomerAsync(customer);
            Assert.Equal((paid * Unit, (used - paid) * Unit), (row.CreditedNanos, row.OwedNanos));
            await database.EntriesAsync(customer);
        }
    }

    [Fact]
    public async Task Apply_AfterDowntime_GrantsMissedMonthsInOrderBeforeTheUsageIsPaid()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        await StartAsync(database, customer, 10, 0, 0);
        _clock.AdjustTime(Start.AddMonths(3).AddHours(1));

        // Usage of December and of January that a node kept while nothing ran, and of the month under way.
        await database.ApplyAsync(
            Record(customer, meter, 4) with { OccurredAt = Start.AddMonths(1).AddDays(5) },
            Record(customer, meter, 5) with { OccurredAt = Start.AddMonths(2).AddDays(5) },
            Record(customer, meter, 6) with { OccurredAt = Start.AddMonths(3).AddMinutes(1) });

        Assert.Equal(0, (await database.CustomerAsync(customer)).OwedNanos);
        var entries = await database.EntriesAsync(customer);
        Assert.Equal(
            ["grant", "grant", "grant", "grant", "consume", "consume", "consume", "expire", "expire", "expire"],
            entries.Select(entry => entry.Kind));
        Assert.Equal([4 * Unit, 5 * Unit, 6 * Unit], entries[4..7].Select(entry => entry.AmountNanos));
        Assert.Equal([10 * Unit, 6 * Unit, 5 * Unit], entries[7..].Select(entry => entry.AmountNanos));
        Assert.Equal(4 * Unit, await LeftAsync(database, customer));
    }

    [Fact]
    public async Task Periods_ThatManyNoticeAtOnce_AreGrantedOnce()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        await StartAsync(database, customer, 10, 0, 100);
        _clock.AdjustTime(Start.AddMonths(2).AddHours(1));

        var at = _clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(Task (i) => i % 2 == 0
            ? CatchUpAsync(database, customer)
            : database.ApplyAsync(i, [Record(customer, meter, 1) with { OccurredAt = at }])));
        await CatchUpAsync(database, customer);

        // Of 10 in each of three months, four were used in the last; all of the others carried over.
        Assert.Equal(26 * Unit, await LeftAsync(database, customer));
        var grants = await database.InContextAsync(context => context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId == customer.Value).ToListAsync());
        Assert.Equal(
            [(1, false, 10), (2, false, 10), (2, true, 10), (3, false, 10), (3, true, 20)],
            grants.Select(row => (row.RecurringNumber, row.IsRollover, (int)(row.AmountNanos / Unit))).Order());
        await database.EntriesAsync(customer);
    }

    [Fact]
    public async Task Reset_WhileADeadNodeHoldsCredit_CarriesOverOnceItsJournalIsClosed()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        await database.InContextAsync(context => context.Customers.Where(row => row.Id == customer.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.BillingMode, BillingMode.Prepaid)));
        await StartAsync(database, customer, 10, 0, 100);
        var dead = Guid.CreateVersion7(Start);
        var now = _clock.GetUtcNow();
        var answer = (await database.Leases.ExchangeAsync(
            new LeaseMessage(dead, [], [new LeaseWant(customer, meter, now, 1, 4, null, 0)]), default)).Answers[0];
        Assert.Equal((4L, Start.AddMonths(1)), (answer.Granted, answer.ValidUntil));

        // The month is over. Four units may still have been used; the rest ends, and nothing carries over yet.
        _clock.AdjustTime(Start.AddMonths(1).AddMinutes(5));
        await CatchUpAsync(database, customer);
        Assert.Equal(14 * Unit, await LeftAsync(database, customer));
        Assert.Equal(
            ["grant", "grant", "expire"],
            (await database.EntriesAsync(customer)).Select(entry => entry.Kind));

        // Three days later its journal is adopted: three had been used.
        _clock.Advance(TimeSpan.FromDays(3));
        await database.Ledger.ApplyAsync(
            new UsageBatch(new BatchId(dead, 1), [Record(customer, meter, 3) with { OccurredAt = now }], 1),
            CancellationToken.None);
        await database.Leases.CloseJournalAsync(dead, CancellationToken.None);
        await CatchUpAsync(database, customer);

        Assert.Equal(17 * Unit, await LeftAsync(database, customer));
        Assert.Equal(0, (await database.CustomerAsync(customer)).OwedNanos);
        await database.EntriesAsync(customer);
    }

    [Fact]
    public async Task Exchange_InANewMonth_FindsItsCredit()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var meter = await database.AddMeterAsync(Unit);
        await database.InContextAsync(context => context.Customers.Where(row => row.Id == customer.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.BillingMode, BillingMode.Prepaid)));
        await StartAsync(database, customer, 3, 0, 0);
        await database.ApplyAsync(Record(customer, meter, 3, minute: 20));
        var node = Guid.CreateVersion7(Start);

        async Task<LeaseAnswer> AskAsync() => (await database.Leases.ExchangeAsync(
            new LeaseMessage(node, [], [new LeaseWant(customer, meter, _clock.GetUtcNow(), 1, 9, null, 0)]),
            default)).Answers[0];

        _clock.AdjustTime(Start.AddMonths(1).AddTicks(-1));
        Assert.Equal(LeaseOutcome.Exhausted, (await AskAsync()).Outcome);
        _clock.AdjustTime(Start.AddMonths(1));
        var answer = await AskAsync();
        Assert.Equal(
            (LeaseOutcome.Granted, 3L, Start.AddMonths(2)), (answer.Outcome, answer.Granted, answer.ValidUntil));
    }

    [Fact]
    public async Task End_OfARecurringCredit_KeepsWhatWasGrantedAndGrantsNothingMore()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var credit = await StartAsync(database, customer, 10, 2, 5);
        _clock.AdjustTime(Start.AddMonths(1));
        await database.ChangeAsync(customer, async context => Assert.True(
            await database.Recurring.EndAsync(context, customer.Value, credit, CancellationToken.None)));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await CatchUpAsync(database, customer);

        // The month that had begun was granted, and what was left of the one before carried over into it.
        Assert.Equal(15 * Unit, await LeftAsync(database, customer));
        Assert.Null((await database.CustomerAsync(customer)).CreditDueAt);
        await database.ChangeAsync(customer, async context => Assert.False(
            await database.Recurring.EndAsync(context, customer.Value, credit, CancellationToken.None)));
        _clock.AdjustTime(Start.AddMonths(2).AddMinutes(1));
        await CatchUpAsync(database, customer);
        Assert.Equal(0, await LeftAsync(database, customer));
    }

    private static async Task<Guid> StartAsync(
        LedgerDatabase database, CustomerId customer, int amount, int least, int most)
    {
        var credit = new RecurringCreditRow
        {
            CustomerId = customer.Value,
            Id = Guid.CreateVersion7(Start),
            AmountUnits = amount,
            RolloverMinUnits = least,
            RolloverMaxUnits = most,
            Priority = CreditGrant.DefaultPriority,
        };
        await database.ChangeAsync(customer, async context =>
        {
            (credit.CreatedAt, credit.EffectiveAt) = (database.Now, database.Now);
            await database.Recurring.StartAsync(context, credit, CancellationToken.None);
        });
        return credit.Id;
    }

    private static Task<bool> CatchUpAsync(LedgerDatabase database, CustomerId customer) => database.ChangeAsync(
        customer,
        context => database.Recurring.CatchUpAsync(context, customer.Value, CancellationToken.None));

    private static async Task<Int128> LeftAsync(LedgerDatabase database, CustomerId customer) =>
        await database.InContextAsync(async context => (await context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId == customer.Value).ToListAsync()).Sum(row => row.RemainingNanos));

    public sealed class OnSqlite() : RecurringCreditsTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : RecurringCreditsTests(DatabaseKind.Postgres);
}
