using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Payg.Service.Accounts.Sessions;

/// <summary>
/// Recognises a browser from which a user has logged in before, by a cookie that nobody can forge: attempts from it are
/// counted by themselves, so that strangers cannot lock the user out. Source: OWASP, "Slow Down Online Guessing Attacks
/// with Device Cookies". Thread-safe.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, SessionCookie cookies, TimeProvider clock)
{
    private const int MaxUsers = 5;

    private const int IdBytes = 12;
    private const int MaxLength = 2000;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("Payg.KnownDevices.v1");

    public string? Find(HttpRequest request, string normalizedName) =>
        Read(request).GetValueOrDefault(KeyOf(normalizedName));

    public void Remember(HttpContext http, string normalizedName)
    {
        var known = Read(http.Request);
        var key = KeyOf(normalizedName);
        if (!known.Remove(key, out var id))
            id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        var entries = known.Prepend(KeyValuePair.Create(key, id)).Take(MaxUsers)
            .Select(entry => $"{entry.Key}.{entry.Value}");
        var expiresAt = clock.GetUtcNow() + s_lifetime;
        var text = $"{expiresAt.ToUnixTimeSeconds()} {string.Join(' ', entries)}";
        cookies.SetDevice(
            http, Base64Url.EncodeToString(_protector.Protect(Encoding.UTF8.GetBytes(text))), expiresAt);
    }

    private Dictionary<string, string> Read(HttpRequest request)
    {
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        if (cookies.ReadDevice(request) is not { Length: > 0 and <= MaxLength } value || !Base64Url.IsValid(value))
            return none;

        try
        {
            var parts = Encoding.UTF8.GetString(_protector.Unprotect(Base64Url.DecodeFromChars(value))).Split(' ');
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
                ? parts.Skip(1).Select(part => part.Split('.'))
                    .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal)
                : none;
        }
        catch (CryptographicException)
        {
            // Nobody's, or of keys that are no longer there: the browser is not known.
            return none;
        }
    }

    private static string KeyOf(string normalizedName) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedName)).AsSpan(0, IdBytes));
}
