using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Payg.Core.Customers;

namespace Payg.Metering.Authenticate;

/// <summary>
/// How a token is written: a prefix that says what it is, 32 random characters (190 bits; 30 and 178 bits in a test
/// key, whose prefix is longer), and 6 characters of checksum, all of <c>0-9A-Za-z</c>. The prefix lets secret scanners
/// find leaked tokens (<c>payg_(st_|ak_|test_)[0-9A-Za-z]{36,38}</c>); the checksum lets a mistyped token be refused
/// without a look-up. Modelled on GitHub's token format (github.blog, "Behind GitHub's new authentication token
/// formats", 2021).
/// </summary>
public static class TokenFormat
{
    /// <summary>Characters in a token.</summary>
    public const int Length = SignedLength + ChecksumLength;

    /// <summary>Characters that may be shown to recognise a token by: the prefix and four more.</summary>
    public const int StartLength = 12;

    // The prefix and the random characters.
    private const int SignedLength = 40;
    private const int ChecksumLength = 6;
    private const int ShownLength = 4;
    private const string SessionPrefix = "payg_st_";
    private const string ApiKeyPrefix = "payg_ak_";
    private const string TestKeyPrefix = "payg_test_";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> s_alphabet = SearchValues.Create(Alphabet);

    /// <summary>A new token. Nobody can guess it, and it is not kept here: show it to its owner now or never.</summary>
    public static string Create(TokenKind kind) =>
        CreateWith(kind == TokenKind.Session ? SessionPrefix : ApiKeyPrefix);

    /// <summary>A new API key for test calls.</summary>
    public static string CreateTestKey() => CreateWith(TestKeyPrefix);

    /// <summary>What may be shown of a well-formed token, to recognise it by: the prefix and four characters.</summary>
    public static string StartOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token[..(PrefixLengthOf(token) + ShownLength)];
    }

    /// <summary>Whether the text could be a token: prefix, length, alphabet and checksum are right.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> token)
    {
        var prefixLength = PrefixLengthOf(token);
        if (token.Length != Length || prefixLength == 0 || token[prefixLength..].ContainsAnyExcept(s_alphabet))
            return false;

        Span<char> checksum = stackalloc char[ChecksumLength];
        WriteChecksum(token[..^ChecksumLength], checksum);
        return token[^ChecksumLength..].SequenceEqual(checksum);
    }

    /// <summary>The SHA-256 of a well-formed token: all of it that may be kept.</summary>
    public static TokenHash Hash(ReadOnlySpan<char> token)
    {
        Span<byte> ascii = stackalloc byte[Length];
        var length = Encoding.ASCII.GetBytes(token, ascii);
        Span<byte> digest = stackalloc byte[TokenHash.Size];
        SHA256.HashData(ascii[..length], digest);
        return new TokenHash(digest);
    }

    private static string CreateWith(string prefix)
    {
        Span<char> token = stackalloc char[Length];
        prefix.CopyTo(token);
        RandomNumberGenerator.GetItems(Alphabet, token[prefix.Length..SignedLength]);
        WriteChecksum(token[..SignedLength], token[SignedLength..]);
        return token.ToString();
    }

    private static int PrefixLengthOf(ReadOnlySpan<char> token) =>
        token.StartsWith(SessionPrefix, StringComparison.Ordinal) ? SessionPrefix.Length
        : token.StartsWith(ApiKeyPrefix, StringComparison.Ordinal) ? ApiKeyPrefix.Length
        : token.StartsWith(TestKeyPrefix, StringComparison.Ordinal) ? TestKeyPrefix.Length
        : 0;

    /// <summary>The CRC-32C of the rest of the token, in base 62 with the lowest digit first.</summary>
    private static void WriteChecksum(ReadOnlySpan<char> rest, Span<char> checksum)
    {
        Span<byte> ascii = stackalloc byte[SignedLength];
        Encoding.ASCII.GetBytes(rest, ascii);
        var value = 0u;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(ascii))
            value = BitOperations.Crc32C(value, word);
        foreach (ref var character in checksum)
        {
            character = Alphabet[(int)(value % (uint)Alphabet.Length)];
            value /= (uint)Alphabet.Length;
        }
    }
}
