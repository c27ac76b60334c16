using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Corrections of what a customer is charged, by an operator.</summary>
public abstract class AdjustmentTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : AdjustmentTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : AdjustmentTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Adjustments_OfUnitsAndMoney_AreChargedShownAndVerified()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        var meter = await MeterAsync(admin);
        await customer.CallAsync("api1", 10);
        var month = (await customer.ReadAsync("/api/cost")).Text("month");

        var units = await AddAsync(admin, customer, $$"""
            {"month":"{{month}}","meter":{{meter}},"quantity":-4,"reason":"Calls of a broken client"}
            """);
        await AddAsync(admin, customer, $$"""{"month":"{{month}}","amount":"-0.0005","reason":"Goodwill"}""");

        Assert.Equal(-4, units.GetProperty("quantity").GetInt64());
        Assert.Equal("-0.004", units.GetProperty("amount").Text("amount"));
        Assert.Equal(("0.0055", "0.0055"), await customer.CostsAsync());
        var cost = await customer.ReadAsync("/api/cost");
        Assert.Equal("0.0055", cost.GetProperty("total").Text("amount"));
        var line = Assert.Single(cost.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            (10L, -4L, "0.006"),
            (line.GetProperty("quantity").GetInt64(), line.GetProperty("adjusted_quantity").GetInt64(),
                line.GetProperty("cost").Text("amount")));
        Assert.Equal(
            ["Calls of a broken client", "Goodwill"],
            cost.GetProperty("adjustments").EnumerateArray().Select(row => row.Text("reason")));
        var list = await admin.ReadAsync($"/customers/{customer.Id}/adjustments");
        Assert.Equal(cost.GetProperty("adjustments").GetRawText(), list.GetProperty("data").GetRawText());
        Assert.Equal("0.0055", (await admin.ReadAsync($"/customers/{customer.Id}")).GetProperty("cost").Text("amount"));
        Assert.Equal("0.0055", (await admin.ReadAsync($"/totals?month={month}")).GetProperty("revenue").Text("amount"));
        var entries = (await admin.ReadAsync("/audit?action=customer.usage_adjusted")).GetProperty("data");
        Assert.Equal(2, entries.GetArrayLength());

        // Usage that comes later is charged on top, and series show what was metered.
        await customer.CallAsync("api1", 5);
        Assert.Equal(("0.0105", "0.0105"), await customer.CostsAsync());
        var series = (await customer.ReadAsync("/api/usage")).GetProperty("data").EnumerateArray();
        Assert.Equal(15, series.Sum(row => row.GetProperty("quantity").GetInt64()));
        Assert.Equal(0, (await admin.ReadAsync("/verify")).GetProperty("differences").GetInt64());
        var export = await database.ExportAsync("--month", month);
        Assert.Contains(",11,0.011,USD", export, StringComparison.Ordinal);
        Assert.Contains(",0,-0.0005,USD", export, StringComparison.Ordinal);
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Adjustment_OfALineWithOthersBehindIt_RatesThemAgain()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        var meter = await MeterAsync(admin);
        const string Free = """{"model":"flat","amount":"0.01","free_units":10,"currency":"USD"}""";
        var first = await admin.DoAsync(HttpMethod.Post, $"/meters/{meter}/prices", Free, HttpStatusCode.Created);
        await customer.CallAsync("api1", 8);
        await admin.DoAsync(
            HttpMethod.Post, $"/meters/{meter}/prices", Free.Replace("0.01", "0.03", StringComparison.Ordinal),
            HttpStatusCode.Created);
        await customer.CallAsync("api1", 6);
        var month = (await customer.ReadAsync("/api/cost")).Text("month");

        using var unclear = await SendAsync(admin, customer, $$"""
            {"month":"{{month}}","meter":{{meter}},"quantity":-8,"reason":"Twice"}
            """);
        await unclear.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "price");
        var price = first.GetProperty("price").GetProperty("id").GetInt32();
        var made = await AddAsync(admin, customer, $$"""
            {"month":"{{month}}","meter":{{meter}},"price":{{price}},"quantity":-8,"reason":"Twice"}
            """);

        Assert.Equal("-0.12", made.GetProperty("amount").Text("amount"));
        Assert.Equal(("0", "0"), await customer.CostsAsync());
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Adjustment_SentTwiceWithOneKey_IsMadeOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var month = (await customer.ReadAsync("/api/cost")).Text("month");
        var body = $$"""{"month":"{{month}}","amount":"2.5","reason":"Support"}""";

        var first = await AddAsync(admin, customer, body, "a-key");
        using var second = await SendAsync(admin, customer, body, "a-key");
        using var other = await SendAsync(
            admin, customer, body.Replace("2.5", "3.5", StringComparison.Ordinal), "a-key");

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.GetRawText(), (await second.JsonAsync()).GetRawText());
        await other.AssertProblemAsync(HttpStatusCode.Conflict, "idempotency_key_reused");
        Assert.Equal(("2.5", "2.5"), await customer.CostsAsync());
    }

    [Theory]
    [InlineData("""{}""", "month", "reason", "quantity")]
    [InlineData("""{"month":"2026-13","reason":"x","amount":"1"}""", "month")]
    [InlineData("""{"month":"9000-01","reason":"x","amount":"1"}""", "month")]
    [InlineData("""{"month":"2026-01","reason":" ","amount":"1"}""", "reason")]
    [InlineData("""{"month":"2026-01","reason":"x","amount":"0"}""", "amount")]
    [InlineData("""{"month":"2026-01","reason":"x","amount":"1e400"}""", "amount")]
    [InlineData("""{"month":"2026-01","reason":"x","amount":"1","quantity":1,"meter":1}""", "quantity")]
    [InlineData("""{"month":"2026-01","reason":"x","quantity":1}""", "meter")]
    [InlineData("""{"month":"2026-01","reason":"x","quantity":0,"meter":1}""", "quantity")]
    [InlineData("""{"month":"2026-01","reason":"x","quantity":1,"meter":1}""", "meter")]
    [InlineData("""{"month":"2026-01","reason":"x","quantity":1,"meter":999999}""", "meter")]
    [InlineData("""{"month":"2026-01","reason":"x","amount":"1","price":1}""", "price")]
    public async Task Adjustment_ThatBreaksARule_IsRefusedAtItsFields(string body, params string[] fields)
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();

        using var answer = await SendAsync(admin, customer, body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
        Assert.Equal(("0", "0"), await customer.CostsAsync());
    }

    [Fact]
    public async Task Adjustment_OfMoreThanTheLineHas_IsRefused()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var meter = await Administrator.MeterAsync(service, "api2");
        await customer.CallAsync("api2", 2);
        var month = (await customer.ReadAsync("/api/cost")).Text("month");

        foreach (var quantity in new[] { "-3", "1000000000000000" })
        {
            using var answer = await SendAsync(admin, customer, $$"""
                {"month":"{{month}}","meter":{{meter}},"quantity":{{quantity}},"reason":"x"}
                """);
            await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "quantity");
        }

        using var nobody = await admin.SendAsync(
            HttpMethod.Post, $"/customers/{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}/adjustments",
            $$"""{"month":"{{month}}","amount":"1","reason":"x"}""");
        await nobody.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static async Task<int> MeterAsync(Administrator admin) =>
        (await admin.ReadAsync("/meters")).GetProperty("data").EnumerateArray()
            .First(row => row.Text("key") is "api1").GetProperty("id").GetInt32();

    private static async Task<JsonElement> AddAsync(
        Administrator admin, Customer customer, string body, string? key = null)
    {
        using var answer = await SendAsync(admin, customer, body, key);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Created,
            $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Administrator admin, Customer customer, string body, string? key = null) =>
        await admin.SendAsync(HttpMethod.Post, $"/customers/{customer.Id}/adjustments", body, key);
}
