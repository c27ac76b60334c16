using Payg.Core.Customers;

namespace Payg.Metering.Authenticate.LookUps;

/// <summary>
/// Tokens that were looked up and are not valid: remembered for <see cref="MaxAge"/> at most, in a fixed table, where a
/// later one may take the place of an earlier one. Thread-safe, lock-free.
/// </summary>
internal sealed class UnknownTokens(TimeProvider clock)
{
    /// <summary>How long a refusal may be repeated without asking the database.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    /// <summary>The most that are remembered; about 60 bytes each.</summary>
    public const int Capacity = 1 << 14;

    private readonly Refused?[] _refused = new Refused?[Capacity];
    private long _generation;

    /// <summary>Changes with every removal.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public bool Contains(TokenHash hash) =>
        Volatile.Read(ref SlotOf(hash)) is { } refused && refused.Hash == hash
        && clock.GetElapsedTime(refused.At) < MaxAge;

    /// <summary>
    /// Remembers a token, unless anything was removed since <paramref name="generation"/>: one that became valid while
    /// it was looked up must not be refused.
    /// </summary>
    public void Add(TokenHash hash, long generation)
    {
        ref var slot = ref SlotOf(hash);
        var refused = new Refused(hash, clock.GetTimestamp());
        Volatile.Write(ref slot, refused);
        if (Generation != generation)
            Interlocked.CompareExchange(ref slot, null, refused);
    }

    public void Remove(TokenHash hash)
    {
        Interlocked.Increment(ref _generation);
        ref var slot = ref SlotOf(hash);
        if (Volatile.Read(ref slot) is { } refused && refused.Hash == hash)
            Interlocked.CompareExchange(ref slot, null, refused);
    }

    public void Clear()
    {
        Interlocked.Increment(ref _generation);
        Array.Clear(_refused);
    }

    private ref Refused? SlotOf(TokenHash hash) => ref _refused[hash.GetHashCode() & (Capacity - 1)];

    private sealed record Refused(TokenHash Hash, long At);
}

/// <summary>Says, as a feature of a request, that its address has sent too many tokens that are not valid.</summary>
internal sealed record UnknownTokenLimit(int PerMinute, TimeSpan RetryIn);
