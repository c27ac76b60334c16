using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Payg.Testing.Postgres;

/// <summary>An authority and the certificates that it signed, for an hour around now. All texts are PEM.</summary>
/// <param name="Authority">The certificate of the authority.</param>
/// <param name="Server">The certificate of a server.</param>
/// <param name="ServerKey">The server's private key.</param>
/// <param name="Client">The certificate of a client.</param>
/// <param name="ClientKey">The client's private key.</param>
public sealed record PostgresCertificate(
    string Authority, string Server, string ServerKey, string Client, string ClientKey)
{
    /// <summary>Makes them for a server and a client of these names.</summary>
    public static PostgresCertificate Create(string server, string client)
    {
        var from = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=An authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var authority = request.CreateSelfSigned(from, from.AddHours(1));
        var (ofServer, serverKey) = Sign(authority, from, server);
        var (ofClient, clientKey) = Sign(authority, from, client);
        return new(authority.ExportCertificatePem(), ofServer, serverKey, ofClient, clientKey);
    }

    private static (string Certificate, string Key) Sign(
        X509Certificate2 authority, DateTimeOffset from, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(
            authority, from, from.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return (signed.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
