namespace Payg.Metering.Admit;

/// <summary>
/// Lets calls through at a rate, by the generic cell rate algorithm (ITU-T I.371): it keeps one number, the time at
/// which the next call would be due if all came evenly, and lets a call be early by the rate's tolerance. Thread-safe,
/// lock-free, allocates nothing. However many threads ask at once, no more pass than if they had asked in turn.
/// </summary>
internal sealed class CallBucket
{
    private long _due;

    /// <summary>Takes a call's place; false, and nothing is taken, where the call comes too early.</summary>
    public bool TryTake(CallRate rate, TimeProvider clock)
    {
        while (true)
        {
            // The clock is read after what others have written by it, so nobody sees their calls too far ahead.
            var due = Volatile.Read(ref _due);
            var now = clock.GetTimestamp();
            var early = EarlyBy(due, now, rate);
            if (early > rate.Tolerance)
                return false;
            if (Interlocked.CompareExchange(ref _due, now + early + rate.Interval, due) == due)
                return true;
        }
    }

    /// <summary>How many calls would be let through now, and how long until it is one more; zero: it is all.</summary>
    public (int Calls, TimeSpan MoreIn) Room(CallRate rate, TimeProvider clock)
    {
        var due = Volatile.Read(ref _due);
        var now = clock.GetTimestamp();
        var early = EarlyBy(due, now, rate);
        if (early == 0)
            return (CallRate.BurstOf(rate.CallsPerMinute), TimeSpan.Zero);

        var calls = early > rate.Tolerance ? 0 : (rate.Tolerance - early) / rate.Interval + 1;
        var moreIn = early - (rate.Tolerance - calls * rate.Interval);
        return ((int)calls, clock.GetElapsedTime(now, now + moreIn));
    }

    /// <summary>
    /// By how much a call now would be too early. A due time that this rate cannot have led to is of another one, which
    /// the limit was changed from: the new limit begins afresh.
    /// </summary>
    private static long EarlyBy(long due, long now, CallRate rate)
    {
        var early = due - now;
        return early > rate.Tolerance + rate.Interval ? 0 : Math.Max(0, early);
    }
}
