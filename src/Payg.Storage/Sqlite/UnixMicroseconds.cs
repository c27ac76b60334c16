namespace Payg.Storage.Sqlite;

/// <summary>Instants as SQLite keeps them: whole microseconds since 1970 in UTC.</summary>
internal static class UnixMicroseconds
{
    /// <summary>The number for an instant; what is finer than a microsecond is cut off.</summary>
    public static long From(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant for a number.</summary>
    public static DateTimeOffset ToInstant(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
