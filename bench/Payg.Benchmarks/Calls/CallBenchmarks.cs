using System.Net;
using System.Net.Sockets;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Metering;
using Payg.Metering.Authenticate;
using Payg.Metering.Measure;
using Payg.Metering.Settings;
using Payg.Metering.Startup;
using Payg.Storage.Databases;

namespace Payg.Benchmarks.Calls;

/// <summary>
/// One call after the other over a connection to a real web server in this process: what a metered endpoint takes and
/// allocates beyond a bare one is Payg's. The client allocates nothing.
/// </summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private static readonly byte[] Answer = "{\"name\":\"Learn to whittle\"}"u8.ToArray();

    private readonly byte[] _buffer = new byte[4096];
    private DirectoryInfo _folder = null!;
    private WebApplication _app = null!;
    private Socket _socket = null!;
    private byte[] _bare = null!;
    private byte[] _metered = null!;
    private byte[] _meteredOfAnother = null!;

    /// <summary>Starts the server.</summary>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _folder = Directory.CreateTempSubdirectory("payg-bench-");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var ledger = new SampleLedger();
        builder.Services.AddSingleton<IUsageLedger>(ledger);
        builder.Services.AddSingleton<IMeterCatalog>(ledger);
        builder.Services.AddSingleton<ICredentialStore>(ledger);
        builder.Services.AddSingleton<DatabaseReadiness>();
        builder.Services.AddMetering();
        builder.Services.Configure<MeteringOptions>(options =>
        {
            // No flush in between: what it allocates is not on a call's path.
            options.FlushInterval = TimeSpan.FromMinutes(5);
            options.JournalDirectory = _folder.FullName;
        });
        _app = builder.Build();
        _app.UseRouting();
        _app.UsePayg();
        RequestDelegate handler = static context => context.Response.Body.WriteAsync(Answer).AsTask();
        _app.MapGet("/bare", handler);
        _app.MapGet("/metered", handler).Metered("metered");
        await _app.StartAsync();
        await _app.Services.GetRequiredService<MeterBindings>().BindMetersAsync(CancellationToken.None);

        _bare = RequestOf("/bare");
        _metered = RequestOf("/metered");
        _meteredOfAnother = RequestOf("/metered");
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await _socket.ConnectAsync(IPAddress.Loopback, new Uri(_app.Urls.First()).Port);
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _socket.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>An endpoint without Payg.</summary>
    [Benchmark(Baseline = true)]
    public int Bare() => Call(_bare);

    /// <summary>The same, metered, with the token of the connection's last call.</summary>
    [Benchmark]
    public int Metered() => Call(_metered);

    /// <summary>Two metered calls of customers in turn: each token is hashed and found.</summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public int MeteredInTurn() => Call(_metered) + Call(_meteredOfAnother);

    private static byte[] RequestOf(string path) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {TokenFormat.Create(TokenKind.Session)}\r\n\r\n");

    private int Call(byte[] request)
    {
        _socket.Send(request);
        var read = 0;
        do
        {
            read += _socket.Receive(_buffer.AsSpan(read));
        }
        while (!_buffer.AsSpan(0, read).EndsWith("\r\n0\r\n\r\n"u8));
        return _buffer[9] == '2'
            ? read
            : throw new InvalidOperationException(Encoding.ASCII.GetString(_buffer, 0, read));
    }
}
