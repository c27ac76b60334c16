using Npgsql;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Observability;

/// <summary>What leaves by OTLP where an endpoint is set: metrics and spans, and no secret among them.</summary>
public abstract class OtlpTests(ServiceFixture service)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public sealed class OnSqlite(SqliteService service) : OtlpTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : OtlpTests(service), IClassFixture<PostgresService>
    {
        [Fact]
        public async Task Traces_OfStatements_HoldNeitherValuesNorThePassword()
        {
            await using var database = await Service.NewDatabaseAsync();
            await using var receiver = await OtlpReceiver.StartAsync();
            await CallAsync(database, receiver);

            Assert.Contains("usage_lines", receiver.Of("traces"), StringComparison.Ordinal);
            Assert.DoesNotContain(
                new NpgsqlConnectionStringBuilder(database.Setting).Password!,
                receiver.Of("traces") + receiver.Of("metrics"),
                StringComparison.Ordinal);
        }
    }

    protected ServiceFixture Service { get; } = service;

    [Fact]
    public async Task Otlp_WithAnEndpoint_HasRequestsAndFlushesAndNoSecret()
    {
        await using var database = await Service.NewDatabaseAsync();
        await using var receiver = await OtlpReceiver.StartAsync();

        var customer = await CallAsync(database, receiver);

        Assert.Contains("payg.flush", receiver.Of("traces"), StringComparison.Ordinal);
        Assert.Contains("payg.calls", receiver.Of("metrics"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", receiver.Of("metrics"), StringComparison.Ordinal);
        foreach (var sent in new[] { receiver.Of("traces"), receiver.Of("metrics") })
        {
            Assert.DoesNotContain(customer.Token, sent, StringComparison.Ordinal);
            Assert.DoesNotContain(Customer.DefaultPassword, sent, StringComparison.Ordinal);
            Assert.DoesNotContain(customer.Username, sent, StringComparison.Ordinal);
        }
    }

    /// <summary>Calls a service that sends, until both signals have come.</summary>
    protected static async Task<Customer> CallAsync(TestDatabase database, OtlpReceiver receiver)
    {
        await using var process = await ServiceProcess.StartAsync(database.Options(
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            new("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ]));
        using var client = ServiceHost.NewClient(process.Address);
        var customer = await Customer.CreateAsync(client);
        await customer.CallAsync("api1", 3);
        await customer.CostsAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(
                receiver.Of("traces").Contains("/api/payg/api1", StringComparison.Ordinal)
                && receiver.Of("traces").Contains("payg.flush", StringComparison.Ordinal)
                && receiver.Of("metrics").Contains("http.server.request.duration", StringComparison.Ordinal)),
            s_patience,
            () => process.Output);
        await process.TerminateAsync();
        return customer;
    }
}
