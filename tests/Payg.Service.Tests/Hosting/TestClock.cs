namespace Payg.Service.Tests.Hosting;

/// <summary>
/// A clock that tells the time a test wants, while timers and measured durations stay real: nothing that waits hangs.
/// Thread-safe.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private long _frozenTicks;
    private long _offsetTicks;

    public override DateTimeOffset GetUtcNow()
    {
        var frozen = Interlocked.Read(ref _frozenTicks);
        return frozen != 0
            ? new DateTimeOffset(frozen, TimeSpan.Zero)
            : System.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));
    }

    /// <summary>Stops at an instant.</summary>
    public void StopAt(string instant) => Interlocked.Exchange(ref _frozenTicks, Instants.Parse(instant).UtcTicks);

    /// <summary>Jumps ahead, and keeps running or standing as before.</summary>
    public void Advance(TimeSpan time) =>
        Interlocked.Add(ref Interlocked.Read(ref _frozenTicks) != 0 ? ref _frozenTicks : ref _offsetTicks, time.Ticks);
}
