using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Usage;

/// <summary>Each test has a clock of its own, hence a service of its own.</summary>
public abstract class MonthTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : MonthTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : MonthTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Months_OfACustomerInUtc_BeginAtMidnightUtc()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await StartAtAsync(host, "2030-02-28T12:00:00Z");

        host.Clock.StopAt("2030-02-28T23:59:59.999999Z");
        await customer.CallAsync("api1", 2);
        Assert.Equal(("0.002", "0.002"), await customer.CostsAsync());
        host.Clock.StopAt("2030-03-01T00:00:00Z");
        await customer.CallAsync("api1");

        Assert.Equal(("0.001", "0.003"), await customer.CostsAsync());
        Assert.Equal([("2030-02", 2), ("2030-03", 1)], await QuantitiesAsync(customer, "2030-02", "2030-03"));
        var march = await customer.ReadAsync("/api/cost/2030-03");
        Assert.Equal("2030-03-01T00:00:00Z", march.Text("start"));
        Assert.Equal("2030-04-01T00:00:00Z", march.Text("end"));
        Assert.Equal("UTC", march.Text("time_zone"));
        await Books.AssertRightAsync(database);
    }

    [Theory]
    [InlineData("Asia/Kolkata", "2030-02-28T18:29:59Z", "2030-02-28T18:30:00Z")]
    [InlineData("Pacific/Kiritimati", "2030-02-28T09:59:59Z", "2030-02-28T10:00:00Z")]
    [InlineData("America/St_Johns", "2030-03-01T03:29:59Z", "2030-03-01T03:30:00Z")]
    public async Task Months_OfACustomerElsewhere_BeginAtTheirMidnight(string zone, string last, string first)
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await StartAtAsync(host, "2030-02-28T00:00:00Z");
        await using (var context = database.Open())
        {
            await context.Customers.Where(row => row.Id == customer.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(row => row.TimeZone, zone));
        }

        host.Clock.StopAt(last);
        await customer.CallAsync("api1", 2);
        Assert.Equal("2030-02", (await customer.ReadAsync("/api/cost")).Text("month"));
        host.Clock.StopAt(first);
        await customer.CallAsync("api1");

        var march = await customer.ReadAsync("/api/cost");
        Assert.Equal("2030-03", march.Text("month"));
        Assert.Equal(zone, march.Text("time_zone"));
        Assert.Equal(first, march.Text("start"));
        Assert.Equal(("0.001", "0.003"), await customer.CostsAsync());
        Assert.Equal([("2030-02", 2), ("2030-03", 1)], await QuantitiesAsync(customer, "2030-02", "2030-03"));

        // The hours, days and months of a zone that is half an hour off sum to the same lines.
        foreach (var window in new[] { "hour", "day", "month" })
        {
            var page = await customer.ReadAsync(
                $"/api/usage?window={window}&from=2030-02-15T00:00:00Z&to=2030-03-10T00:00:00Z");
            Assert.Equal(
                [2L, 1L],
                page.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("quantity").GetInt64()));
            var later = page.GetProperty("data")[1];
            Assert.Equal(first, later.Text("start"));
        }

        await Books.AssertRightAsync(database);
    }

    private static async Task<Customer> StartAtAsync(ServiceHost host, string instant)
    {
        host.Clock.StopAt(instant);
        return await Customer.CreateAsync(host.Client);
    }

    private static async Task<(string Month, int Quantity)[]> QuantitiesAsync(
        Customer customer, params string[] months)
    {
        var quantities = new List<(string, int)>();
        foreach (var month in months)
        {
            var cost = await customer.ReadAsync($"/api/cost/{month}");
            quantities.Add((
                cost.Text("month"),
                cost.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("quantity").GetInt32())));
        }

        return [.. quantities];
    }
}
