using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Payg.Testing;
using Payg.Testing.Processes;

namespace Payg.Clients.Tests.Deployment;

/// <summary>A real nginx that speaks TLS on 127.0.0.1 and passes requests on, as its documentation shows.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private NginxServer(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it in front of an address.</summary>
    /// <param name="folder">Where it keeps its files.</param>
    /// <param name="behind">What is behind it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="prefix">The path whose requests it passes on, with a slash at its end.</param>
    /// <param name="isRemoved">Whether it takes the path off, and says so.</param>
    public static async Task<NginxServer> StartAsync(
        DirectoryInfo folder, Uri behind, CancellationToken cancellation, string prefix = "/", bool isRemoved = false)
    {
        folder.Create();
        WriteCertificate(folder);
        var port = QuietPort.Find();
        var settings = Path.Combine(folder.FullName, "nginx.conf");
        var location = Location(behind, prefix, isRemoved);
        await File.WriteAllTextAsync(settings, Settings(folder.FullName, port, location), cancellation);
        string[] arguments = ["-p", folder.FullName, "-c", settings, "-e", "stderr"];
        var process = Process.Start(new ProcessStartInfo(Program(), arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var started = TimeProvider.System.GetTimestamp();
        while (!await IsListeningAsync(port, cancellation))
        {
            if (process.HasExited || TimeProvider.System.GetElapsedTime(started) > s_patience)
            {
                process.Kill();
                Assert.Fail($"nginx does not listen: {await errors}");
            }

            await Task.Delay(20, cancellation);
        }

        var address = string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{port}");
        return new NginxServer(process, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    /// <summary>As docs/deploying.md shows it: an address with a path after the host takes the prefix off.</summary>
    private static string Location(Uri behind, string prefix, bool isRemoved) => $$"""
        location {{prefix}} {
              proxy_pass http://{{behind.Authority}}{{(isRemoved ? "/" : "")}};
              proxy_set_header X-Forwarded-Prefix "{{(isRemoved ? prefix.TrimEnd('/') : "")}}";
              proxy_bind 127.0.0.1;
              proxy_http_version 1.1;
              proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
              proxy_set_header X-Forwarded-Proto $scheme;
            }
        """;

    private static string Settings(string folder, int port, string location) => string.Create(
        CultureInfo.InvariantCulture, $$"""
        daemon off;
        master_process off;
        pid {{folder}}/nginx.pid;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          server {
            listen 127.0.0.1:{{port}} ssl;
            ssl_certificate {{folder}}/certificate.pem;
            ssl_certificate_key {{folder}}/key.pem;
            {{location}}
          }
        }

        """);

    private static void WriteCertificate(DirectoryInfo folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=payg.example.com", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder.FullName, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder.FullName, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static async Task<bool> IsListeningAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Program()
    {
        var unpacked = RepositoryFolder.PathOf("artifacts", "tools", "nginx", "usr", "sbin", "nginx");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
        return folders.Select(folder => Path.Combine(folder, "nginx")).Append(unpacked).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("nginx is missing. Run: scripts/setup-tests");
    }
}
