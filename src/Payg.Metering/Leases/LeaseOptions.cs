namespace Payg.Metering.Leases;

/// <param name="Interval">How often it gives back and renews.</param>
internal sealed record LeaseOptions(TimeSpan Interval)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    public const long FirstUnits = 16;

    /// <summary>
    /// For how many intervals a lease should last. What is in hand is held from the customer's other nodes and from
    /// what they see as available; each renewal is work for the database.
    /// </summary>
    public const int Lasting = 8;

    /// <summary>For so many intervals without a call a lease is kept; others who need it get it at once.</summary>
    public const int Pause = 30;

    /// <summary>In so many intervals the remembered use falls to about a third.</summary>
    public const int Remembered = 64;

    public const int MaxWants = 500;

    /// <summary>How long a call waits for units of other nodes, which are asked at their next tick.</summary>
    public TimeSpan Patience => Interval + TimeSpan.FromSeconds(1);

    /// <summary>The interval of the flush, but a second at most: calls wait for it.</summary>
    public static LeaseOptions Of(TimeSpan flushInterval) =>
        new(flushInterval < s_longest ? flushInterval : s_longest);

    /// <summary>How long a refusal holds without asking again.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan Poll => Interval / 4;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);
}
