using System.Net;
using System.Net.Sockets;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>A node that is asked to end says so first, and serves until those who send requests have heard.</summary>
public abstract class ShutdownTests(ServiceFixture service)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // Longer than any test: what ends before has not waited for it.
    private static readonly KeyValuePair<string, string> s_delay = new("Payg__Server__ShutdownDelay", "00:05:00");

    // The log says when the end of the host begins.
    private static readonly KeyValuePair<string, string> s_hostLog =
        new("Logging__LogLevel__Microsoft.Extensions.Hosting.Internal.Host", "Debug");

    public sealed class OnSqlite(SqliteService service) : ShutdownTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : ShutdownTests(service), IClassFixture<PostgresService>
    {
        [Fact]
        public async Task Terminate_OfANodeThatWasNeverReady_WaitsForNobody()
        {
            await using var database = await PostgresTestDatabase.CreateAsync();
            var options = database.Options(
                s_delay, new("ConnectionStrings__Payg", "Host=127.0.0.1;Port=1;Database=none;Username=none"));
            await using var process = await ServiceProcess.StartAsync(options with { ReadyPath = null });

            Assert.Equal(0, (await process.TerminateAsync()).ExitCode);
        }
    }

    [Fact]
    public async Task Terminate_WithADelay_IsNotReadyAndServesUntilASecondSignal()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var process = await ServiceProcess.StartAsync(database.Options(s_delay));
        using var client = ServiceHost.NewClient(process.Address);
        var customer = await Customer.CreateAsync(client);
        await AssertKeepsAsync(customer, isKept: true);

        process.AskToEnd();
        await Eventually.TrueAsync(
            async () => await StatusAsync(client, "/health/ready") == HttpStatusCode.ServiceUnavailable,
            s_patience,
            () => process.Output);

        using (var ready = await client.GetAsync("/health/ready"))
        {
            var problem = await ready.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "not_ready");
            Assert.Contains("about to end", problem.Text("detail"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/health/live"));
        await AssertKeepsAsync(customer, isKept: false);
        Assert.Equal(("0.002", "0.002"), await customer.CostsAsync());
        await customer.CallAsync("api1");

        Assert.Equal(0, (await process.TerminateAsync()).ExitCode);
        Assert.Contains("All usage was flushed before the end", process.Output, StringComparison.Ordinal);
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Terminate_WithARequestThatGoesOn_EndsWithoutItSecondsAfterTheSecondSignal()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var process = await ServiceProcess.StartAsync(database.Options(s_delay));
        using var client = ServiceHost.NewClient(process.Address);
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, process.Address.Port);
        var stream = slow.GetStream();
        await stream.WriteAsync(
            "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"u8.ToArray());
        await stream.WriteAsync("Content-Length: 100000\r\n\r\n"u8.ToArray());
        var trickle = TrickleAsync(stream);

        process.AskToEnd();
        await Eventually.TrueAsync(
            async () => await StatusAsync(client, "/health/ready") == HttpStatusCode.ServiceUnavailable,
            s_patience,
            () => process.Output);
        Assert.Equal(0, (await process.TerminateAsync(TimeSpan.FromMinutes(1))).ExitCode);

        // The request itself would have been answered 503 after 30 seconds. Nobody waited for that.
        await trickle;
        Assert.Equal("", await ReadAsync(stream));
    }

    [Fact]
    public async Task Terminate_AgainWhileItEnds_StillEndsInGoodOrder()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var process = await ServiceProcess.StartAsync(database.Options(s_hostLog));
        using var client = ServiceHost.NewClient(process.Address);
        var customer = await Customer.CreateAsync(client);
        await customer.CallAsync("api1", 3);
        Assert.Equal(("0.003", "0.003"), await customer.CostsAsync());

        // A request that goes on keeps the end from being over before the other signals.
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, process.Address.Port);
        var stream = slow.GetStream();
        await stream.WriteAsync(
            "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"u8.ToArray());
        await stream.WriteAsync("Content-Length: 100000\r\n\r\n"u8.ToArray());
        var trickle = TrickleAsync(stream);
        process.AskToEnd();
        await Eventually.TrueAsync(
            () => Task.FromResult(process.Output.Contains("Hosting stopping", StringComparison.Ordinal)),
            s_patience,
            () => process.Output);
        process.AskToEnd();
        process.AskToEnd();

        Assert.Equal(0, (await process.TerminateAsync(TimeSpan.FromMinutes(1))).ExitCode);
        await trickle;
        await Books.AssertRightAsync(database);
        await using var context = database.Open();
        Assert.Equal(3, context.UsageLines.Single(line => line.CustomerId == customer.Id).Quantity);
    }

    /// <summary>Sends a body fast enough to be served, until the connection ends.</summary>
    private static async Task TrickleAsync(NetworkStream stream)
    {
        var part = Enumerable.Repeat((byte)' ', 100).ToArray();
        try
        {
            while (true)
            {
                await stream.WriteAsync(part);
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
        catch (IOException)
        {
            // It has ended.
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>A metered call is served, and says whether its connection may be used again.</summary>
    private static async Task AssertKeepsAsync(Customer customer, bool isKept)
    {
        using var answer = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1");
        Assert.Equal((HttpStatusCode.OK, !isKept), (answer.StatusCode, answer.Headers.ConnectionClose ?? false));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }
}
