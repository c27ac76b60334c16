namespace Payg.Journal.Tests;

/// <summary>Waits for what other threads do, with a bound.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(1);

    /// <summary>Returns when the condition holds; fails when it does not hold in time.</summary>
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(s_bound);
        while (!condition())
            await Task.Delay(s_interval, limit.Token);
    }
}
