namespace Payg.Metering.Tests.Simulation;

/// <summary>
/// Time that passes only when somebody waits for it, and a wall clock that can be set back and forward meanwhile.
/// Several machines may share the time that passes; each has a wall clock and timers of its own.
/// </summary>
internal sealed class SimulatedClock(SimulatedTime time) : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _wallOffset;
    private long _order;

    /// <summary>The clock of the only machine.</summary>
    public SimulatedClock()
        : this(new SimulatedTime())
    {
    }

    private SimulatedTime Time => time;

    /// <summary>Whether a timer's time has come.</summary>
    public bool HasDue => _timers.Exists(timer => timer.Due <= time.Elapsed);

    /// <summary>When the next timer is due; null: there is none.</summary>
    public TimeSpan? NextDue => _timers.Count == 0 ? null : _timers.Min(timer => timer.Due);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => time.Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero) + time.Elapsed + _wallOffset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
            throw new NotSupportedException("The engine has no periodic timers.");
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs the timer that is due first, when the time until then has passed; nothing if none.</summary>
    public void FireNext()
    {
        if (_timers.Count == 0)
            return;
        var next = _timers.MinBy(timer => (timer.Due, timer.Order))!;
        _timers.Remove(next);
        time.Elapsed = next.Due > time.Elapsed ? next.Due : time.Elapsed;
        next.Fire();
    }

    /// <summary>Lets time pass, without running what becomes due.</summary>
    public void Pass(TimeSpan passed) => time.Elapsed += passed;

    /// <summary>Sets the wall clock.</summary>
    public void SetWall(TimeSpan by) => _wallOffset += by;

    /// <summary>Forgets all timers: their process is dead.</summary>
    public void DropTimers() => _timers.Clear();

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public long Order { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            Due = clock.Time.Elapsed + dueTime;
            Order = clock._order++;
            clock._timers.Add(this);
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>How much time has passed.</summary>
internal sealed class SimulatedTime
{
    public TimeSpan Elapsed { get; set; }
}
