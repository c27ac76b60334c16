using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Each call is on the line of the price and the month in which it occurred, whenever it is flushed.</summary>
public abstract class LineTests(ServiceFixture service)
{
    // Nothing is flushed unless somebody reads, and sessions last through all months.
    private static readonly Dictionary<string, string> s_settings = new(StringComparer.Ordinal)
    {
        ["Payg:Metering:FlushInterval"] = "00:05:00",
        ["Payg:Tokens:SessionLifetime"] = "366.00:00:00",
    };

    public sealed class OnSqlite(SqliteService service) : LineTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LineTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Call_AroundANoonAtWhichThePriceChanges_IsOnTheRightLine()
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, s_settings))
        {
            host.Clock.StopAt("2031-03-10T08:00:00Z");
            var (admin, customer, meter) = await PrepareAsync(host, database);
            await admin.SetFlatAsync(meter, "0.25", "2031-03-10T12:00:00Z");

            host.Clock.StopAt("2031-03-10T11:59:59.999999Z");
            await customer.CallAsync("api1", 2);
            host.Clock.StopAt("2031-03-10T12:00:00Z");
            await customer.CallAsync("api1", 3);

            Assert.Equal([("0.001", 2, "0.002"), ("0.25", 3, "0.75")], await LinesAsync(customer, "2031-03"));
        }

        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Call_FlushedAfterThePriceAndTheMonthChanged_IsOnTheLineOfItsTime()
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, s_settings))
        {
            host.Clock.StopAt("2031-01-31T23:59:59.999999Z");
            var (admin, customer, meter) = await PrepareAsync(host, database);
            await customer.CallAsync("api1", 4);
            host.Clock.StopAt("2031-02-01T00:00:00Z");
            await customer.CallAsync("api1", 2);
            host.Clock.StopAt("2031-02-01T00:00:00.000001Z");
            await admin.SetFlatAsync(meter, "1");
            await customer.CallAsync("api1");
            host.Clock.StopAt("2031-03-05T00:00:00Z");

            Assert.Equal([("0.001", 4, "0.004")], await LinesAsync(customer, "2031-01"));
            Assert.Equal([("0.001", 2, "0.002"), ("1", 1, "1")], await LinesAsync(customer, "2031-02"));
            Assert.Empty(await LinesAsync(customer, "2031-03"));
            Assert.Equal(("0", "1.006"), await customer.CostsAsync());
        }

        await Books.AssertRightAsync(database);
    }

    [Theory]
    [InlineData("2031-03-31T21:59:59.999999Z", "2031-03-31T22:00:00Z", "2031-03", "2031-04")]
    [InlineData("2031-10-31T22:59:59.999999Z", "2031-10-31T23:00:00Z", "2031-10", "2031-11")]
    public async Task Call_AtTheEndOfAMonthWithAClockChange_IsOnTheMonthOfTheCustomersClock(
        string last, string first, string month, string next)
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(database, s_settings))
        {
            host.Clock.StopAt("2031-03-01T00:00:00Z");
            var (_, customer, _) = await PrepareAsync(host, database, "Europe/Berlin");

            host.Clock.StopAt(last);
            await customer.CallAsync("api1", 2);
            host.Clock.StopAt(first);
            await customer.CallAsync("api1", 3);

            Assert.Equal([("0.001", 2, "0.002")], await LinesAsync(customer, month));
            Assert.Equal([("0.001", 3, "0.003")], await LinesAsync(customer, next));
        }

        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Call_LeftInTheJournalByAnEarlierProcess_IsOnTheLineOfItsTime()
    {
        await using var database = await service.NewDatabaseAsync();
        Customer customer;
        await using (var blocking = database.Open())
        {
            await using var first = await ServiceHost.StartAsync(database, s_settings);
            first.Clock.StopAt("2031-01-31T23:59:59.999999Z");
            (var admin, customer, var meter) = await PrepareAsync(first, database);
            await customer.CallAsync("api1", 4);
            first.Clock.StopAt("2031-02-01T12:00:00Z");
            await admin.SetFlatAsync(meter, "1");
            await customer.CallAsync("api1", 2);

            // Nobody gets at the customers any more, so the process ends without a flush.
            await blocking.Database.BeginTransactionAsync();
            await blocking.Customers.ExecuteUpdateAsync(change => change.SetProperty(row => row.Name, row => row.Name));
            await first.DisposeAsync();
            Assert.Empty(await blocking.UsageLines.AsNoTracking().ToListAsync());
        }

        await using (var second = await ServiceHost.StartAsync(database, s_settings))
        {
            second.Clock.StopAt("2031-03-05T00:00:00Z");
            customer = customer.At(second.Client);
            Assert.Equal([("0.001", 4, "0.004")], await LinesAsync(customer, "2031-01"));
            Assert.Equal([("1", 2, "2")], await LinesAsync(customer, "2031-02"));
            Assert.Empty(await LinesAsync(customer, "2031-03"));
        }

        await Books.AssertRightAsync(database);
    }

    private static async Task<(Administrator Admin, Customer Customer, int Meter)> PrepareAsync(
        ServiceHost host, TestDatabase database, string timeZone = "UTC")
    {
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await using var context = database.Open();
        context.Customers.Single(row => row.Id == customer.Id).TimeZone = timeZone;
        await context.SaveChangesAsync();
        return (admin, customer, context.Meters.Single(row => row.Key == "api1").Id);
    }

    private static async Task<IReadOnlyList<(string Rate, int Quantity, string Cost)>> LinesAsync(
        Customer customer, string month) =>
    [
        .. (await customer.ReadAsync($"/api/cost/{month}")).GetProperty("lines").EnumerateArray()
            .Select(line => (
                line.GetProperty("price").Text("amount"),
                line.GetProperty("quantity").GetInt32(),
                line.GetProperty("cost").Text("amount"))),
    ];
}
