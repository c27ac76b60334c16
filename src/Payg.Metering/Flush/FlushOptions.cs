namespace Payg.Metering.Flush;

/// <param name="Interval">How long a record waits at most while the database keeps up.</param>
internal sealed record FlushOptions(TimeSpan Interval)
{
    /// <summary>How often a batch may be refused for a reason of its own before it is set aside.</summary>
    public const int RefusalLimit = 5;

    /// <summary>The longest wait before the second attempt; it doubles with each one that fails.</summary>
    public static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(100);

    public static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After this long a transaction is taken for lost. A full segment takes a second or two; this is far above, for
    /// a batch that can never finish in time would block all behind it.
    /// </summary>
    public TimeSpan ApplyTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a user who asked for a flush waits at most.</summary>
    public TimeSpan DemandTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long to wait after so many failures in a row: anything up to a bound that doubles.</summary>
    public static TimeSpan BackoffAfter(int failures, Random random)
    {
        var doublings = Math.Min(failures - 1, 30);
        var bound = Math.Min(FirstBackoff.Ticks << doublings, LongestBackoff.Ticks);
        return TimeSpan.FromTicks(random.NextInt64(bound + 1));
    }
}
