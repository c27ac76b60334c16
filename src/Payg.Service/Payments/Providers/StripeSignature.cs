using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payg.Service.Payments.Providers;

/// <summary>
/// The signature of Stripe's events: the header <c>Stripe-Signature: t=…,v1=…</c>, with HMAC-SHA256 of
/// <c>time.body</c>. Source: docs.stripe.com/webhooks/signature.
/// </summary>
internal static class StripeSignature
{
    /// <summary>How old, or how far ahead, an event may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int MaxSignatures = 16;

    /// <summary>Whether the event was signed with the secret, a short time ago.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, string secret, DateTimeOffset now)
    {
        long? signedAt = null;
        var signatures = new List<byte[]>();
        foreach (var part in (header ?? "").Split(','))
        {
            if (part.Split('=', 2) is not [var name, var value])
                continue;
            if (name.Trim() is "t" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
                signedAt = at;
            else if (name.Trim() is "v1" && signatures.Count < MaxSignatures && IsHex(value))
                signatures.Add(Convert.FromHexString(value));
        }

        if (signedAt is not { } time || Math.Abs(now.ToUnixTimeSeconds() - time) > Tolerance.TotalSeconds)
            return false;
        var expected = Sign(body, time, secret);
        var isSigned = false;
        foreach (var signature in signatures)
            isSigned |= CryptographicOperations.FixedTimeEquals(signature, expected);
        return isSigned;
    }

    private static byte[] Sign(ReadOnlySpan<byte> body, long time, string secret)
    {
        var start = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{time}."));
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. start, .. body]);
    }

    private static bool IsHex(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);
}
