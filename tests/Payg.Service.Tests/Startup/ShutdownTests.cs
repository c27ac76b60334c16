using System.Net;
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
