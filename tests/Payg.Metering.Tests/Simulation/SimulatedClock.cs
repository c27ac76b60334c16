namespace Payg.Metering.Tests.Simulation;

/// <summary>
/// Time that passes only when somebody waits for it, and a wall clock that can be set back and forward meanwhile.
/// </summary>
internal sealed class SimulatedClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _elapsed;
    private TimeSpan _wallOffset;
    private long _order;

    /// <summary>Whether a timer's time has come.</summary>
    public bool HasDue => _timers.Exists(timer => timer.Due <= _elapsed);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.Zero) + _elapsed + _wallOffset;

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
        _elapsed = next.Due > _elapsed ? next.Due : _elapsed;
        next.Fire();
    }

    /// <summary>Lets time pass, without running what becomes due.</summary>
    public void Pass(TimeSpan time) => _elapsed += time;

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
            Due = clock._elapsed + dueTime;
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
