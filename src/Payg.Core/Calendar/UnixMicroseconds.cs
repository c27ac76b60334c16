namespace Payg.Core.Calendar;

/// <summary>Instants as they are stored: whole microseconds since 1970 in UTC.</summary>
public static class UnixMicroseconds
{
    /// <summary>The number for an instant, rounded down.</summary>
    public static long From(DateTimeOffset instant) =>
        (instant.UtcTicks / TimeSpan.TicksPerMicrosecond)
        - (DateTimeOffset.UnixEpoch.UtcTicks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The instant for a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before year 1 or after year 9999.</exception>
    public static DateTimeOffset ToInstant(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
