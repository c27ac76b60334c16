using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class LedgerTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : LedgerTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LedgerTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Ledger_AfterCallsAndPriceChanges_HasNoDifference()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api1");
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 3);
        await admin.SetFlatAsync(meter, "0.5");
        await customer.CallAsync("api1", 2);
        await customer.CallAsync("api4");
        await customer.CostsAsync();

        var report = await admin.ReadAsync("/verify");

        Assert.Equal(0, report.GetProperty("differences").GetInt64());
        Assert.Empty(report.GetProperty("data").EnumerateArray());
        Assert.True(report.GetProperty("lines").GetInt64() >= 3);
        Assert.Equal(
            await service.InDatabaseAsync(context => context.Customers.LongCountAsync()),
            report.GetProperty("customers").GetInt64());
    }

    [Theory]
    [InlineData("line", "line_cost", "customer_total", "hours_cost", "month_cost", "sum_cost")]
    [InlineData("total", "customer_total")]
    [InlineData("quarter", "hours_quantity", "sum_quantity")]
    [InlineData("month", "month_cost")]
    [InlineData("hour sum", "sum_quantity")]
    [InlineData("month sum", "sum_cost", "sum_customers")]
    [InlineData("adjusted", "line_adjusted", "line_cost")]
    [InlineData("later price", "line_cost", "customer_total", "hours_cost", "month_cost", "sum_cost")]
    public async Task Ledger_WithSomethingChangedPastTheService_ReportsEachDifference(
        string changed, params string[] kinds)
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        await customer.CostsAsync();
        if (changed is "later price")
        {
            // The period has two lines, of which the second starts where the first ends.
            await admin.SetFlatAsync(await MeterAsync(admin, "api1"), "0.5");
            await customer.CallAsync("api1", 2);
            await customer.CostsAsync();
        }

        await using (var context = database.Open())
            await ChangeAsync(context, changed);

        var report = await admin.ReadAsync("/verify");

        Assert.Equal(kinds.Length, report.GetProperty("differences").GetInt64());
        var differences = report.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(kinds.Order(), differences.Select(difference => difference.Text("kind")).Order());
        Assert.All(differences, difference => Assert.Equal(
            difference.Text("kind").StartsWith("sum_", StringComparison.Ordinal) ? Guid.Empty : customer.Id,
            difference.GetProperty("customer").GetGuid()));
        Assert.All(differences, difference =>
            Assert.Equal(JsonValueKind.String, difference.GetProperty("expected").ValueKind));
    }

    [Fact]
    public async Task Ledger_WithLinesOfNobody_ReportsEachWhereverItsIdIs()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        await customer.CostsAsync();
        Guid[] nobody = [new("00000000-0000-7000-8000-000000000001"), new("ffffffff-0000-7000-8000-000000000001")];
        await using (var context = database.Open())
        {
            var line = await context.UsageLines.AsNoTracking().SingleAsync();
            foreach (var id in nobody)
            {
                context.UsageLines.Add(new UsageLineRow
                {
                    CustomerId = id,
                    Month = line.Month,
                    MeterId = line.MeterId,
                    PriceId = line.PriceId + 1000,
                    UpdatedAt = line.UpdatedAt,
                });
            }

            await context.SaveChangesAsync();
        }

        var report = await admin.ReadAsync("/verify");

        var differences = report.GetProperty("data").EnumerateArray().ToList();
        foreach (var kind in new[] { "no_customer", "no_price" })
        {
            Assert.Equal(nobody, differences
                .Where(difference => string.Equals(difference.Text("kind"), kind, StringComparison.Ordinal))
                .Select(difference => difference.GetProperty("customer").GetGuid()).Order());
        }
    }

    private static async Task<int> MeterAsync(Administrator admin, string key) =>
        (await admin.ReadAsync("/meters")).GetProperty("data").EnumerateArray()
            .Single(meter => string.Equals(meter.Text("key"), key, StringComparison.Ordinal))
            .GetProperty("id").GetInt32();

    private static async Task<int> ChangeAsync(PaygContext context, string changed) => changed switch
    {
        "line" => await context.UsageLines.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.CostFraction, row => row.CostFraction + 1)),
        "total" => await context.Customers.Where(row => row.TotalCostFraction > 0).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.TotalCostFraction, row => row.TotalCostFraction - 1)),
        "month" => await context.CustomerMonths.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.CostUnits, row => row.CostUnits + 1)),
        "adjusted" => await context.UsageLines.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.AdjustedQuantity, row => row.AdjustedQuantity + 1)),
        "later price" => await context.UsageLines.Where(row => row.CostUnits == 1).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.CostFraction, row => row.CostFraction + 1)),
        "hour sum" => await context.HourSums.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.QuantityRest, row => row.QuantityRest + 1)),
        "month sum" => await context.MonthSums.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.CostUnits, row => row.CostUnits + 1)
                .SetProperty(row => row.Customers, row => row.Customers + 1)),
        _ => await context.UsageQuarters.ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Quantity, row => row.Quantity + 1)),
    };
}
