using System.Diagnostics.CodeAnalysis;
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
using static Payg.Storage.Tests.Credits.CreditBooks;
using static Payg.Storage.Tests.LedgerDatabase;

namespace Payg.Storage.Tests.Leases;

/// <summary>Units are granted while credit pays for them; usage, returns and closed journals bring them back.</summary>
public abstract class LeaseLedgerTests(DatabaseKind kind)
{
    private const long Cent = 10_000_000;

    private static readonly DateTimeOffset s_at = Start.AddMinutes(20);
    private readonly FakeTimeProvider _clock = new(s_at);
    private readonly Guid _here = new("0193e000-0000-7000-8000-000000000001");
    private readonly Guid _there = new("0193e000-0000-7000-8000-000000000002");

    [Fact]
    public async Task Exchange_UpToTheCredit_GrantsThatAndThenSaysWhatIsMissing()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 10 * Cent);

        var first = await AskAsync(database, _here, new LeaseWant(customer, meter, s_at, 1, 16, null, 0));
        var second = await AskAsync(
            database, _here, new LeaseWant(customer, meter, s_at, 1, 16, first.Line, first.Granted));

        Assert.Equal((LeaseOutcome.Granted, 10L), (first.Outcome, first.Granted));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), first.ValidUntil);
        Assert.Equal((LeaseOutcome.Exhausted, 10L), (second.Outcome, second.Granted));
        Assert.Equal(
            ((Int128)(10 * Cent), (Int128)(10 * Cent), (Int128)Cent),
            (second.Shortage!.Balance.Nanos, second.Shortage.Held.Nanos, second.Shortage.Needed.Nanos));
    }

    [Fact]
    public async Task Exchange_WhoseAnswerWasLost_GrantsNothingTwice()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 100 * Cent);
        var want = new LeaseWant(customer, meter, s_at, 1, 16, null, 0);

        var lost = await AskAsync(database, _here, want);
        var again = await AskAsync(database, _here, want);

        Assert.Equal((16L, 16L), (lost.Granted, again.Granted));
        Assert.Equal(LeaseOutcome.Granted, again.Outcome);
    }

    [Fact]
    public async Task Exchange_OfWhatAnotherJournalHas_RecallsItAndGrantsWhatComesBack()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 10 * Cent);
        var there = await AskAsync(database, _there, new LeaseWant(customer, meter, s_at, 1, 10, null, 0));
        var want = new LeaseWant(customer, meter, s_at, 1, 4, null, 0);

        Assert.Equal(LeaseOutcome.Held, (await AskAsync(database, _here, want)).Outcome);
        var recalled = await database.Leases.ExchangeAsync(new LeaseMessage(_there, [], []), default);
        Assert.Equal([there.Line], recalled.Recalled);

        // A return that comes twice, or late and smaller, counts once.
        foreach (var returned in new[] { 4, 4, 2 })
        {
            await database.Leases.ExchangeAsync(
                new LeaseMessage(_there, [new LeaseReturn(there.Line, returned)], []), default);
        }

        var answer = await AskAsync(database, _here, want);
        Assert.Equal(LeaseOutcome.Granted, answer.Outcome);
        Assert.Equal(Cent * (6 + answer.Granted), await database.HeldAsync(customer));
        Assert.Empty((await database.Leases.ExchangeAsync(new LeaseMessage(_there, [], []), default)).Recalled);
    }

    [Fact]
    public async Task CloseJournal_ThatNobodyHasHeardOf_GrantsItNothingLater()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 10 * Cent);

        await database.Leases.CloseJournalAsync(_here, default);
        await database.Leases.CloseJournalAsync(_here, default);

        Assert.True((await database.Leases.ExchangeAsync(
            new LeaseMessage(_here, [], [new LeaseWant(customer, meter, s_at, 1, 4, null, 0)]), default)).IsClosed);
        Assert.Equal(0, await database.HeldAsync(customer));
    }

    [Fact]
    public async Task Exchange_ThatGetsAPartWhileAnotherJournalHasTheRest_RecallsIt()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 10 * Cent);
        await AskAsync(database, _there, new LeaseWant(customer, meter, s_at, 1, 6, null, 0));

        var answer = await AskAsync(database, _here, new LeaseWant(customer, meter, s_at, 10, 10, null, 0));

        Assert.Equal((LeaseOutcome.Held, 4L), (answer.Outcome, answer.Granted));
    }

    [Fact]
    public async Task Exchange_AfterCallsUsedMoreThanTheirUnits_GrantsThoseWithoutCredit()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 6 * Cent);
        var first = await AskAsync(database, _here, new LeaseWant(customer, meter, s_at, 1, 1, null, 0));
        await ApplyAsync(database, _here, 1, Record(customer, meter, 5));

        // The node has four units less than none in hand; one more is paid for.
        var answer = await AskAsync(
            database, _here, new LeaseWant(customer, meter, s_at, 5, 21, first.Line, first.Granted));

        Assert.Equal((LeaseOutcome.Granted, 6L), (answer.Outcome, answer.Granted));
        Assert.Equal(Cent, await database.HeldAsync(customer));
    }

    [Fact]
    public async Task Exchange_OfABlockThatIsHeldOfCreditThatEnded_IsNotFree()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 0);
        await database.GrantAsync(customer, 10 * Cent, expires: s_at.AddMinutes(1));
        await database.InContextAsync(context => context.Prices.Where(row => row.MeterId == meter.Value)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Model, PriceModelJson.Write(
                new PackagePrice(10 * Cent) { PerUnits = 1_000 }))));
        await AskAsync(database, _there, new LeaseWant(customer, meter, s_at, 1, 100, null, 0));

        // Whoever uses a unit first begins the block, and no credit pays for one that begins now.
        _clock.SetUtcNow(s_at.AddMinutes(2));
        var late = await AskAsync(
            database, _here, new LeaseWant(customer, meter, _clock.GetUtcNow(), 1, 1, null, 0));

        Assert.Equal((LeaseOutcome.Exhausted, 0L), (late.Outcome, late.Granted));
    }

    [Fact]
    public async Task Flush_OfAJournal_UsesItsUnitsAndItsLastFreesTheRest()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 10 * Cent);
        await AskAsync(database, _there, new LeaseWant(customer, meter, s_at, 1, 10, null, 0));

        await ApplyAsync(database, _there, 1, Record(customer, meter, 3));
        Assert.Equal(Cent * 7, await database.HeldAsync(customer));

        await EndAsync(database, _there, 2, Record(customer, meter, 2));
        Assert.Equal(0, await database.HeldAsync(customer));
        Assert.False(await database.InContextAsync(context => context.Leases.AnyAsync()));
        var here = await AskAsync(database, _here, new LeaseWant(customer, meter, s_at, 1, 10, null, 0));
        Assert.Equal((LeaseOutcome.Granted, 5L), (here.Outcome, here.Granted));

        // Nobody gets units for a journal that is closed.
        var closed = await database.Leases.ExchangeAsync(
            new LeaseMessage(_there, [], [new LeaseWant(customer, meter, s_at, 1, 1, null, 0)]), default);
        Assert.True(closed.IsClosed);
    }

    [Fact]
    public async Task Credit_ThatEndsWhileAJournalHoldsSome_WaitsForTheJournalAndPaysForNothingLater()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 0);
        var midnight = Start.AddDays(14);
        var grant = await database.GrantAsync(customer, 1_000 * Cent, expires: midnight);
        _clock.SetUtcNow(midnight.AddMinutes(-10));
        var before = _clock.GetUtcNow();
        var here = await AskAsync(database, _here, new LeaseWant(customer, meter, before, 1, 300, null, 0));
        var there = await AskAsync(database, _there, new LeaseWant(customer, meter, before, 250, 250, null, 0));
        Assert.Equal((midnight, midnight), (here.ValidUntil, there.ValidUntil));
        await ApplyAsync(database, _here, 1, new UsageRecord(customer, meter, 300, before));

        // What nobody holds ends; what the dead node holds stays for it, and for nobody else.
        _clock.SetUtcNow(midnight.AddMinutes(1));
        await database.ChangeAsync(customer, context => database.Credits.CloseAsync(context, customer.Value, default));
        Assert.Equal([250 * Cent], await database.RemainingAsync(customer, grant));
        var late = await AskAsync(
            database, _here,
            new LeaseWant(customer, meter, _clock.GetUtcNow(), 1, 1, here.Line, here.Granted));
        Assert.Equal(LeaseOutcome.Exhausted, late.Outcome);

        // Three days later its journal is adopted.
        _clock.SetUtcNow(midnight.AddDays(3));
        await EndAsync(database, _there, 1, new UsageRecord(customer, meter, 200, before));
        await database.ChangeAsync(customer, context => database.Credits.CloseAsync(context, customer.Value, default));
        Assert.Equal([0], await database.RemainingAsync(customer, grant));
        Assert.Equal(
            [("grant", 1_000 * Cent), ("consume", 300 * Cent), ("expire", 450 * Cent), ("consume", 200 * Cent),
                ("expire", 50 * Cent)],
            (await database.EntriesAsync(customer)).Select(entry => (entry.Kind, (long)entry.AmountNanos)));
        Assert.Equal(0, (await database.CustomerAsync(customer)).OwedNanos);
    }

    [Fact]
    public async Task Void_OfCreditThatAJournalHolds_LeavesThatUntilItIsUsedOrComesBack()
    {
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, 0);
        var grant = await database.GrantAsync(customer, 100 * Cent);
        await AskAsync(database, _there, new LeaseWant(customer, meter, s_at, 1, 30, null, 0));

        await database.ChangeAsync(customer, context => database.Credits.VoidAsync(
            context, customer.Value, grant, "a mistake", default));

        // What nobody holds is voided at once; nobody gets units for the rest.
        Assert.Equal([30 * Cent], await database.RemainingAsync(customer, grant));
        var late = await AskAsync(database, _here, new LeaseWant(customer, meter, s_at, 1, 1, null, 0));
        Assert.Equal(LeaseOutcome.Exhausted, late.Outcome);

        // What was answered is paid by it; what was not is voided, whether a flush or the sweep notices.
        await EndAsync(database, _there, 1, new UsageRecord(customer, meter, 20, s_at));
        await database.ChangeAsync(customer, context => database.Credits.CloseAsync(context, customer.Value, default));
        Assert.Equal([0], await database.RemainingAsync(customer, grant));
        Assert.Equal(
            [("grant", 100 * Cent), ("void", 70 * Cent), ("consume", 20 * Cent), ("void", 10 * Cent)],
            (await database.EntriesAsync(customer)).Select(entry => (entry.Kind, (long)entry.AmountNanos)));
        Assert.Equal(0, (await database.CustomerAsync(customer)).OwedNanos);
    }

    [Fact]
    public async Task Exchange_ForFreeUnitsOrWithoutALimit_NeedsNoCredit()
    {
        await using var database = await CreateAsync(kind, _clock);
        var free = await database.AddMeterAsync(0);
        var (prepaid, meter) = await PrepaidAsync(database, 0);
        var postpaid = await database.AddCustomerAsync();

        var answers = (await database.Leases.ExchangeAsync(
            new LeaseMessage(_here, [],
            [
                new LeaseWant(prepaid, free, s_at, 1, 1_000_000, null, 0),
                new LeaseWant(prepaid, meter, s_at, 1, 1, null, 0),
                new LeaseWant(postpaid, meter, s_at, 1, 1, null, 0),
            ]),
            default)).Answers;

        Assert.Equal(
            [LeaseOutcome.Granted, LeaseOutcome.Exhausted, LeaseOutcome.NotLimited],
            answers.Select(answer => answer.Outcome));
        Assert.Equal(1_000_000, answers[0].Granted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [SuppressMessage("Security", "CA5394", Justification = "A history that can be repeated.")]
    public async Task History_OfNodesThatDieAndMessagesThatAreLost_SpendsTheCreditAndNotMore(int seed)
    {
        const int Credit = 400;
        await using var database = await CreateAsync(kind, _clock);
        var (customer, meter) = await PrepaidAsync(database, Credit * Cent);
        var random = new Random(seed);
        var nodes = new List<Node> { new(random), new(random), new(random) };
        for (var step = 0; step < 150; step++)
        {
            var node = nodes[random.Next(nodes.Count)];
            switch (random.Next(6))
            {
                case 0 or 1:
                    var answers = await database.Leases.ExchangeAsync(node.Message(customer, meter), default);
                    if (random.Next(4) > 0)
                        node.Take(answers.Answers[0]);
                    break;
                case 2 or 3:
                    node.Serve(random.Next(1, 12));
                    break;
                case 4:
                    await ApplyAsync(database, node.Journal, ++node.Segment, node.Flush(customer, meter));
                    break;
                default:
                    if (random.Next(5) == 0)
                    {
                        // It dies, and another one adopts what it had recorded.
                        await EndAsync(database, node.Journal, ++node.Segment, node.Flush(customer, meter));
                        nodes[nodes.IndexOf(node)] = new Node(random);
                    }
                    else
                    {
                        node.GiveBack();
                    }

                    break;
            }

            await AssertPaidAsync(database, customer, nodes, Credit);
        }

        // In the end everybody flushes and gives back; one node serves the rest, to the last unit.
        foreach (var node in nodes)
            await EndAsync(database, node.Journal, ++node.Segment, node.Flush(customer, meter));
        Assert.Equal(0, await database.HeldAsync(customer));
        var last = new Node(random);
        for (var step = 0; step < 100 && last.Outcome is not LeaseOutcome.Exhausted; step++)
        {
            last.Take((await database.Leases.ExchangeAsync(last.Message(customer, meter), default)).Answers[0]);
            last.Serve(int.MaxValue);
        }

        await EndAsync(database, last.Journal, ++last.Segment, last.Flush(customer, meter));
        var row = await database.CustomerAsync(customer);
        Assert.Equal(((Int128)(Credit * Cent), (Int128)0), (row.TotalCostNanos, row.OwedNanos));
    }

    private static async Task AssertPaidAsync(
        LedgerDatabase database, CustomerId customer, List<Node> nodes, int credit)
    {
        var cost = (await database.CustomerAsync(customer)).TotalCostNanos;
        var held = await database.HeldAsync(customer);
        Assert.True(cost + held <= credit * Cent, $"{cost} charged and {held} held of {credit * Cent}");

        // What nodes have in hand and have served without a flush yet is among what is held.
        Assert.True(nodes.Sum(node => node.Units) * Cent <= held, "units are in hand that nobody holds credit for");
    }

    private static async Task<LeaseAnswer> AskAsync(LedgerDatabase database, Guid journal, LeaseWant want) =>
        (await database.Leases.ExchangeAsync(new LeaseMessage(journal, [], [want]), default)).Answers.Single();

    private static Task<ApplyOutcome> ApplyAsync(
        LedgerDatabase database, Guid journal, long segment, params UsageRecord[] records) =>
        database.Ledger.ApplyAsync(
            new UsageBatch(new BatchId(journal, segment), records, Floor: 1), default);

    private static async Task EndAsync(
        LedgerDatabase database, Guid journal, long segment, params UsageRecord[] records)
    {
        await ApplyAsync(database, journal, segment, records);
        await database.Leases.CloseJournalAsync(journal, default);
    }

    private static async Task<(CustomerId Customer, MeterId Meter)> PrepaidAsync(LedgerDatabase database, long credit)
    {
        var customer = await database.AddPrepaidAsync();
        if (credit > 0)
            await database.GrantAsync(customer, credit);
        return (customer, await database.AddMeterAsync(Cent));
    }

    /// <summary>A node as the database sees it: it serves from what it has in hand.</summary>
    private sealed class Node(Random random)
    {
        private LeaseLine? _line;
        private long _granted;
        private long _returned;
        private long _inHand;
        private long _served;

        public Guid Journal { get; } = Guid.CreateVersion7(s_at);

        public long Segment { get; set; }

        public LeaseOutcome Outcome { get; private set; }

        public long Units => _inHand + _served;

        public LeaseMessage Message(CustomerId customer, MeterId meter) => new(
            Journal,
            _line is { } line ? [new LeaseReturn(line, _returned)] : [],
            [new LeaseWant(customer, meter, s_at, 1, random.Next(1, 40), _line, _granted)]);

        public void Take(LeaseAnswer answer)
        {
            (_line, Outcome) = (answer.Line, answer.Outcome);
            (_inHand, _granted) = (_inHand + answer.Granted - _granted, answer.Granted);
        }

        public void Serve(int calls)
        {
            var served = Math.Min(calls, _inHand);
            (_inHand, _served) = (_inHand - served, _served + served);
        }

        public void GiveBack() => (_inHand, _returned) = (0, _returned + _inHand);

        public UsageRecord[] Flush(CustomerId customer, MeterId meter)
        {
            var served = _served;
            _served = 0;
            return served > 0 ? [Record(customer, meter, served)] : [];
        }
    }
}

/// <summary>On SQLite.</summary>
public sealed class LeaseLedgerTestsOnSqlite() : LeaseLedgerTests(DatabaseKind.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class LeaseLedgerTestsOnPostgres() : LeaseLedgerTests(DatabaseKind.Postgres);
