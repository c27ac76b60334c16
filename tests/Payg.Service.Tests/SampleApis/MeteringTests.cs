using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Meters;
using Xunit;

namespace Payg.Service.Tests.SampleApis;

public abstract class MeteringTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : MeteringTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : MeteringTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Info_RightAfterCalls_IncludesEachOfThemAtItsPrice()
    {
        var customer = await service.NewCustomerAsync();
        Assert.Equal(("0", "0"), await customer.CostsAsync());

        await customer.CallAsync("api1");
        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());

        await customer.CallAsync("api2", 2);
        await customer.CallAsync("api3", 3);
        await customer.CallAsync("api4", 4);
        Assert.Equal(("0.026", "0.026"), await customer.CostsAsync());
    }

    [Theory]
    [InlineData("POST", "/api/payg/api1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/payg/api1", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/payg/api9", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/payg/api1/more", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/prices", HttpStatusCode.OK)]
    public async Task Call_NotAMeteredGet_IsNotCharged(string method, string path, HttpStatusCode status)
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");

        Assert.Equal(status, await customer.StatusAsync(new HttpMethod(method), path));

        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());
    }

    [Fact]
    public async Task Call_WithoutAToken_IsRefusedAndChargedToNobody()
    {
        var before = await TotalAsync();

        using var answer = await service.Client.GetAsync("/api/payg/api4");

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
        Assert.Equal(before, await TotalAsync());
    }

    [Theory]
    [InlineData("/api/payg/api1/?arg1=555")]
    [InlineData("/API/Payg/Api1")]
    public async Task Call_AddressInAnotherForm_IsChargedAlike(string path)
    {
        var customer = await service.NewCustomerAsync();

        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, path));

        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());
    }

    [Fact]
    public async Task Lines_OfACustomer_NameMeterMethodAndPrice()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 3);
        await customer.CallAsync("api4", 2);

        var cost = await customer.ReadAsync("/api/cost");

        Assert.Equal(
            [("api1", "GET", 3L, "0.003"), ("api4", "GET", 2L, "0.01")],
            cost.GetProperty("lines").EnumerateArray().Select(line => (
                line.Text("meter"), line.Text("method"), line.GetProperty("quantity").GetInt64(),
                line.GetProperty("cost").Text("amount"))));
        Assert.Equal("0.013", cost.GetProperty("total").Text("amount"));
    }

    [Fact]
    public async Task Price_TakingOverBetweenCalls_PricesOnlyTheLaterOnes()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        var now = host.Clock.GetUtcNow();
        await customer.CallAsync("api1", 3);

        await using (var context = database.Open())
        {
            var meter = await context.Meters.SingleAsync(row => row.Key == "api1");
            foreach (var (minutes, model) in new (int, PriceModel)[]
            {
                (10, new PackagePrice(2_000_000_000) { PerUnits = 10 }),
                (20, new FlatPrice(500_000_000) { PerUnits = 1000 }),
            })
            {
                context.Prices.Add(new PriceRow
                {
                    MeterId = meter.Id,
                    Currency = "USD",
                    Unit = "call",
                    EffectiveFrom = now.AddMinutes(minutes),
                    Model = PriceModelJson.Write(model),
                    CreatedAt = now,
                });
            }

            await context.SaveChangesAsync();
        }

        await customer.CallAsync("api1");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await customer.CallAsync("api1", 2);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await customer.CallAsync("api1", 5);

        // The block that the fifth unit lies in was begun at the price before.
        Assert.Equal("0.0065", (await customer.CostsAsync()).Total);
        await using var after = database.Open();
        Assert.Equal(
            [(4L, (Int128)4_000_000), (2L, (Int128)0), (5L, (Int128)2_500_000)],
            (await after.UsageLines.AsNoTracking().Where(line => line.CustomerId == customer.Id)
                .Join(after.Prices, line => line.PriceId, price => price.Id, (line, price) => new { line, price })
                .OrderBy(row => row.price.EffectiveFrom).ToListAsync())
                .Select(row => (row.line.Quantity, row.line.CostNanos)));
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Quantity_BeyondTwoToThe31_IsCountedExactly()
    {
        const long Before = 3_000_000_000;
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");
        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());
        await service.InDatabaseAsync(async context =>
        {
            // As if three thousand million calls had been made in this hour before.
            await context.UsageLines.Where(line => line.CustomerId == customer.Id).ExecuteUpdateAsync(change => change
                .SetProperty(line => line.Quantity, Before).SetProperty(line => line.CostUnits, Before / 1000)
                .SetProperty(line => line.CostFraction, 0));
            await context.UsageQuarters.Where(row => row.CustomerId == customer.Id).ExecuteUpdateAsync(change => change
                .SetProperty(row => row.Quantity, Before).SetProperty(row => row.CostUnits, Before / 1000)
                .SetProperty(row => row.CostFraction, 0));
            await context.Customers.Where(row => row.Id == customer.Id).ExecuteUpdateAsync(change => change
                .SetProperty(row => row.TotalCostUnits, Before / 1000)
                .SetProperty(row => row.TotalCostFraction, 0));
            await context.SumAgainAsync();
            return true;
        });

        await customer.CallAsync("api1", 2);

        Assert.Equal(("3000000.002", "3000000.002"), await customer.CostsAsync());
        var line = Assert.Single((await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray());
        Assert.Equal(3_000_000_002, line.GetProperty("quantity").GetInt64());
    }

    private Task<Int128> TotalAsync() => service.InDatabaseAsync(async context =>
        (await context.Customers.AsNoTracking().ToListAsync()).Sum(customer => customer.TotalCostNanos));
}
