namespace Payg.Service.Deliveries;

/// <summary>When attempts are made, as <c>docs/webhooks.md</c> says. Pure.</summary>
internal static class DeliverySchedule
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(24);

    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14),
        TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>When the next attempt is due; null: there is no further one.</summary>
    /// <param name="retryAfter">How long the receiver asked to wait: heeded up to a day, and never shortens.</param>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset now, TimeSpan? retryAfter)
    {
        if (attempts >= Waits.Count)
            return null;
        var wait = Waits[attempts];
        if (retryAfter is { } asked && asked > wait)
            wait = asked < s_longestWait ? asked : s_longestWait;
        return now + wait;
    }
}
