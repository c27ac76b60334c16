using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Payg.Storage.Databases;

namespace Payg.Service.Protection;

/// <summary>How the keys that encrypt secrets and cookies are themselves encrypted where they are stored.</summary>
internal sealed class KeyEncryptionOptions
{
    public const string Section = "Payg:DataProtection";

    /// <summary>
    /// A certificate with an RSA private key, as a PFX or PEM file, that encrypts the stored keys; the same on all
    /// nodes. None by default: the keys are stored in clear. Keys that were stored before are still read; they stay as
    /// they are.
    /// </summary>
    public string? CertificateFile { get; set; }

    /// <summary>The password of the certificate files, the previous ones included; none by default.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>
    /// Certificate files that were used before, with commas between them: what they encrypted can be read. None by
    /// default.
    /// </summary>
    public string? PreviousCertificateFiles { get; set; }
}

internal static class KeyEncryption
{
    private const string FileSetting =
        $"{KeyEncryptionOptions.Section}:{nameof(KeyEncryptionOptions.CertificateFile)}";

    private const string PreviousSetting =
        $"{KeyEncryptionOptions.Section}:{nameof(KeyEncryptionOptions.PreviousCertificateFiles)}";

    /// <exception cref="InvalidSettingException">A certificate cannot be used.</exception>
    public static void ProtectWithCertificate(this IDataProtectionBuilder keys, IConfiguration configuration)
    {
        var settings = configuration.GetSection(KeyEncryptionOptions.Section).Get<KeyEncryptionOptions>() ?? new();
        var previous = (settings.PreviousCertificateFiles ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(file => Read(PreviousSetting, file, settings.CertificatePassword)).ToArray();
        if (settings.CertificateFile is { Length: > 0 } path)
        {
            var current = Read(FileSetting, path, settings.CertificatePassword);
            keys.ProtectKeysWithCertificate(current).UnprotectKeysWithAnyCertificate([current, .. previous]);
        }
        else if (previous.Length > 0)
        {
            keys.UnprotectKeysWithAnyCertificate(previous);
        }
    }

    private static X509Certificate2 Read(string setting, string path, string? password)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12
                ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : ReadPem(path, password);
        }
        catch (Exception exception)
            when (exception is CryptographicException or IOException or UnauthorizedAccessException
                or ArgumentException)
        {
            var reason = exception.Message.TrimEnd('.');
            throw new InvalidSettingException(
                setting, $"must name a PFX or PEM file with a certificate and its key: {reason}");
        }

        using var key = certificate.GetRSAPrivateKey();
        return key is not null
            ? certificate
            : throw new InvalidSettingException(setting, "must have an RSA private key");
    }

    private static X509Certificate2 ReadPem(string path, string? password) => string.IsNullOrEmpty(password)
        ? X509Certificate2.CreateFromPemFile(path)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password);
}
