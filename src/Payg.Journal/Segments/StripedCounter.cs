using System.Numerics;

namespace Payg.Journal.Segments;

/// <summary>
/// A counter that only grows and is read seldom. Each processor counts on a cache line of its own, so that processors
/// do not wait for each other. Thread-safe, lock-free.
/// </summary>
internal readonly struct StripedCounter()
{
    private const int Stride = 16;
    private static readonly int s_lastProcessor = (int)BitOperations.RoundUpToPowerOf2(
        (uint)Math.Min(Environment.ProcessorCount, 64)) - 1;

    // The first stride stays empty: whatever lies before the array is written by others.
    private readonly long[] _counts = new long[(s_lastProcessor + 2) * Stride];

    /// <summary>At least what was counted before the read began, and no more than before it ended.</summary>
    public long Value
    {
        get
        {
            var sum = 0L;
            for (var i = Stride; i < _counts.Length; i += Stride)
                sum += Volatile.Read(ref _counts[i]);
            return sum;
        }
    }

    public void Increment() =>
        Interlocked.Increment(ref _counts[((Thread.GetCurrentProcessorId() & s_lastProcessor) + 1) * Stride]);
}
