namespace Payg.Metering.Leases;

/// <summary>Time that only runs on: a clock that is set back must not make anyone wait for hours.</summary>
internal static class RunningClock
{
    /// <summary>The time since some instant before the process began.</summary>
    public static TimeSpan RunningTime(this TimeProvider clock) => clock.GetElapsedTime(0);
}
