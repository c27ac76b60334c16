namespace Payg.Core.Payments;

/// <summary>When a charge that was declined is tried again: after 1, 3 and 7 days.</summary>
public static class Dunning
{
    private static readonly TimeSpan[] s_waits = [TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    /// <summary>How often a charge is tried at most.</summary>
    public static int MaxAttempts => s_waits.Length + 1;

    /// <summary>When the next attempt is due; null: the one that failed was the last.</summary>
    /// <param name="attempt">The attempt that failed: 1 for the first.</param>
    /// <param name="failedAt">When it failed.</param>
    public static DateTimeOffset? NextAfter(int attempt, DateTimeOffset failedAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(attempt);
        return attempt > s_waits.Length ? null : failedAt + s_waits[attempt - 1];
    }
}
