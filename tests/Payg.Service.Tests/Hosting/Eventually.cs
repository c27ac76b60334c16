using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>Waits for what comes about by itself, with a bound.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when the condition holds; fails when it does not within the time.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, Func<string>? otherwise = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > within)
                Assert.Fail(otherwise?.Invoke() ?? $"Not within {within}.");
            await Task.Delay(s_interval);
        }
    }
}
