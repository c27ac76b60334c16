using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Payg.Service.Webhooks;

/// <summary>Encrypts the secrets of endpoints where they are stored. Thread-safe.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Payg.Webhooks.v1");

    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>A stored secret; null where the keys are of another data directory.</summary>
    public string? Unprotect(string stored)
    {
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
