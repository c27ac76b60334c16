using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Leases;
using Payg.Storage.Model.Journals;
using Payg.Storage.Tests.Credits;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Leases;

/// <summary>Processes report their journals; an operator abandons one that is lost.</summary>
public abstract class JournalTests(DatabaseKind kind)
{
    private const long Cent = 10_000_000;

    private static readonly DateTimeOffset s_at = Start.AddMinutes(20);
    private readonly FakeTimeProvider _clock = new(s_at);
    private readonly Guid _lost = new("0193e000-0000-7000-8000-00000000000a");
    private readonly Guid _here = new("0193e000-0000-7000-8000-00000000000b");

    [Fact]
    public async Task Report_OfAJournal_SaysWhenItsHostWasSeenAndWhatWasSetAside()
    {
        await using var database = await CreateAsync(kind, _clock);
        await database.Journals.ReportAsync(
            new JournalReport(_lost, new string('h', 300), new Dictionary<Guid, int>()), default);
        _clock.Advance(TimeSpan.FromSeconds(10));

        await database.Journals.ReportAsync(
            new JournalReport(_here, "b", new Dictionary<Guid, int> { [_lost] = 2, [Guid.Empty] = 1 }), default);
        var rows = await database.InContextAsync(
            context => context.Journals.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

        Assert.Equal(
            [(_lost, new string('h', 255), s_at, 2), (_here, "b", s_at.AddSeconds(10), 0)],
            rows.Select(row => (row.Id, row.Host!, row.SeenAt!.Value, row.SetAside)));
        await database.Journals.ReportAsync(
            new JournalReport(_here, "b", new Dictionary<Guid, int> { [_lost] = 0 }), default);
        Assert.Equal(
            0, await database.InContextAsync(context => context.Journals.SumAsync(row => row.SetAside)));
    }

    [Fact]
    public async Task Report_OfManyAtOnce_KeepsOneRow()
    {
        await using var database = await CreateAsync(kind, _clock);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => database.Journals.ReportAsync(
            new JournalReport(_here, "b", new Dictionary<Guid, int>()), default)));

        Assert.Equal(1, await database.InContextAsync(context => context.Journals.CountAsync()));
    }

    [Fact]
    public async Task Abandon_AJournalInUse_ChangesNothing()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, _) = await HoldAsync(database);
        _clock.Advance(TimeSpan.FromSeconds(50));
        await database.Journals.ReportAsync(
            new JournalReport(_lost, "a", new Dictionary<Guid, int>()), default);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await CountSilentAsync(database));

        var refused = await AbandonAsync(database, _lost);
        var unknown = await AbandonAsync(database, Guid.Empty);

        Assert.Equal((false, null), (refused.IsClosedNow, refused.Journal!.ClosedAt));
        Assert.Null(unknown.Journal);
        Assert.Equal(10 * Cent, await database.HeldAsync(customer));
    }

    [Fact]
    public async Task Abandon_ALostJournal_FreesItsCreditAtOnceAndOnce()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await HoldAsync(database);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(1, await CountSilentAsync(database));

        var abandoned = await AbandonAsync(database, _lost);
        Assert.Equal(0, await CountSilentAsync(database));
        var again = await AbandonAsync(database, _lost);

        Assert.Equal((true, 10L), (abandoned.IsClosedNow, Assert.Single(abandoned.Leases).Granted));
        Assert.Equal((false, true), (again.IsClosedNow, again.Journal!.IsAbandoned));
        Assert.Equal(0, await database.HeldAsync(customer));
        var here = (await database.Leases.ExchangeAsync(
            new LeaseMessage(_here, [], [new LeaseWant(customer, meter, s_at, 1, 10, null, 0)]), default)).Answers[0];
        Assert.Equal((LeaseOutcome.Granted, 10L), (here.Outcome, here.Granted));

        // The process that was taken for dead gets nothing more.
        Assert.True((await database.Leases.ExchangeAsync(
            new LeaseMessage(_lost, [], [new LeaseWant(customer, meter, s_at, 1, 1, null, 0)]), default)).IsClosed);
    }

    [Fact]
    public async Task Adoption_OfAnAbandonedJournal_CountsItsUsageOnce()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await HoldAsync(database);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await AbandonAsync(database, _lost);

        // The disk is found after all: its last two segments, the first of which is tried twice.
        foreach (var segment in new[] { 1L, 1L, 2L })
        {
            await database.Ledger.ApplyAsync(
                new UsageBatch(new BatchId(_lost, segment), [Record(customer, meter, 4)], Floor: 1), default);
        }

        await database.Leases.CloseJournalAsync(_lost, default);

        Assert.Equal((8L, 8 * Cent), await database.ChargedAsync(customer));
        var row = await database.CustomerAsync(customer);
        Assert.Equal((0, 8 * Cent), (row.OwedNanos, row.TotalCostNanos));
        Assert.Equal(0, await database.HeldAsync(customer));
        var journal = await database.InContextAsync(
            context => context.Journals.AsNoTracking().SingleAsync(found => found.Id == _lost));
        Assert.Equal((true, s_at.AddSeconds(61)), (journal.IsAbandoned, journal.ClosedAt));
    }

    [Fact]
    public async Task HeldBy_EachGroup_IsWhatItsUnitsCostNext()
    {
        await using var database = await CreateAsync(kind, _clock);
        await HoldAsync(database);
        var leases = await database.InContextAsync(context => context.Leases.AsNoTracking().ToListAsync());
        var unknown = new LeaseRow { CustomerId = Guid.Empty, MeterId = 1, Month = 202611, PriceId = 1, Granted = 5 };

        var held = await database.InContextAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            return await database.LeaseAmounts.HeldByAsync(context, [leases, [unknown], leases], default);
        });

        Assert.Equal([10 * Cent, 0, 10 * Cent], held.Select(money => money.Nanos));
    }

    private Task<int> CountSilentAsync(LedgerDatabase database) => database.Journals.ReportAsync(
        new JournalReport(_here, "b", new Dictionary<Guid, int>()), default);

    private async Task<(CustomerId Customer, MeterId Meter)> HoldAsync(LedgerDatabase database)
    {
        var customer = await database.AddPrepaidAsync();
        await database.GrantAsync(customer, 10 * Cent);
        var meter = await database.AddMeterAsync(Cent);
        await database.Leases.ExchangeAsync(
            new LeaseMessage(_lost, [], [new LeaseWant(customer, meter, s_at, 1, 10, null, 0)]), default);
        return (customer, meter);
    }

    private Task<AbandonedJournal> AbandonAsync(LedgerDatabase database, Guid journal) =>
        database.InContextAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            var outcome = await JournalAbandonment.AbandonAsync(context, journal, _clock.GetUtcNow(), default);
            await transaction.CommitAsync();
            return outcome;
        });

    public sealed class OnSqlite() : JournalTests(DatabaseKind.Sqlite);

    public sealed class OnPostgres() : JournalTests(DatabaseKind.Postgres);
}
