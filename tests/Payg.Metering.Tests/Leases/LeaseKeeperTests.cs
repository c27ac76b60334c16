using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Journal;
using Payg.Journal.Tests;
using Payg.Metering.Leases;

namespace Payg.Metering.Tests.Leases;

/// <summary>One node's units: calls take them, the keeper gets more and gives back what is idle.</summary>
public sealed class LeaseKeeperTests : IDisposable
{
    private static readonly CustomerId s_customer = new(Guid.CreateVersion7());
    private static readonly MeterId s_meter = new(1);

    private readonly JournalDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private readonly LeaseBank _bank = new(s_customer, s_meter);
    private readonly UsageJournal _journal;
    private readonly CallLeases _leases;
    private readonly LeaseKeeper _keeper;

    public LeaseKeeperTests()
    {
        var options = LeaseOptions.Of(TimeSpan.FromSeconds(1));
        _journal = _directory.Open();
        _leases = new CallLeases(_clock, options);
        _keeper = new LeaseKeeper(
            _leases, _bank, _journal, options, TestMetrics.Create(), _clock, NullLogger<LeaseKeeper>.Instance);
    }

    public void Dispose()
    {
        _keeper.Dispose();
        _journal.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Calls_AfterTheFirst_TakeWhatIsInHandWithoutAsking()
    {
        _bank.Credit = 1_000;

        Assert.NotNull((await TakeAsync(1)).Reservation);
        for (var call = 0; call < LeaseOptions.FirstUnits; call++)
            Assert.True(_leases.TryTake(s_customer, new(s_meter), 1, out _));

        Assert.Equal(1, _bank.Trips);
        Assert.False(_leases.TryTake(s_customer, new(s_meter), 1, out _));
    }

    [Fact]
    public async Task Calls_BeyondTheCredit_AreRefusedForASecondWithoutAsking()
    {
        _bank.Credit = 2;
        Assert.NotNull((await TakeAsync(2)).Reservation);

        Assert.Equal(1, (await TakeAsync(1)).Refusal!.Units);
        var trips = _bank.Trips;
        for (var call = 0; call < 100; call++)
            Assert.NotNull((await _leases.TakeAsync(s_customer, new(s_meter), 1, CancellationToken.None)).Refusal);
        Assert.Equal(trips, _bank.Trips);

        // More credit is seen after a second, or at once by who is told.
        _bank.Credit = 10;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await TakeAsync(1)).Reservation);
        Assert.NotNull((await TakeAsync(100)).Refusal);
        _bank.Credit = 1_000;
        new CreditRefusals(_leases).Forget(s_customer.Value);
        Assert.NotNull((await TakeAsync(100)).Reservation);
    }

    [Fact]
    public async Task Units_OfARefusal_EndWithTheirCredit()
    {
        _bank.Credit = 2;
        _bank.ValidFor = TimeSpan.FromMilliseconds(100);
        Assert.NotNull((await TakeAsync(5)).Refusal);
        Assert.True(_leases.TryTake(s_customer, new(s_meter), 1, out _));

        _clock.Advance(TimeSpan.FromMilliseconds(200));

        Assert.False(_leases.TryTake(s_customer, new(s_meter), 1, out _));
    }

    [Fact]
    public void Calls_AfterTheClockWasSetBack_AreNotMovedBeyondTheEndOfTheirUnits()
    {
        var line = new LeasedLine(new LeaseLine(s_customer, s_meter, BillingMonth.FromNumber(202611), new PriceId(1)));
        var now = _clock.GetUtcNow();
        line.Take(0, now.AddMinutes(1), now.AddMinutes(2));

        line.Take(10, now, now.AddSeconds(30));

        Assert.True(line.TryTake(1, now, out var reservation));
        Assert.Equal(now, reservation.At);
        Assert.True(line.TryTake(1, now.AddSeconds(-1), out reservation));
        Assert.Equal(now, reservation.At);

        // Units that have ended are no more valid by a clock that shows an earlier time.
        line.Take(10, now, now);
        Assert.False(line.IsValidAt(now.AddSeconds(-1)));
        Assert.False(line.TryTake(1, now.AddSeconds(-1), out _));
    }

    [Fact]
    public async Task Calls_OfUnknownSize_HoldTheMostAndGiveBackTheRest()
    {
        // $0.10 at $10 for a million tokens.
        _bank.Credit = 10_000;
        var first = (await TakeAsync(8_000)).Reservation!;
        Assert.NotNull((await TakeAsync(4_000)).Refusal);

        Assert.Equal(0, first.Settle(1_500));
        var third = (await TakeAsync(4_000)).Reservation!;

        // One that uses more than it announced is counted in full; the rest is less by so much.
        Assert.Equal(1_000, third.Settle(5_000));
        Assert.NotNull((await TakeAsync(3_501)).Refusal);
        Assert.NotNull((await TakeAsync(3_500)).Reservation);
    }

    [Fact]
    public async Task Calls_ThatAreNotCharged_GiveTheirUnitsBack()
    {
        _bank.Credit = 1;
        for (var call = 0; call < 5; call++)
            (await TakeAsync(1)).Reservation!.GiveBack();

        Assert.NotNull((await TakeAsync(1)).Reservation);
        Assert.NotNull((await TakeAsync(1)).Refusal);
    }

    [Fact]
    public async Task Units_ThatAreIdle_GoBack()
    {
        _bank.Credit = 100;
        await TakeAsync(1);
        Assert.Equal(17, _bank.Out);

        for (var tick = 0; tick < 33; tick++)
            await TickAsync();

        Assert.Equal(1, _bank.Out);
    }

    [Fact]
    public async Task Calls_AfterAShortPause_DoNotWait()
    {
        _bank.Credit = 1_000_000;
        await TakeAsync(1);
        for (var call = 0; call < 100; call++)
        {
            for (var second = 0; second < 10; second++)
                await TickAsync();
            Assert.True(_leases.TryTake(s_customer, new(s_meter), 1, out _));
        }
    }

    [Fact]
    public async Task Calls_AtAnUnevenRate_DoNotWaitForRenewals()
    {
        _bank.Credit = 1_000_000;
        await TakeAsync(1);
        int[] rates = [50, 62, 41, 70, 55, 38, 66];
        var waits = new List<int>();
        for (var second = 0; second < 60; second++)
        {
            for (var call = 0; call < rates[second % rates.Length]; call++)
            {
                if (_leases.TryTake(s_customer, new(s_meter), 1, out _))
                    continue;
                waits.Add(second);
                await TakeAsync(1);
            }

            await TickAsync();
        }

        // The first seconds find out how fast the customer calls.
        Assert.All(waits, second => Assert.True(second < 2));
    }

    [Fact]
    public async Task Calls_AfterAPause_HaveAsManyUnitsAsBeforeIt()
    {
        _bank.Credit = 1_000_000;
        for (var second = 0; second < 3; second++)
        {
            await TakeAsync(100);
            await TickAsync();
        }

        for (var second = 0; second < 33; second++)
            await TickAsync();
        Assert.Equal(300, _bank.Out);

        await TakeAsync(1);
        for (var call = 0; call < 400; call++)
            Assert.True(_leases.TryTake(s_customer, new(s_meter), 1, out _));
    }

    [Fact]
    public async Task Units_ThatOthersNeed_GoBackAtTheNextTick()
    {
        _bank.Credit = 100;
        await TakeAsync(1);
        _bank.IsRecalled = true;

        _clock.Advance(TimeSpan.FromSeconds(1));
        await _keeper.PassAsync(CancellationToken.None);

        Assert.Equal(1, _bank.Out);
        Assert.False(_bank.IsRecalled);
    }

    [Fact]
    public async Task Units_OfAnotherMeterOfTheCustomer_GoToTheCallThatNeedsThem()
    {
        _bank.Credit = 17;
        await TakeAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _keeper.PassAsync(CancellationToken.None);
        Assert.Equal(17, _bank.Out);

        // What the first meter keeps for its next calls is less urgent than a call that waits.
        Assert.NotNull((await TakeAsync(16, new MeterId(2))).Reservation);
        Assert.Equal(17, _bank.Out);
    }

    [Fact]
    public async Task Calls_WhileTheDatabaseIsAway_WaitAMomentAndAreNotDecided()
    {
        _bank.IsAway = true;
        var waiting = _leases.TakeAsync(s_customer, new(s_meter), 1, CancellationToken.None).AsTask();
        await _keeper.PassAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(2));
        await _keeper.PassAsync(CancellationToken.None);
        Assert.True((await waiting).IsUnknown);

        // It is back: the next call is served.
        _bank.IsAway = false;
        _bank.Credit = 5;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await TakeAsync(1)).Reservation);
    }

    [Fact]
    public async Task Clock_SetBackByYears_StopsNothing()
    {
        var clock = new AdjustedClock();
        var options = LeaseOptions.Of(TimeSpan.FromMilliseconds(20));
        var leases = new CallLeases(clock, options);
        using var keeper = new LeaseKeeper(
            leases, _bank, _journal, options, TestMetrics.Create(), clock, NullLogger<LeaseKeeper>.Instance);
        await keeper.StartAsync(TestContext.Current.CancellationToken);
        _bank.Credit = 1;
        Assert.NotNull((await CallAsync()).Reservation);
        Assert.NotNull((await CallAsync()).Refusal);

        clock.Offset = TimeSpan.FromDays(-1_500);
        _bank.Credit = 100;

        // The refusal holds for a second, and not for four years.
        var take = await CallAsync();
        for (var attempt = 0; attempt < 100 && take.Reservation is null; attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            take = await CallAsync();
        }

        Assert.NotNull(take.Reservation);
        Assert.False(keeper.ExecuteTask!.IsCompleted);
        await keeper.StopAsync(TestContext.Current.CancellationToken);

        Task<LeaseTake> CallAsync() => leases
            .TakeAsync(s_customer, new(s_meter), 1, TestContext.Current.CancellationToken)
            .AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Journal_AtTheEnd_IsClosedWhereNothingWaits()
    {
        await TakeAsync(1);

        await _keeper.StopAsync(CancellationToken.None);

        Assert.Equal(_journal.Id, _bank.Closed);
    }

    [Fact]
    public async Task Counts_OfTripsRecallsAndUnits_AreThoseOfTheKeeper()
    {
        _bank.Credit = 1_000;
        await TakeAsync(1);
        Assert.Equal(_leases.All.Single().Current!.InHand, _leases.InHand);
        Assert.True(_leases.InHand > 0);

        _bank.IsRecalled = true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _keeper.PassAsync(CancellationToken.None);
        Assert.Equal((1L, 0L, 0L), (_leases.Counts.Recalls, _leases.Counts.Failures, _leases.InHand));

        _bank.IsAway = true;
        var waiting = _leases.TakeAsync(s_customer, new(s_meter), 1, CancellationToken.None).AsTask();
        await _keeper.PassAsync(CancellationToken.None);
        Assert.Equal(1, _leases.Counts.Failures);
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Journal_WithoutUnits_IsClosedAtTheEndAsWell()
    {
        await Task.WhenAll(_keeper.StopAsync(CancellationToken.None), _keeper.StopAsync(CancellationToken.None));

        Assert.Equal((_journal.Id, 1), (_bank.Closed, _bank.Closings));
    }

    [Fact]
    public async Task Journal_ThatAnOperatorAbandoned_ServesNothingMoreFromWhatIsInHand()
    {
        _bank.Credit = 100;
        await TakeAsync(1);
        Assert.True(_leases.TryTake(s_customer, new(s_meter), 1, out _));

        _bank.IsClosed = true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _keeper.PassAsync(CancellationToken.None);

        Assert.False(_leases.TryTake(s_customer, new(s_meter), 1, out _));
        var waiting = _leases.TakeAsync(s_customer, new(s_meter), 1, CancellationToken.None).AsTask();
        for (var second = 0; second < 3 && !waiting.IsCompleted; second++)
        {
            await _keeper.PassAsync(CancellationToken.None);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True((await waiting.WaitAsync(TimeSpan.FromSeconds(10))).IsUnknown);
    }

    private async Task TickAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _keeper.PassAsync(CancellationToken.None);
    }

    private async Task<LeaseTake> TakeAsync(long units, MeterId? meter = null)
    {
        var take = _leases.TakeAsync(s_customer, new(meter ?? s_meter), units, CancellationToken.None).AsTask();
        for (var pass = 0; pass < 5 && !take.IsCompleted; pass++)
            await _keeper.PassAsync(CancellationToken.None);
        return await take.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>A clock that can be set; its timers and its running time are real.</summary>
    private sealed class AdjustedClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
    }
}
