using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Payg.Core.Credits;
using Payg.Core.Usage;
using Payg.Journal;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Leases;

/// <summary>
/// Gets units for the calls that wait for some, renews what is in use and gives back what is idle. One exchange with
/// the database runs at a time; what a lost answer granted arrives with the next one.
/// </summary>
internal sealed class LeaseKeeper(
    CallLeases leases,
    ILeaseStore store,
    UsageJournal journal,
    LeaseOptions options,
    MeteringMetrics metrics,
    TimeProvider clock,
    ILogger<LeaseKeeper> logger) : BackgroundService
{
    private readonly HashSet<MeterLease> _asking = [];
    private readonly HashSet<MeterLease> _recalled = [];
    private TimeSpan _nextTick = clock.RunningTime() + options.Interval;
    private readonly Lock _gate = new();
    private bool _isReported = true;
    private Task? _stop;

    /// <summary>Closes a journal that was applied, so that its units are free. Runs after the last flush.</summary>
    /// <remarks>A host may ask twice at once, and disposes the database when the first has returned.</remarks>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _stop ??= StopOnceAsync(cancellationToken);
    }

    private async Task StopOnceAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Fail();
        if (journal.Status is { PendingRecords: > 0 } or { SetAside: > 0 })
            return;
        try
        {
            using var limit = new CancellationTokenSource(options.Timeout, clock);
            await store.CloseJournalAsync(journal.Id, limit.Token);
        }
        catch (LedgerUnavailableException unavailable) when (unavailable.IsStarting)
        {
            // The process ends before it could be granted anything.
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or OperationCanceledException)
        {
            // The next start in this directory closes it.
            logger.JournalNotClosed(exception.Message);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        metrics.ObserveLeases(leases.Counts, () => leases.InHand);
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception exception) when (stoppingToken.IsCancellationRequested
                && exception is LedgerUnavailableException or OperationCanceledException)
            {
                // The exchange was cut short; what it granted ends with the journal.
            }
        }
    }

    /// <summary>Asks for the calls that wait; at each tick also for all that is short or goes back.</summary>
    internal async Task PassAsync(CancellationToken cancellationToken)
    {
        while (leases.Asking.TryRead(out var asking))
            _asking.Add(asking);

        var isTick = clock.RunningTime() >= _nextTick;
        if (isTick)
        {
            _nextTick = clock.RunningTime() + options.Interval;
            foreach (var lease in leases.All)
                Tick(lease, clock.GetUtcNow());
        }

        var due = isTick
            ? leases.All.Where(lease => IsDue(lease) || IsShort(lease) || OwesReturns(lease)).ToList()
            : _asking.Where(IsDue).ToList();
        foreach (var part in due.Chunk(LeaseOptions.MaxWants))
            await ExchangeAsync(part, cancellationToken);

        // What others need is asked for at every tick where there is something to give, and goes back at once.
        if (isTick && due.Count == 0 && leases.All.Any(lease => lease.Lines.Exists(line => line.InHand > 0)))
            await ExchangeAsync([], cancellationToken);
        if (_recalled.Count > 0)
            await ExchangeAsync([.. _recalled], cancellationToken);
        _recalled.Clear();
        _asking.RemoveWhere(lease => !lease.HasWaiting);
    }

    private bool IsDue(MeterLease lease) => lease.HasWaiting && clock.RunningTime() >= lease.AskAgainAt;

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        var now = clock.RunningTime();
        var next = _asking.Select(lease => lease.AskAgainAt).Append(_nextTick).Min();
        if (next <= now)
            return;
        using var limit = new CancellationTokenSource(next - now, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        try
        {
            await leases.Asking.WaitToReadAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            // The time has come, or the end.
        }
    }

    private static void Tick(MeterLease lease, DateTimeOffset now)
    {
        var total = lease.Lines.Sum(line => line.Taken);
        var (before, last, _) = lease.Use;
        var used = Math.Max(0, total - before);
        lease.Use = (total, used, last);
        lease.Recent = Math.Max(used, lease.Recent - Math.Max(1, lease.Recent / LeaseOptions.Remembered));
        lease.Idle = used > 0 ? 0 : lease.Idle + 1;

        // Over a short pause the units stay: the next call need not wait for the database. What was granted to a call
        // that still waits stays for it as well.
        var keep = Math.Max(lease.Idle < LeaseOptions.Pause ? lease.Stock : 0, lease.Waiting().Sum);
        foreach (var line in lease.Lines)
        {
            var isCurrent = ReferenceEquals(line, lease.Current) && line.IsValidAt(now);

            // What goes back may pay for calls that were refused.
            if (line.Release(isCurrent ? keep : 0) > 0)
                lease.Refusal = null;
        }

        if (lease.Current is { } current && !current.IsValidAt(now))
            lease.Current = null;
        lease.Lines.RemoveAll(line => line != lease.Current && line.Line.Month.Number < MonthOf(now)
            && line.InHand == 0 && line.Returned == line.ReturnedKnown);
    }

    private static int MonthOf(DateTimeOffset now) => (now.AddDays(-2).Year * 100) + now.AddDays(-2).Month;

    /// <summary>Whether what is in hand may not last until the tick after the next: use is never even.</summary>
    private bool IsShort(MeterLease lease) =>
        lease.Refusal is null && clock.RunningTime() >= lease.RenewAgainAt
        && lease.Current is { } line && line.IsValidAt(clock.GetUtcNow())
        && line.InHand < 2 * Math.Max(lease.Use.Last, lease.Use.Before);

    private static bool OwesReturns(MeterLease lease) => lease.Lines.Any(line => line.Returned != line.ReturnedKnown);

    private async Task ExchangeAsync(IReadOnlyList<MeterLease> askers, CancellationToken cancellationToken)
    {
        var wants = new List<(MeterLease Lease, LeaseWant Want)>();
        foreach (var lease in askers.Where(lease => IsDue(lease) || IsShort(lease)))
            wants.Add((lease, WantOf(lease)));
        var owed = askers.SelectMany(lease => lease.Lines).Distinct().Where(line => line.Returned != line.ReturnedKnown)
            .Select(line => (Line: line, line.Returned)).ToList();
        try
        {
            using var limit = new CancellationTokenSource(options.Timeout, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            leases.CountTrip();
            var answers = await store.ExchangeAsync(
                new LeaseMessage(
                    journal.Id, [.. owed.Select(item => new LeaseReturn(item.Line.Line, item.Returned))],
                    [.. wants.Select(item => item.Want)]),
                both.Token);
            if (answers.IsClosed)
                throw Closed();

            foreach (var (line, returned) in owed)
                line.ReturnedKnown = returned;
            foreach (var line in answers.Recalled)
                GiveBack(line);
            for (var i = 0; i < wants.Count; i++)
                Take(wants[i].Lease, wants[i].Want, answers.Answers[i]);
            if (!_isReported)
                logger.LeasesBack();
            _isReported = true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            leases.Counts.CountFailure();
            if (_isReported)
                logger.LeasesAway(exception.GetBaseException().Message);
            _isReported = false;
            var failedAt = clock.RunningTime();
            foreach (var lease in askers)
            {
                lease.AskAgainAt = failedAt + options.Poll;
                lease.Answer(waiter => failedAt >= waiter.Deadline ? new LeaseTake { IsUnknown = true } : null);
            }
        }
    }

    /// <summary>An operator took this node for dead and freed its units: others may use what is in hand.</summary>
    private LedgerUnavailableException Closed()
    {
        foreach (var line in leases.All.SelectMany(lease => lease.Lines))
            line.Release(0);
        return new LedgerUnavailableException(
            "An operator abandoned the journal of this node: restart it, so that it gets a new one.");
    }

    private void GiveBack(LeaseLine recalled)
    {
        foreach (var lease in leases.Find(recalled.Customer)?.Meters ?? [])
        {
            if (lease.Lines.Find(known => known.Line == recalled) is not { } line)
                continue;

            leases.Counts.CountRecall();

            // A message that returns nothing shows as well that this journal was asked.
            Release(lease, line);
            line.ReturnedKnown = -1;
        }
    }

    /// <summary>Gives back what others need, and leaves it to them for a while.</summary>
    private long Release(MeterLease lease, LeasedLine line)
    {
        lease.RenewAgainAt = clock.RunningTime() + (2 * options.Interval);
        _recalled.Add(lease);
        return line.Release(0);
    }

    /// <summary>Who still waits at the end learns that nothing is known.</summary>
    private void Fail()
    {
        foreach (var lease in leases.All)
            lease.Answer(_ => new LeaseTake { IsUnknown = true });
    }

    private LeaseWant WantOf(MeterLease lease)
    {
        var now = clock.GetUtcNow();
        var (most, sum) = lease.Waiting();

        // What is in hand of a line whose time is over goes back with the same message: the credit behind it may have
        // ended, and an answer must not make it valid again.
        foreach (var over in lease.Lines.Where(known => !known.IsValidAt(now)))
            over.Release(0);
        var line = lease.Current is { } current && current.IsValidAt(now) ? current : lease.Lines.LastOrDefault();
        var sinceTick = Math.Max(0, lease.Lines.Sum(known => known.Taken) - lease.Use.Total);

        // As much as lasts some intervals, by the rate in this one and those before; nothing to spare where others need
        // it.
        var lasting = clock.RunningTime() < lease.RenewAgainAt
            ? 0
            : Math.Max(lease.Stock, LeaseOptions.Lasting * InAnInterval(sinceTick));
        var inHand = Math.Max(0, line?.InHand ?? 0);
        return new LeaseWant(
            lease.Customer, lease.For.Meter, now,
            most == 0 ? 0 : Math.Max(0, most - (line?.InHand ?? 0)),
            Math.Max(0, sum + lasting - inHand),
            line?.Line, line?.Granted ?? 0)
        {
            Units = most,
            Dimensions = lease.For.Dimensions,
            ApiKey = lease.For.ApiKey,
        };
    }

    /// <summary>
    /// What the use since the last tick comes to in a whole interval: who begins fast would ask again and again before
    /// the first is over. Four times as much at most, as a few calls at once are no rate.
    /// </summary>
    private long InAnInterval(long sinceTick)
    {
        var interval = options.Interval.Ticks;
        var elapsed = interval - (_nextTick - clock.RunningTime()).Ticks;
        return (long)((Int128)sinceTick * interval / Math.Clamp(elapsed, interval / 4, interval));
    }

    private void Take(MeterLease lease, LeaseWant want, LeaseAnswer answer)
    {
        if (answer.Outcome is LeaseOutcome.NotLimited)
        {
            lease.Answer(_ => default(LeaseTake));
            return;
        }

        // 1. What was granted, also where it is less than asked for.
        var lines = leases.Find(lease.Customer)!.Lines;
        if (!lines.TryGetValue(answer.Line, out var line))
            lines.Add(answer.Line, line = new LeasedLine(answer.Line));
        if (!lease.Lines.Contains(line))
            lease.Lines.Add(line);
        var validUntil = answer.Outcome is not LeaseOutcome.Granted && want.At + options.Memory < answer.ValidUntil
            ? want.At + options.Memory
            : answer.ValidUntil;
        line.Cost(answer.UnitCost);
        line.Take(answer.Granted, want.At, validUntil);

        // What is left of an earlier line goes back at the next tick.
        lease.Current = line;
        if (answer.Outcome is LeaseOutcome.Granted)
            (lease.Refusal, lease.AskAgainAt) = (null, default);

        // 2. Who waits is served as far as it goes.
        var now = clock.GetUtcNow();
        lease.Answer(waiter => line.TryTake(waiter.Units, now, out var reservation)
            ? new LeaseTake { Reservation = reservation }
            : null);
        if (answer.Shortage is { } shortage && answer.Outcome is not LeaseOutcome.Granted)
            Refuse(lease, want, answer.Outcome, shortage);
    }

    private void Refuse(MeterLease lease, LeaseWant want, LeaseOutcome outcome, CreditShortage shortage)
    {
        // 1. What the customer's other meters have in hand on this node goes back first.
        var released = leases.Find(lease.Customer)!.Meters.Where(other => other != lease)
            .SelectMany(other => other.Lines.Where(line => line.InHand > 0).Select(line => Release(other, line)))
            .Sum();
        if (released > 0)
        {
            _recalled.Add(lease);
            return;
        }

        // 2. What others have may come back; where it did not the last time, nobody waits again.
        var now = clock.RunningTime();
        var isHeld = outcome is LeaseOutcome.Held;
        var isKnown = lease.Refusal is { IsHeld: true } known && known.Shortage == shortage;

        // Where calls used more than they had announced, more is missing than any of them waits for.
        var least = Math.Clamp(want.Minimum, 1, Math.Max(1, lease.Waiting().Most));
        var refusal = new LeaseRefusal(now + options.Memory, shortage, least, isHeld);
        var isRefused = false;
        lease.AskAgainAt = isHeld ? now + options.Poll : default;
        lease.Answer(waiter =>
        {
            if (waiter.Units < least || (isHeld && !isKnown && now < waiter.Deadline))
                return null;
            isRefused = true;
            return new LeaseTake { Refusal = refusal };
        });
        if (isRefused)
            lease.Refusal = refusal;
    }
}
