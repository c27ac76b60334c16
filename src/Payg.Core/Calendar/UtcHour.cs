namespace Payg.Core.Calendar;

/// <summary>The hours of UTC, by which sums over customers and entries about credits are kept.</summary>
public static class UtcHour
{
    /// <summary>The start of the one that the instant lies in, in UTC.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
