using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Service.Server;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;

namespace Payg.Service.Mail;

/// <summary>
/// Makes links for mails: 256 random bits of which the SHA-256 alone is stored. A link works once, until it expires.
/// Thread-safe.
/// </summary>
internal sealed class MailLinks(
    IServer server, IDataProtectionProvider protection, IOptions<MailOptions> settings, TimeProvider clock)
{
    private const int SecretBytes = 32;
    private readonly IDataProtector _unsubscribing = protection.CreateProtector("Payg.Mail.Unsubscribe.v1");

    public string Portal => settings.Value.PortalUrl is { Length: > 0 } set
        ? set.TrimEnd('/')
        : ListeningAddress.Of(server) ?? ServerExtensions.DefaultUrl;

    public static TimeSpan LifetimeOf(MailLinkPurpose purpose) =>
        purpose is MailLinkPurpose.ResetPassword ? TimeSpan.FromHours(1) : TimeSpan.FromDays(2);

    /// <summary>Adds a link to the context; the address to put into the mail.</summary>
    public string Add(PaygContext context, Guid user, string email, MailLinkPurpose purpose)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.GetUtcNow();
        context.MailLinks.Add(new MailLinkRow
        {
            Hash = HashOf(secret),
            UserId = user,
            Purpose = purpose,
            Email = email,
            CreatedAt = now,
            ExpiresAt = now + LifetimeOf(purpose),
        });
        var page = purpose is MailLinkPurpose.ResetPassword ? "reset-password" : "verify-email";
        return $"{Portal}/{page}?token={secret}";
    }

    public Task<MailLinkRow?> FindAsync(
        PaygContext context, string secret, MailLinkPurpose purpose, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(secret), clock.GetUtcNow());
        return context.MailLinks.AsNoTracking().SingleOrDefaultAsync(
            row => row.Hash == hash && row.Purpose == purpose && row.ExpiresAt > now, cancellationToken);
    }

    /// <summary>The secret by which an address refuses alerts. It does not expire.</summary>
    public string UnsubscribeSecretOf(string address) => _unsubscribing.Protect(MailAddresses.Normalize(address));

    /// <summary>The address of such a secret, in capitals; null where it is none.</summary>
    public string? AddressOf(string secret)
    {
        try
        {
            return _unsubscribing.Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
