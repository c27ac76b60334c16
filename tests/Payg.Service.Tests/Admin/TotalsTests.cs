using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class TotalsTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : TotalsTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : TotalsTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Totals_OfAMonth_AreTheSumsOfAllCustomers()
    {
        service.Host.Clock.StopAt("2033-07-14T10:20:00Z");
        var admin = await Administrator.AtAsync(service);
        var (much, little) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        await much.CallAsync("api4", 4);
        await little.CallAsync("api1", 3);
        await much.CostsAsync();

        var totals = await admin.ReadAsync("/totals?month=2033-07");

        Assert.Equal("0.023", totals.GetProperty("revenue").Text("amount"));
        Assert.Equal(7, totals.GetProperty("calls").GetInt32());
        Assert.Equal(2, totals.GetProperty("customers").GetInt32());
        Assert.Equal(
            [(much.Username, "0.02"), (little.Username, "0.003")],
            totals.GetProperty("top_customers").EnumerateArray()
                .Select(row => (row.Text("name"), row.GetProperty("cost").Text("amount"))));
        Assert.Equal(
            [("api4", 4, "0.02"), ("api1", 3, "0.003")],
            totals.GetProperty("top_meters").EnumerateArray().Select(row => (
                row.Text("meter"), row.GetProperty("quantity").GetInt32(), row.GetProperty("cost").Text("amount"))));
        Assert.Equal(0, totals.GetProperty("flush").GetProperty("set_aside_batches").GetInt32());
        Assert.Equal(0, (await admin.ReadAsync("/totals?month=2033-06")).GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task TopCustomers_OfAMonth_AreOrderedByLinesAndAdjustmentsInMoney()
    {
        service.Host.Clock.StopAt("2032-03-14T10:20:00Z");
        var admin = await Administrator.AtAsync(service);
        var (most, middle, credited) = (
            await service.NewCustomerAsync(), await service.NewCustomerAsync(), await service.NewCustomerAsync());
        await middle.CallAsync("api1", 3);
        await credited.CallAsync("api4", 4);
        await middle.CostsAsync();
        await AdjustAsync(most, "0.5");
        await AdjustAsync(credited, "-0.0195");

        var totals = await admin.ReadAsync("/totals?month=2032-03");

        Assert.Equal("0.5035", totals.GetProperty("revenue").Text("amount"));
        Assert.Equal(
            [(most.Username, "0.5"), (middle.Username, "0.003"), (credited.Username, "0.0005")],
            totals.GetProperty("top_customers").EnumerateArray()
                .Select(row => (row.Text("name"), row.GetProperty("cost").Text("amount"))));

        Task AdjustAsync(Customer customer, string amount) => admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/adjustments",
            new { month = "2032-03", amount, reason = "a test" }, HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("hour", "2034-07-14T10:00:00Z", "2034-07-14T11:00:00Z", 5, 2)]
    [InlineData("day", "2034-07-14T00:00:00Z", "2034-07-15T00:00:00Z", 7, 1)]
    [InlineData("month", "2034-07-01T00:00:00Z", "2034-08-01T00:00:00Z", 7, 1)]
    public async Task Usage_OfAllCustomers_IsSummedByWindowsOfUtc(
        string window, string start, string end, int quantity, int windows)
    {
        // A year of its own for each case, since they share a service.
        var year = window switch { "hour" => "2034", "day" => "2035", _ => "2036" };
        string At(string instant) => year + instant[4..];
        service.Host.Clock.StopAt(At("2034-07-14T10:20:00Z"));
        var admin = await Administrator.AtAsync(service);
        var (one, other) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        await one.CallAsync("api1", 3);
        await other.CallAsync("api1", 2);
        service.Host.Clock.StopAt(At("2034-07-14T11:00:00Z"));
        await other.CallAsync("api1", 2);
        service.Host.Clock.StopAt(At("2034-07-14T12:00:00Z"));

        var page = await admin.ReadAsync($"/usage?window={window}&meter=api1&from={At("2034-07-14T10:30:00Z")}");

        var rows = page.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(windows, rows.Count);
        Assert.Equal((At(start), At(end), "api1", quantity), (
            rows[0].Text("start"),
            rows[0].Text("end"),
            rows[0].Text("meter"),
            rows[0].GetProperty("quantity").GetInt32()));
    }

    [Fact]
    public async Task Usage_OfOneCustomer_HasNothingOfTheOthers()
    {
        service.Host.Clock.StopAt("2037-07-14T10:20:00Z");
        var admin = await Administrator.AtAsync(service);
        var (one, other) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        await one.CallAsync("api1", 3);
        await other.CallAsync("api1", 2);
        service.Host.Clock.StopAt("2037-07-14T11:00:00Z");

        var page = await admin.ReadAsync($"/usage?customer={one.Id}");

        var row = Assert.Single(page.GetProperty("data").EnumerateArray());
        Assert.Equal(3, row.GetProperty("quantity").GetInt32());
        Assert.Equal("0.003", row.GetProperty("cost").Text("amount"));
    }

    [Fact]
    public async Task Usage_OfOneCustomer_IsGroupedByApiKeyOverPages()
    {
        service.Host.Clock.StopAt("2038-07-14T10:20:00Z");
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        foreach (var name in new[] { "server", "laptop" })
        {
            using var made = await customer.PostAsync("/api/keys", new { name });
            var key = (await made.JsonAsync()).Text("key");
            using var call = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
            call.Headers.Add("Authorization", $"Bearer {key}");
            using var called = await service.Client.SendAsync(call);
            Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        }

        await customer.CallAsync("api1", 2);
        service.Host.Clock.StopAt("2038-07-14T11:00:00Z");

        var found = new List<(string? Name, int Quantity)>();
        string? cursor = null;
        do
        {
            var page = await admin.ReadAsync(
                $"/usage?customer={customer.Id}&group_by=api_key&window=month&limit=1"
                + (cursor is null ? "" : "&cursor=" + cursor));
            found.AddRange(page.GetProperty("data").EnumerateArray().Select(row => (
                row.GetProperty("api_key").GetProperty("name").GetString(), row.GetProperty("quantity").GetInt32())));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal([(null, 2), ("server", 1), ("laptop", 1)], found);
    }

    [Theory]
    [InlineData("/totals?month=2033-7", "month")]
    [InlineData("/usage?window=week", "window")]
    [InlineData("/usage?from=x&to=y", "from", "to")]
    [InlineData("/usage?from=2030-02-01T00:00:00Z&to=2030-01-01T00:00:00Z", "from")]
    [InlineData("/usage?window=hour&from=2030-01-01T00:00:00Z&to=2030-03-01T00:00:00Z", "from")]
    [InlineData("/usage?meter=NONE&cursor=-1&limit=0", "meter", "cursor", "limit")]
    [InlineData("/usage?customer=ann", "customer")]
    [InlineData("/usage?group_by=model", "group_by")]
    public async Task Totals_AskedForWrongly_AreRefusedAtTheFields(string path, params string[] fields)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(HttpMethod.Get, path);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }
}
