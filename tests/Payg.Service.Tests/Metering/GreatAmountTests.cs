using System.Net;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Metering;

/// <summary>Amounts that no 64-bit count of nanos holds, through the whole service.</summary>
public abstract class GreatAmountTests(ServiceFixture service)
{
    private static readonly string[] s_windows = ["hour", "day", "month"];

    public sealed class OnSqlite(SqliteService service) : GreatAmountTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : GreatAmountTests(service), IClassFixture<PostgresService>;

    [Fact]
    public Task Calls_AtABillionEach_AreChargedBesideTheCallsOfOthers() => RunAsync(async (host, database) =>
    {
        var admin = await AdministratorAsync(host);
        await SetFlatAsync(admin, database, "said", "1000000000");
        var (one, other) = (await Customer.CreateAsync(host.Client), await Customer.CreateAsync(host.Client));
        for (var i = 0; i < 10; i++)
            await UseAsync(one, "said/1");
        for (var i = 0; i < 5; i++)
            await UseAsync(other, "fixed");

        Assert.Equal(("10000000000", "10000000000"), await one.CostsAsync());
        Assert.Equal(("1.25", "1.25"), await other.CostsAsync());
        Assert.Equal("10000000000", await CostOfMonthAsync(one));
        await AssertNoDifferenceAsync(admin);
    });

