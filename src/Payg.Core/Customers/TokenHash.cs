using System.Runtime.InteropServices;

namespace Payg.Core.Customers;

/// <summary>
/// The SHA-256 of a token: all that Payg keeps of it. Tokens carry more than 128 bits of randomness, so a plain hash
/// cannot be searched for its token; comparing hashes reveals nothing about one.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TokenHash
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Takes over the 32 bytes of a SHA-256 digest.</summary>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public TokenHash(ReadOnlySpan<byte> digest)
    {
        if (digest.Length != Size)
            throw new ArgumentException($"A token hash has {Size} bytes, not {digest.Length}.", nameof(digest));

        var words = MemoryMarshal.Cast<byte, ulong>(digest);
        (_a, _b, _c, _d) = (words[0], words[1], words[2], words[3]);
    }

    /// <summary>The digest, in a new array.</summary>
    public byte[] ToArray()
    {
        ulong[] words = [_a, _b, _c, _d];
        return MemoryMarshal.AsBytes<ulong>(words).ToArray();
    }

    /// <summary>A digest is evenly spread already; any part of it is a good hash code.</summary>
    public override int GetHashCode() => (int)_a;

    /// <summary>Never the digest: a log line must not show which token was used.</summary>
    public override string ToString() => "TokenHash";
}
