namespace Payg.Metering.Tests;

/// <summary>What code allocates.</summary>
internal static class Allocations
{
    private const int Attempts = 5;

    /// <summary>
    /// Bytes that code allocates on its thread. The least of some attempts: a collection that another thread causes is
    /// counted as the rest of what the thread had at hand, up to 8 KiB.
    /// </summary>
    public static long Of(Action code)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            code();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
