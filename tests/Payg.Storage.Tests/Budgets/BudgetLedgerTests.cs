using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Usage;
using Payg.Storage.Budgets;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Model.Budgets;
using Payg.Storage.Tests.Credits;
using static Payg.Storage.Tests.Credits.CreditBooks;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Budgets;

/// <summary>Flushes add to budgets and report what is reached; leases stay within those that refuse calls.</summary>
public abstract class BudgetLedgerTests(DatabaseKind kind)
{
    private static readonly DateTimeOffset s_at = Start.AddDays(9).AddMinutes(20);
    private static readonly Guid s_here = new("0193e000-0000-7000-8000-000000000001");
    private static readonly Guid s_there = new("0193e000-0000-7000-8000-000000000002");
    private readonly FakeTimeProvider _clock = new(s_at);

    [Fact]
    public async Task Apply_OverTwoPercentagesAtOnce_ReportsBothOnceAndInOrder()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(Unit));
        await AddAsync(database, customer, 100 * Unit);
        await database.ApplyAsync(Record(customer, meter, 45) with { OccurredAt = s_at });
        Assert.Empty(await ThresholdsAsync(database, customer));

        // From 45 to 85. The commit fails once, and then succeeds but seems to fail, so it is tried again.
        var batch = new UsageBatch(
            new BatchId(s_here, 1), [Record(customer, meter, 40) with { OccurredAt = s_at }], 1);
        var isApplied = new Queue<bool>([false, true]);
        var readiness = new DatabaseReadiness();
        readiness.MarkReady();
        var posting = new CreditPosting(new CreditCounts(Currency.Usd));
        var doubtful = new UsageLedger(
            new DoubtfulDatabase(database.Flushes, isApplied.Dequeue), new DoubtfulFaults(), readiness,
            new PriceSnapshot(), posting, new RecurringPosting(posting), Currency.Usd, _clock);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Assert.ThrowsAsync<LedgerUnavailableException>(
                () => doubtful.ApplyAsync(batch, CancellationToken.None));
        }

        var again = await database.Ledger.ApplyAsync(batch, CancellationToken.None);

        Assert.True(again.AlreadyApplied);
        Assert.Equal([50, 80], await ThresholdsAsync(database, customer));
        Assert.Equal([(s_at.AddDays(-9).AddMinutes(-20), 85 * Unit)], await WindowsAsync(database, customer));
        await database.ApplyAsync(Record(customer, meter, 15) with { OccurredAt = s_at });
        Assert.Equal([50, 80, 100], await ThresholdsAsync(database, customer));
    }

    [Fact]
    public async Task Apply_LateUsage_AddsToTheWindowThatItIsOf()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = (
            await database.AddCustomerAsync("Asia/Kathmandu"), await database.AddMeterAsync(Unit));
        await AddAsync(database, customer, 10 * Unit, period: BudgetPeriod.Day, createdAt: s_at.AddDays(-3));

        // Midnight in Kathmandu is 18:15 UTC.
        var midnight = new DateTimeOffset(2026, 11, 9, 18, 15, 0, TimeSpan.Zero);
        await database.ApplyAsync(
            Record(customer, meter, 3) with { OccurredAt = midnight },
            Record(customer, meter, 9) with { OccurredAt = midnight.AddTicks(-10) });
        await database.ApplyAsync(Record(customer, meter, 1) with { OccurredAt = midnight.AddMinutes(-1) });
        await database.ApplyAsync(Record(customer, meter, 7) with { OccurredAt = midnight.AddDays(-4) });

        Assert.Equal(
            [(midnight.AddDays(-1), 10 * Unit), (midnight, 3 * Unit)], await WindowsAsync(database, customer));
        Assert.Equal([50, 80, 100], await ThresholdsAsync(database, customer));
    }

    [Fact]
    public async Task Apply_RandomUsage_SpendsAndReportsAsAnOracleDoes()
    {
        await using var database = await CreateAsync(kind, _clock);
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var customer = await database.AddCustomerAsync();
            MeterId[] meters = [await database.AddMeterAsync(Unit), await database.AddMeterAsync(Unit / 3)];
            var budgets = new List<Budget>();
            for (var i = 0; i < 6; i++)
            {
                budgets.Add(await AddAsync(
                    database, customer, random.Next(1, 60) * Unit,
                    random.Next(3) == 0 ? null : meters[random.Next(2)],
                    random.Next(3) == 0 ? random.Next(1, 3) : null, (BudgetPeriod)random.Next(3)));
            }

            var used = new List<UsageRecord>();
            for (var flush = 0; flush < 12; flush++)
            {
                var records = Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
                    Record(customer, meters[random.Next(2)], random.Next(1, 9)) with
                    {
                        OccurredAt = s_at.AddMinutes(random.Next(60 * 48)),
                        ApiKey = new ApiKeyId(random.Next(3)),
                    }).ToArray();
                await database.ApplyAsync(records);
                used.AddRange(records);
            }

            foreach (var budget in budgets)
            {
                var expected = used.Where(record => budget.Covers(record.Meter, record.ApiKey))
                    .GroupBy(record => budget.WindowOf(record.OccurredAt, Core.Calendar.BillingCalendar.Utc).Start)
                    .Select(window => (window.Key, Spent: window.Sum(record =>
                        (Int128)record.Quantity * (record.Meter == meters[0] ? Unit : Unit / 3))))
                    .OrderBy(window => window.Key).ToList();
                var windows = await WindowsAsync(database, customer, budget.Id);
                Assert.Equal(expected, windows.Where(window => window.Spent != 0));
                Assert.Equal(
                    expected.SelectMany(window => budget.Alerts.Where(
                        percent => window.Spent * 100 >= budget.LimitNanos * percent)).Order(),
                    (await ThresholdsAsync(database, customer, budget.Id)).Order());
            }
        }
    }

    [Fact]
    public async Task Exchange_WithABudgetThatRefuses_GrantsUpToItOnTwoNodes()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(0));
        await SetPriceAsync(database, meter, new GraduatedPrice(
            new TierList(new Tier(1_000, Unit / 500), new Tier(null, Unit / 1_000 * 3 / 2))));
        await AddAsync(database, customer, Unit * 11 / 4, blocks: true);

        var first = await AskAsync(database, s_here, new LeaseWant(customer, meter, s_at, 1, 900, null, 0));
        var second = await AskAsync(database, s_there, new LeaseWant(customer, meter, s_at, 600, 600, null, 0));
        var third = await AskAsync(
            database, s_here, new LeaseWant(customer, meter, s_at, 1, 1, first.Line, first.Granted));

        // $2.75: 1,000 at 0.002, then 500 at 0.0015.
        Assert.Equal((900L, 600L), (first.Granted, second.Granted));
        Assert.Equal(LeaseOutcome.Held, third.Outcome);
        Assert.Equal(Unit * 11 / 4, third.Shortage!.Budget!.Limit.Nanos);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), first.ValidUntil);
    }

    [Fact]
    public async Task Exchange_ForAKeyWithABudget_KeepsItsUnitsApart()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(Unit));
        await AddAsync(database, customer, 20 * Unit, key: 1, blocks: true);
        var key = new ApiKeyId(1);

        var own = await AskAsync(
            database, s_here, new LeaseWant(customer, meter, s_at, 1, 30, null, 0) { ApiKey = key });
        var free = await AskAsync(database, s_here, new LeaseWant(customer, meter, s_at, 1, 30, null, 0));
        Assert.Equal((20L, key), (own.Granted, own.Line.ApiKey));
        Assert.Equal(LeaseOutcome.NotLimited, free.Outcome);

        // What was taken from the key's units says so; other usage of the key leaves them.
        await ApplyAsync(
            database, s_here, 1,
            Record(customer, meter, 5) with { OccurredAt = s_at, ApiKey = key, IsOfKeyLease = true });
        var lease = await database.InContextAsync(context => context.Leases.SingleAsync());
        Assert.Equal((1, 20L, 5L), (lease.ApiKey, lease.Granted, lease.Used));
        var more = await AskAsync(
            database, s_here,
            new LeaseWant(customer, meter, s_at, 1, 10, own.Line, own.Granted) { ApiKey = key });
        Assert.Equal(LeaseOutcome.Held, (await AskAsync(
            database, s_there, new LeaseWant(customer, meter, s_at, 1, 1, null, 0) { ApiKey = key })).Outcome);
        Assert.Equal((LeaseOutcome.Exhausted, 20L), (more.Outcome, more.Granted));
    }

    [Fact]
    public async Task Exchange_ForAKeyWithABudget_HoldsWhatItHasOfAllMeters()
    {
        await using var database = await CreateAsync(kind, _clock);
        var customer = await database.AddCustomerAsync();
        var (one, other) = (await database.AddMeterAsync(Unit), await database.AddMeterAsync(2 * Unit));
        await AddAsync(database, customer, 20 * Unit, key: 1, blocks: true);
        var key = new ApiKeyId(1);

        var first = await AskAsync(
            database, s_here, new LeaseWant(customer, one, s_at, 1, 14, null, 0) { ApiKey = key });
        var second = await AskAsync(
            database, s_here, new LeaseWant(customer, other, s_at, 1, 14, null, 0) { ApiKey = key });

        Assert.Equal((14L, 3L), (first.Granted, second.Granted));
    }

    [Fact]
    public async Task Exchange_WithABudgetOfADay_IsForThatDayAlone()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(Unit));
        await AddAsync(database, customer, 5 * Unit, period: BudgetPeriod.Day, blocks: true);
        var first = await AskAsync(database, s_here, new LeaseWant(customer, meter, s_at, 1, 9, null, 0));
        await ApplyAsync(database, s_here, 1, Record(customer, meter, 5) with { OccurredAt = s_at });
        var spent = await AskAsync(
            database, s_here, new LeaseWant(customer, meter, s_at, 1, 9, first.Line, first.Granted));
        var next = await AskAsync(
            database, s_here, new LeaseWant(customer, meter, s_at.AddDays(1), 1, 9, first.Line, first.Granted));

        Assert.Equal((5L, s_at.Date.AddDays(1)), (first.Granted, first.ValidUntil.UtcDateTime));
        Assert.Equal(LeaseOutcome.Exhausted, spent.Outcome);
        Assert.Equal(5 * Unit, spent.Shortage!.Budget!.Spent.Nanos);
        Assert.Equal((LeaseOutcome.Granted, 10L), (next.Outcome, next.Granted));
    }

    [Fact]
    public async Task Exchange_OfAFreeMeter_IsNeverRefused()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = (await database.AddCustomerAsync(), await database.AddMeterAsync(0));
        await AddAsync(database, customer, 0, blocks: true);

        var answer = await AskAsync(database, s_here, new LeaseWant(customer, meter, s_at, 7, 7, null, 0));

        Assert.Equal((LeaseOutcome.Granted, 7L), (answer.Outcome, answer.Granted));
    }

    private static async Task<Budget> AddAsync(
        LedgerDatabase database,
        CustomerId customer,
        Int128 limit,
        MeterId? meter = null,
        int? key = null,
        BudgetPeriod period = BudgetPeriod.Month,
        bool blocks = false,
        DateTimeOffset? createdAt = null)
    {
        var parts = AmountParts.Of(limit);
        var row = new BudgetRow
        {
            CustomerId = customer.Value,
            Id = Guid.CreateVersion7(s_at),
            Name = "b",
            MeterId = meter?.Value,
            ApiKey = meter is null ? key : null,
            Period = period,
            LimitUnits = parts.Units,
            LimitFraction = parts.Nanos,
            Blocks = blocks,
            Alerts = "50 80 100",
            CreatedAt = createdAt ?? s_at,
        };
        await database.ChangeAsync(customer, async context =>
            await new BudgetLedger(Currency.Usd, new AlertCounts(), new FakeTimeProvider(s_at))
                .AddAsync(context, row, default));
        return row.ToBudget();
    }

    private static Task<bool> SetPriceAsync(LedgerDatabase database, MeterId meter, PriceModel model) =>
        database.InContextAsync(async context =>
            await context.Prices.Where(row => row.MeterId == meter.Value).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Model, PriceModelJson.Write(model))) == 1);

    private static async Task<LeaseAnswer> AskAsync(LedgerDatabase database, Guid journal, LeaseWant want) =>
        (await database.Leases.ExchangeAsync(new LeaseMessage(journal, [], [want]), default)).Answers[0];

    private static Task<ApplyOutcome> ApplyAsync(
        LedgerDatabase database, Guid journal, long segment, params UsageRecord[] records) =>
        database.Ledger.ApplyAsync(new UsageBatch(new BatchId(journal, segment), records, 1), default);

    private static Task<List<(DateTimeOffset Start, Int128 Spent)>> WindowsAsync(
        LedgerDatabase database, CustomerId customer, Guid? budget = null) => database.InContextAsync(
        async context => (await context.BudgetWindows.Where(row => row.CustomerId == customer.Value)
            .OrderBy(row => row.Start).ToListAsync())
            .Where(row => budget is null || row.BudgetId == budget)
            .Select(row => (row.Start, row.SpentNanos)).ToList());

    private static Task<List<int>> ThresholdsAsync(
        LedgerDatabase database, CustomerId customer, Guid? budget = null) => database.InContextAsync(
        async context => (await context.Alerts.Where(row => row.CustomerId == customer.Value)
            .OrderBy(row => row.Id).Select(row => row.Data).ToListAsync())
            .Select(data => JsonSerializer.Deserialize<JsonElement>(data))
            .Where(data => budget is null || data.GetProperty("budget").GetGuid() == budget)
            .Select(data => data.GetProperty("threshold").GetInt32()).ToList());
}

/// <summary>On SQLite.</summary>
public sealed class BudgetLedgerTestsOnSqlite() : BudgetLedgerTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class BudgetLedgerTestsOnPostgres() : BudgetLedgerTests(DatabaseKind.Postgres);
