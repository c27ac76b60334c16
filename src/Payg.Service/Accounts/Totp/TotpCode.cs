using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payg.Service.Accounts.Totp;

/// <summary>
/// Time-based one-time passwords (RFC 6238) as all authenticator apps make them: HMAC-SHA-1, six digits, steps of 30
/// seconds. Pure.
/// </summary>
internal static class TotpCode
{
    /// <summary>Bytes of a secret: as many as HMAC-SHA-1 puts out (RFC 4226, section 4).</summary>
    public const int SecretBytes = 20;

    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const int StepSeconds = 30;

    /// <summary>Steps before and after the present one that are accepted: clocks differ, typing takes time.</summary>
    private const int Drift = 1;

    private const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string Of(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // HMAC-SHA-1 is what authenticator apps compute; collisions of SHA-1 do not break it.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var offset = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step of a code, near an instant and after the last used step; null for another code.</summary>
    /// <param name="code">What the user typed; spaces in it do not matter.</param>
    /// <param name="lastStep">The step of the last code that was accepted.</param>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length != Digits || !typed.All(char.IsAsciiDigit))
            return null;

        var given = Encoding.ASCII.GetBytes(typed);
        long? match = null;
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Of(secret, step)))
                && step > lastStep)
            {
                match ??= step;
            }
        }

        return match;
    }

    /// <summary>The secret as users type it into an app (RFC 4648, section 6, without padding).</summary>
    public static string Base32(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var value in secret)
        {
            buffer = ((buffer << 8) | value) & 0xFFF;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32Alphabet[(buffer >> bits) & 31]);
            }
        }

        if (bits > 0)
            text.Append(Base32Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>Source: github.com/google/google-authenticator/wiki/Key-Uri-Format.</summary>
    public static string Uri(string issuer, string username, string secret) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(username)}"
        + $"?secret={secret}&issuer={System.Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period=30";
}
