using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Payg.Metering.Authenticate.LookUps;

/// <summary>
/// What a token that was seen before is found by in memory: 128 bits of a fast hash (XXH128), never stored or shown. A
/// token that is new is always looked up by its SHA-256. To be taken for another caller, one would have to hit the
/// fingerprint of a token that has 190 bits of randomness: a guess of 1 in 2^128.
/// </summary>
internal readonly record struct TokenFingerprint(UInt128 Value)
{
    private static readonly long s_seed = Random.Shared.NextInt64();

    public static TokenFingerprint Of(ReadOnlySpan<char> token) =>
        new(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(token), s_seed));

    public override int GetHashCode() => (int)(ulong)Value;

    /// <summary>Never the value: it belongs to a secret.</summary>
    public override string ToString() => nameof(TokenFingerprint);
}
