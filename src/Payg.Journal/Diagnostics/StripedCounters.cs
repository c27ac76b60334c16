using System.Numerics;

namespace Payg.Journal.Diagnostics;

/// <summary>
/// Counters that only grow and are read seldom. Each processor counts on cache lines of its own, so that processors do
/// not wait for each other. Thread-safe, lock-free; allocates nothing when it counts.
/// </summary>
public sealed class StripedCounters
{
    private const int LongsOfTwoLines = 16;

    private static readonly int s_lastProcessor = (int)BitOperations.RoundUpToPowerOf2(
        (uint)Math.Min(Environment.ProcessorCount, 64)) - 1;

    private readonly int _stride;
    private readonly long[] _counts;

    /// <summary>Makes counters of zero.</summary>
    /// <param name="count">How many.</param>
    public StripedCounters(int count)
    {
        _stride = (count + LongsOfTwoLines - 1) / LongsOfTwoLines * LongsOfTwoLines;

        // The first stride stays empty: whatever lies before the array is written by others.
        _counts = new long[(s_lastProcessor + 2) * _stride];
    }

    /// <summary>Counts one more.</summary>
    /// <param name="counter">The counter; the first one is 0.</param>
    public void Increment(int counter) => Interlocked.Increment(
        ref _counts[(((Thread.GetCurrentProcessorId() & s_lastProcessor) + 1) * _stride) + counter]);

    /// <summary>At least what was counted before the read began, and no more than before it ended.</summary>
    /// <param name="counter">The counter; the first one is 0.</param>
    public long Read(int counter)
    {
        var sum = 0L;
        for (var i = _stride + counter; i < _counts.Length; i += _stride)
            sum += Volatile.Read(ref _counts[i]);
        return sum;
    }
}