    [Fact]
    public Task Calls_OfTheGreatestQuantity_AreChargedExactly() => RunAsync(async (host, _) =>
    {
        var customer = await Customer.CreateAsync(host.Client);
        for (var i = 0; i < 10; i++)
            await UseAsync(customer, "said/1000000000000");

        Assert.Equal("10000000000", (await customer.CostsAsync()).Total);
        var line = Assert.Single((await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray());
        Assert.Equal(10_000_000_000_000, line.GetProperty("quantity").GetInt64());
    });

    [Fact]
    public Task Lines_OfOneCustomer_SumExactly() => RunAsync(async (host, database) =>
    {
        var admin = await AdministratorAsync(host);
        await SetFlatAsync(admin, database, "said", "1000000000");
        await SetFlatAsync(admin, database, "said-over", "1000000000");
        var customer = await Customer.CreateAsync(host.Client);
        await UseAsync(customer, "said/9");
        await UseAsync(customer, "said-over/9");

        Assert.Equal(("18000000000", "18000000000"), await customer.CostsAsync());
        Assert.Equal("18000000000", await CostOfMonthAsync(customer));
        var found = await admin.ReadAsync($"/customers?search={customer.Id}");
        Assert.Equal("18000000000", Assert.Single(found.GetProperty("data").EnumerateArray())
            .GetProperty("total_cost").Text("amount"));
    });

    [Fact]
    public Task Sums_OverCustomers_AreExact() => RunAsync(async (host, database) =>
    {
        var admin = await AdministratorAsync(host);
        var meter = await SetFlatAsync(admin, database, "said", "1000000000");
        var (one, other) = (await Customer.CreateAsync(host.Client), await Customer.CreateAsync(host.Client));
        await UseAsync(one, "said/9");
        await UseAsync(other, "said/9");
        await UseAsync(other, "fixed");
        await one.CostsAsync();

        var totals = await admin.ReadAsync("/totals");
        var usage = await admin.ReadAsync("/usage?meter=said");
        var simulation = await admin.DoAsync(HttpMethod.Post, "/prices/simulate", new
        {
            meter,
            month = totals.Text("month"),
            price = new { model = "flat", amount = "0.000000001", currency = "USD" },
        });

        Assert.Equal("18000000000.25", totals.GetProperty("revenue").Text("amount"));
        Assert.Equal(
            [(other.Username, "9000000000.25"), (one.Username, "9000000000")],
            totals.GetProperty("top_customers").EnumerateArray()
                .Select(row => (row.Text("name"), row.GetProperty("cost").Text("amount"))));
        Assert.Equal("18000000000", Assert.Single(usage.GetProperty("data").EnumerateArray())
            .GetProperty("cost").Text("amount"));
        Assert.Equal("18000000000", simulation.GetProperty("paid").Text("amount"));
        Assert.Equal("-17999999999.999999982", simulation.GetProperty("difference").Text("amount"));
    });

    [Fact]
    public Task Amounts_AtTheBoundOfALine_AreExactEverywhere() => RunAsync(async (host, database) =>
    {
        var admin = await AdministratorAsync(host);
        await SetFlatAsync(admin, database, "said", "1000000000");
        await SetFlatAsync(admin, database, "said-over", "0.000000001");
        var (one, other) = (await Customer.CreateAsync(host.Client), await Customer.CreateAsync(host.Client));
        foreach (var customer in new[] { one, other })
        {
            await UseAsync(customer, "said/999999");
            await UseAsync(customer, "said/1");
            await UseAsync(customer, "said-over/1");
        }

        const string Cost = "1000000000000000.000000001";
        Assert.Equal((Cost, Cost), await one.CostsAsync());
        Assert.Equal(Cost, await CostOfMonthAsync(one));
        var totals = await admin.ReadAsync("/totals");
        Assert.Equal("2000000000000000.000000002", totals.GetProperty("revenue").Text("amount"));
        Assert.Equal(
            ["2000000000000000", "0.000000002"],
            (await admin.ReadAsync("/usage")).GetProperty("data").EnumerateArray()
                .Select(row => row.GetProperty("cost").Text("amount")));
        Assert.Equal(
            ["1000000000000000", "0.000000001"],
            (await one.ReadAsync("/api/usage")).GetProperty("data").EnumerateArray()
                .Select(row => row.GetProperty("cost").Text("amount")));
        await AssertNoDifferenceAsync(admin);
        await Books.AssertRightAsync(database);
    });

    [Fact]
    public Task Quantities_OverCustomers_AreExactBeyond64Bits() => RunAsync(async (host, database) =>
    {
        var admin = await AdministratorAsync(host);
        var meter = await SetFlatAsync(admin, database, "said-over", "0.000000001");
        var customers = new List<Customer>();
        for (var i = 0; i < 12; i++)
        {
            customers.Add(await Customer.CreateAsync(host.Client));
            await UseAsync(customers[i], "said-over/1");
        }

        await customers[0].CostsAsync();
        const long Each = 999_999_999_999_999_999;
        await using (var context = database.Open())
        {
            // What as many calls would leave behind.
            foreach (var line in context.UsageLines)
                (line.Quantity, line.CostUnits, line.CostFraction) = (Each, Each / 1_000_000_000, 999_999_999);
            foreach (var quarter in context.UsageQuarters)
                (quarter.Quantity, quarter.CostUnits, quarter.CostFraction) = (Each, Each / 1_000_000_000, 999_999_999);
            foreach (var row in context.Customers.Where(row => row.TotalCostFraction == 1))
                (row.TotalCostUnits, row.TotalCostFraction) = (Each / 1_000_000_000, 999_999_999);
            await context.SaveChangesAsync();
            await context.SumAgainAsync();
        }

        var totals = await admin.ReadAsync("/totals");
        var month = totals.Text("month");
        const string Sum = "11999999999999999988";
        Assert.Equal(Sum, totals.GetProperty("calls").GetRawText());
        Assert.Equal(Sum, totals.GetProperty("top_meters")[0].GetProperty("quantity").GetRawText());
        Assert.Equal("11999999999.999999988", totals.GetProperty("revenue").Text("amount"));
        foreach (var window in s_windows)
        {
            var usage = await admin.ReadAsync($"/usage?window={window}&meter=said-over");
            Assert.Equal(Sum, Total(usage).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var simulation = await admin.DoAsync(HttpMethod.Post, "/prices/simulate", new
        {
            meter,
            month,
            price = new { model = "flat", amount = "0.000000002", currency = "USD" },
        });
        Assert.Equal(Sum, simulation.GetProperty("quantity").GetRawText());
        Assert.Equal("11999999999.999999988", simulation.GetProperty("difference").Text("amount"));
        using var tooHigh = await admin.SendAsync(HttpMethod.Post, "/prices/simulate", new
        {
            meter,
            month,
            price = new { model = "flat", amount = "1000000000", currency = "USD" },
        });
        await tooHigh.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "price");

        static Int128 Total(System.Text.Json.JsonElement page) => page.GetProperty("data").EnumerateArray()
            .Aggregate(Int128.Zero, (sum, row) => sum + Int128.Parse(
                row.GetProperty("quantity").GetRawText(), System.Globalization.CultureInfo.InvariantCulture));
    });

    [Fact]
    public Task Tokens_PricedInASmallCurrency_AreCharged() => RunAsync(
        async (host, database) =>
        {
            var admin = await AdministratorAsync(host);
            await SetFlatAsync(admin, database, "said", "200", "IRR");
            var customer = await Customer.CreateAsync(host.Client);
            await UseAsync(customer, "said/48000000");

            Assert.Equal("9600000000", (await customer.CostsAsync()).Total);
            var total = (await customer.ReadAsync("/api/cost")).GetProperty("total");
            Assert.Equal(("9600000000", "IRR"), (total.Text("amount"), total.Text("currency")));
        },
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Payg:Currency"] = "IRR" });

    private async Task RunAsync(
        Func<ServiceHost, TestDatabase, Task> test, IReadOnlyDictionary<string, string>? settings = null)
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, settings, map: MeteredSamples.Map))
            await test(host, database);
        await Books.AssertRightAsync(database);
    }

    private static async Task<Administrator> AdministratorAsync(ServiceHost host) =>
        new(await Customer.LoginAsync(host.Client, "admin"), host.Client);

    private static async Task<int> SetFlatAsync(
        Administrator admin, TestDatabase database, string key, string amount, string currency = "USD")
    {
        await using var context = database.Open();
        var meter = context.Meters.Single(row => row.Key == key).Id;
        await admin.DoAsync(
            HttpMethod.Post, $"/meters/{meter}/prices", new { model = "flat", amount, currency },
            HttpStatusCode.Created);
        return meter;
    }

    private static async Task UseAsync(Customer customer, string path) =>
        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/test/" + path));

    private static async Task<string> CostOfMonthAsync(Customer customer) =>
        (await customer.ReadAsync("/api/cost")).GetProperty("total").Text("amount");

    private static async Task AssertNoDifferenceAsync(Administrator admin) =>
        Assert.Equal(0, (await admin.ReadAsync("/verify")).GetProperty("differences").GetInt64());
}
