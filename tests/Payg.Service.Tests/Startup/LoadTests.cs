using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>Ten thousand calls of a hundred customers, many at a time: each is answered, and counted once.</summary>
public abstract class LoadTests(ServiceFixture service)
{
    private const int Customers = 100;
    private const int CallsEach = 100;
    private const int AtOnce = 64;

    public sealed class OnSqlite(SqliteService service) : LoadTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LoadTests(service), IClassFixture<PostgresService>
    {
        [Fact]
        public async Task Calls_SpreadOverThreeNodesStartedTogether_AreCountedExactly()
        {
            await using var database = await Service.NewEmptyDatabaseAsync();
            var nodes = await Task.WhenAll(Enumerable.Range(1, 3).Select(i => StartNodeAsync(database, i)));
            try
            {
                var clients = nodes.Select(node => ServiceHost.NewClient(node.Address)).ToArray();
                await AssertSeededOnceAsync(database);
                var customers = await Customer.InsertAsync(database, clients[0], Customers);

                await CallAsync(customers, clients);

                // Each node flushes what it holds when it is asked; a reader at one of them would see the others' late.
                foreach (var client in clients)
                    await customers[0].At(client).CostsAsync();
                await AssertExactAsync(database, customers, clients[0]);
                Assert.All(nodes, node => Assert.DoesNotMatch(
                    "\"LogLevel\":\"(Warning|Error|Critical)\",\"Category\":\"Payg", node.Output));
            }
            finally
            {
                foreach (var node in nodes)
                    await node.DisposeAsync();
            }
        }

        private static Task<ServiceProcess> StartNodeAsync(TestDatabase database, int number) =>
            ServiceProcess.StartAsync(new ServiceProcessOptions
            {
                DataDirectory = Path.Combine(database.Folder.FullName, $"node{number}"),
                Settings = new Dictionary<string, string>
                {
                    ["ConnectionStrings__Payg"] = database.Setting,
                    ["Payg__Admin__Password"] = Customer.DefaultPassword,
                },
            });

        private static async Task AssertSeededOnceAsync(TestDatabase database)
        {
            await using var context = database.Open();
            Assert.Equal(1, await context.Users.CountAsync());
            Assert.Equal(1, await context.Customers.CountAsync());
            Assert.Equal(
                ["api1", "api2", "api3", "api4"],
                await context.Meters.OrderBy(meter => meter.Key).Select(meter => meter.Key).ToListAsync());
            Assert.Equal(4, await context.Prices.CountAsync());
        }
    }

    protected ServiceFixture Service { get; } = service;

    [Fact]
    public async Task Calls_ManyAtOnce_AreCountedExactly()
    {
        var customers = await Customer.InsertAsync(Service.Database, Service.Client, Customers);

        await CallAsync(customers, Service.Client);

        await AssertExactAsync(Service.Database, customers, Service.Client);
        Assert.DoesNotContain(
            Service.Host.Log.Lines,
            line => line.StartsWith("Warning Payg", StringComparison.Ordinal)
                || line.StartsWith("Error", StringComparison.Ordinal)
                || line.Contains("locked", StringComparison.Ordinal));
    }

    /// <summary>A quarter of the calls to each API, customers and nodes in turn; some read their cost.</summary>
    protected static Task CallAsync(Customer[] customers, params HttpClient[] nodes) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, Customers * CallsEach),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, _) =>
            {
                var customer = customers[i % Customers].At(nodes[i % nodes.Length]);
                Assert.Equal(
                    HttpStatusCode.OK,
                    await customer.StatusAsync(HttpMethod.Get, $"/api/payg/api{(i / Customers % 4) + 1}"));
                if (i % 97 == 0)
                    await customer.CostsAsync();
            });

    protected static async Task AssertExactAsync(TestDatabase database, Customer[] customers, HttpClient node)
    {
        // 25 calls of each of four APIs: three at 0.001 and one at 0.005.
        foreach (var customer in customers)
            Assert.Equal(("0.2", "0.2"), await customer.At(node).CostsAsync());

        await using var context = database.Open();
        var ids = customers.Select(customer => customer.Id).ToHashSet();
        var lines = (await context.UsageLines.AsNoTracking().ToListAsync())
            .Where(line => ids.Contains(line.CustomerId)).ToList();
        Assert.Equal(4 * Customers, lines.GroupBy(line => (line.CustomerId, line.MeterId)).Count());
        Assert.All(
            lines.GroupBy(line => (line.CustomerId, line.MeterId)),
            line => Assert.Equal(CallsEach / 4, line.Sum(row => row.Quantity)));
        await Books.AssertRightAsync(database);
    }
}
