using System.Net;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Metering;

/// <summary>Calls that use other quantities than one, through the whole service.</summary>
public abstract class QuantityTests(ServiceFixture service)
{
    private const string Most = "1000000000000";

    private static readonly string[] s_someOfEach =
    [
        "fixed", "fixed", "attribute", "tokens/1500", "tokens/1", "tokens/0", "said/12", "said/0", "said-over/2",
        "late",
    ];

    // 100 units are free; then 1,000 cost 3 and 999,000 cost 2 for each thousand, and the rest 0.15.
    private static readonly string[] s_throughAllTiers =
        ["tokens/1099", "tokens/998902", "tokens/999999000000"];

    public sealed class OnSqlite(SqliteService service) : QuantityTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : QuantityTests(service), IClassFixture<PostgresService>;

    [Fact]
    public Task Call_OfAnEndpointThatTellsQuantities_IsOnItsLineAtItsCost() => RunAsync(async (host, _) =>
    {
        var customer = await Customer.CreateAsync(host.Client);
        foreach (var path in s_someOfEach)
            Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/" + path));

        Assert.Equal(
            [
                ("attribute", "page", 4, "2"),
                ("fixed", "credit", 50, "0.5"),
                ("late", "call", 3, "0.003"),
                ("said", "byte", 12, "0.012"),
                ("said-over", "call", 2, "0.002"),
                ("tokens", "token", 1501, "0.003002"),
            ],
            await LinesAsync(customer));
        Assert.Equal("2.520002", (await customer.CostsAsync()).Total);
    });

    [Fact]
    public Task Call_OfManyUnits_PassesTheTiersOfItsPrice() => RunAsync(async (host, database) =>
    {
        var customer = await Customer.CreateAsync(host.Client);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        await using (var context = database.Open())
        {
            var meter = context.Meters.Single(row => row.Key == "tokens").Id;
            await admin.DoAsync(
                HttpMethod.Post,
                $"/meters/{meter}/prices",
                new
                {
                    model = "graduated",
                    currency = "USD",
                    free_units = 100,
                    per = 1000,
                    tiers = new object[]
                    {
                        new { up_to = 1000, amount = "3" },
                        new { up_to = 1_000_000, amount = "2" },
                        new { amount = "0.15" },
                    },
                },
                HttpStatusCode.Created);
        }

        foreach (var path in s_throughAllTiers)
            Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/" + path));

        var line = Assert.Single((await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray());
        Assert.Equal(1_000_000_000_001, line.GetProperty("quantity").GetInt64());
        Assert.Equal("150001850.98515", line.GetProperty("cost").Text("amount"));
    });

    [Fact]
    public Task Call_OfTheMostThatOneMayUse_IsCounted() => RunAsync(async (host, _) =>
    {
        var customer = await Customer.CreateAsync(host.Client);

        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, $"/test/tokens/{Most}"));

        Assert.Equal([("tokens", "token", 1_000_000_000_000, "2000000")], await LinesAsync(customer));
    });

    [Theory]
    [InlineData("tokens/-1")]
    [InlineData("tokens/1000000000001")]
    [InlineData("tokens/no-number")]
    public Task Call_WhoseFunctionTellsNoQuantity_FailsAndIsFree(string path) => RunAsync(async (host, _) =>
    {
        var customer = await Customer.CreateAsync(host.Client);

        using (var answer = await customer.SendAsync(HttpMethod.Get, "/test/" + path))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(("0", "0"), await customer.CostsAsync());
        Assert.Contains(host.Log.Lines, line =>
            line.StartsWith("Error", StringComparison.Ordinal)
            && line.Contains("[301] The endpoint of meter tokens", StringComparison.Ordinal));

        // The room that it had in the journal is for others now.
        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/tokens/5"));
        Assert.Equal([("tokens", "token", 5, "0.00001")], await LinesAsync(customer));
    });

    [Theory]
    [InlineData("said/-1")]
    [InlineData("said/1000000000001")]
    public Task Call_WhoseHandlerSetsWhatIsOutOfBounds_FailsAndIsFree(string path) => RunAsync(async (host, _) =>
    {
        var customer = await Customer.CreateAsync(host.Client);

        using (var answer = await customer.SendAsync(HttpMethod.Get, "/test/" + path))
            await answer.AssertProblemAsync(HttpStatusCode.InternalServerError, "internal_error");

        Assert.Equal(("0", "0"), await customer.CostsAsync());
    });

    [Theory]
    [InlineData("200-299", "nothing was charged", "0")]
    [InlineData("200-599", "charged even when they fail", "0.007")]
    public Task Call_WhoseHandlerThrows_SaysTruthfullyWhetherItIsCharged(string charged, string says, string cost) =>
        RunAsync(async (host, database) =>
        {
            var customer = await Customer.CreateAsync(host.Client);
            var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
            int meter;
            await using (var context = database.Open())
                meter = context.Meters.Single(row => row.Key == "said").Id;
            await admin.DoAsync(HttpMethod.Patch, $"/meters/{meter}", new { charged_statuses = charged });

            using (var answer = await customer.SendAsync(HttpMethod.Get, "/test/said/-1"))
            {
                var problem = await answer.AssertProblemAsync(HttpStatusCode.InternalServerError, "internal_error");
                Assert.Contains(says, problem.Text("detail"), StringComparison.Ordinal);
            }

            Assert.Equal(cost, (await customer.CostsAsync()).Total);
        });

    [Fact]
    public Task Call_ThatIsNotCharged_IsNotMeasured() => RunAsync(async (host, _) =>
    {
        var customer = await Customer.CreateAsync(host.Client);

        Assert.Equal(
            HttpStatusCode.NotFound, await customer.StatusAsync(HttpMethod.Get, "/test/tokens/none?status=404"));

        Assert.Equal(("0", "0"), await customer.CostsAsync());
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("[301]", StringComparison.Ordinal));
    });

    private async Task RunAsync(Func<ServiceHost, TestDatabase, Task> test)
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, map: MeteredSamples.Map))
            await test(host, database);
        await Books.AssertRightAsync(database);
    }

    private static async Task<IReadOnlyList<(string Meter, string Unit, long Quantity, string Cost)>> LinesAsync(
        Customer customer)
    {
        var units = (await customer.ReadAsync("/api/prices")).GetProperty("data").EnumerateArray()
            .ToDictionary(price => price.Text("meter"), price => price.Text("unit"), StringComparer.Ordinal);
        return
        [
            .. (await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray()
                .Select(line => (
                    line.Text("meter"),
                    units[line.Text("meter")],
                    line.GetProperty("quantity").GetInt64(),
                    line.GetProperty("cost").Text("amount")))
                .OrderBy(line => line.Item1, StringComparer.Ordinal),
        ];
    }
}
