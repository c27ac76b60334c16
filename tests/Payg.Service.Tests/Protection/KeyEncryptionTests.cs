using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Protection;

/// <summary>With a certificate, whoever reads the database or the data directory cannot use the keys.</summary>
public abstract class KeyEncryptionTests
{
    private const string Password = "a certificate's password";
    private const string Purpose = "test";

    public sealed class OnSqlite : KeyEncryptionTests
    {
        protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();

        protected override async Task<IReadOnlyList<string>> KeysAsync(TestDatabase database) =>
            await Task.WhenAll(Directory.GetFiles(Path.Combine(database.Folder.FullName, "keys"), "*.xml")
                .Select(file => File.ReadAllTextAsync(file)));
    }

    public sealed class OnPostgres : KeyEncryptionTests
    {
        protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();

        protected override async Task<IReadOnlyList<string>> KeysAsync(TestDatabase database)
        {
            await using var context = database.Open();
            return await context.ProtectionKeys.Select(key => key.Xml).ToListAsync();
        }
    }

    protected abstract Task<TestDatabase> NewDatabaseAsync();

    protected abstract Task<IReadOnlyList<string>> KeysAsync(TestDatabase database);

    [Fact]
    public async Task Keys_WithACertificate_AreStoredEncryptedAndReadAfterItsRotation()
    {
        await using var database = await NewDatabaseAsync();
        var first = NewCertificate(database, "first.pfx");
        var second = NewCertificate(database, "second.pem");

        var secret = await InAsync(database, first, null, keys => keys.Protect("secret"));

        var stored = await KeysAsync(database);
        Assert.NotEmpty(stored);
        Assert.All(stored, key =>
        {
            Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
            Assert.DoesNotContain("<value>", key, StringComparison.Ordinal);
            Assert.DoesNotContain("unencrypted", key, StringComparison.Ordinal);
        });
        Assert.Equal("secret", await InAsync(database, second, first, keys => keys.Unprotect(secret)));
        await Assert.ThrowsAnyAsync<CryptographicException>(
            () => InAsync(database, second, null, keys => keys.Unprotect(secret)));
    }

    [Fact]
    public async Task Keys_StoredInClearBefore_AreStillRead()
    {
        await using var database = await NewDatabaseAsync();
        var secret = await InAsync(database, null, null, keys => keys.Protect("secret"));

        var certificate = NewCertificate(database, "certificate.pfx");

        Assert.Equal("secret", await InAsync(database, certificate, null, keys => keys.Unprotect(secret)));
    }

    private static async Task<string> InAsync(
        TestDatabase database, string? certificate, string? previous, Func<IDataProtector, string> action)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (certificate is not null)
        {
            settings["Payg:DataProtection:CertificateFile"] = certificate;
            settings["Payg:DataProtection:CertificatePassword"] = Password;
        }

        if (previous is not null)
            settings["Payg:DataProtection:PreviousCertificateFiles"] = previous;
        await using var host = await ServiceHost.StartAsync(database, settings);
        return action(host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose));
    }

    /// <summary>A certificate with its key in a file, PFX or PEM by its name.</summary>
    private static string NewCertificate(TestDatabase database, string name)
    {
        var path = Path.Combine(database.Folder.FullName, name);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=payg", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var from = TimeProvider.System.GetUtcNow().AddMinutes(-30);
        using var certificate = request.CreateSelfSigned(from, from.AddHours(1));
        if (name.EndsWith(".pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        }
        else
        {
            var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
            var privateKey = key.ExportEncryptedPkcs8PrivateKeyPem(Password, parameters);
            File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{privateKey}\n");
        }

        return path;
    }
}
