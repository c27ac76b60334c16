namespace Payg.Metering.Admit;

/// <summary>
/// A limit as a <see cref="CallBucket"/> reads it, in ticks of the clock. Rounded so that never more is let through
/// than the limit says.
/// </summary>
internal readonly record struct CallRate
{
    /// <summary>How many calls of a minute may come at once: a sixth of them, but one at least.</summary>
    private const int BurstsInAMinute = 6;

    private const int SecondsInAMinute = 60;

    /// <param name="frequency">Ticks of the clock in a second.</param>
    public CallRate(int callsPerMinute, long frequency)
    {
        CallsPerMinute = callsPerMinute;
        Interval = (SecondsInAMinute * frequency + callsPerMinute - 1) / callsPerMinute;
        Tolerance = (BurstOf(callsPerMinute) - 1) * Interval;
    }

    public int CallsPerMinute { get; }

    public long Interval { get; }

    /// <summary>How much too early a call may come.</summary>
    public long Tolerance { get; }

    /// <summary>How many calls may come at once after a rest.</summary>
    public static int BurstOf(int callsPerMinute) => Math.Max(1, callsPerMinute / BurstsInAMinute);
}
