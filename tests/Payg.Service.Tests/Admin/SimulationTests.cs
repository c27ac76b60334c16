using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class SimulationTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : SimulationTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : SimulationTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Simulation_OfAPrice_RatesEachCustomersWholeMonth()
    {
        // 1. One customer with 3 calls at 0.001 and 4 at 0.01, another one with 2 at 0.01.
        service.Host.Clock.StopAt("2031-05-10T12:00:00Z");
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api1");
        var (much, little) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        await much.CallAsync("api1", 3);
        service.Host.Clock.Advance(TimeSpan.FromHours(1));
        await admin.SetFlatAsync(meter, "0.01");
        await much.CallAsync("api1", 4);
        await little.CallAsync("api1", 2);

        // 2. Five free, then 1 each: the allowance counts once, although there are two lines.
        var answer = await SimulateAsync(admin, meter, "2031-05");

        Assert.Equal(2, answer.GetProperty("customers").GetInt32());
        Assert.Equal(9, answer.GetProperty("quantity").GetInt64());
        Assert.Equal("0.063", answer.GetProperty("paid").Text("amount"));
        Assert.Equal("2", answer.GetProperty("would_pay").Text("amount"));
        Assert.Equal("1.937", answer.GetProperty("difference").Text("amount"));
        Assert.Equal(
            [(much.Username, 7, "0.043", "2", "1.957"), (little.Username, 2, "0.02", "0", "-0.02")],
            answer.GetProperty("data").EnumerateArray().Select(row => (
                row.Text("name"),
                row.GetProperty("quantity").GetInt32(),
                row.GetProperty("paid").Text("amount"),
                row.GetProperty("would_pay").Text("amount"),
                row.GetProperty("difference").Text("amount"))));

        // 3. Fewer are shown, all are summed; another month has none; nothing was changed.
        var shown = await SimulateAsync(admin, meter, "2031-05", "?limit=1");
        Assert.Equal(much.Username, Assert.Single(shown.GetProperty("data").EnumerateArray().ToArray()).Text("name"));
        Assert.Equal("2", shown.GetProperty("would_pay").Text("amount"));
        Assert.Equal(0, (await SimulateAsync(admin, meter, "2031-04")).GetProperty("customers").GetInt32());
        Assert.Equal(("0.043", "0.043"), await much.CostsAsync());
    }

    [Fact]
    public async Task Simulation_OfOneCustomer_RatesTheirsAloneInTheirCurrency()
    {
        service.Host.Clock.StopAt("2033-05-10T12:00:00Z");
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        var (one, other) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        await one.CallAsync("api2", 3);
        await other.CallAsync("api2", 2);
        var abroad = await service.NewCustomerAsync();
        foreach (var known in (await admin.ReadAsync("/meters?limit=1000")).GetProperty("data").EnumerateArray())
        {
            await admin.DoAsync(
                HttpMethod.Post, $"/meters/{known.GetProperty("id").GetInt32()}/prices",
                new { model = "flat", amount = "0.25", currency = "EUR" }, HttpStatusCode.Created);
        }

        await admin.DoAsync(HttpMethod.Patch, $"/customers/{abroad.Id}", new { currency = "EUR" });

        var answer = await SimulateAsync(one.Id, "USD");
        var row = Assert.Single(answer.GetProperty("data").EnumerateArray().ToArray());
        Assert.Equal((one.Username, 3), (row.Text("name"), row.GetProperty("quantity").GetInt32()));
        Assert.Equal("0.06", answer.GetProperty("would_pay").Text("amount"));
        Assert.Equal("EUR", (await SimulateAsync(abroad.Id, "EUR")).GetProperty("paid").Text("currency"));
        using var wrong = await SendAsync(abroad.Id, "USD");
        await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "price.currency");
        using var none = await SendAsync(Guid.CreateVersion7(), "USD");
        await none.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");

        async Task<System.Text.Json.JsonElement> SimulateAsync(Guid customer, string currency)
        {
            using var sent = await SendAsync(customer, currency);
            return await sent.JsonAsync();
        }

        Task<HttpResponseMessage> SendAsync(Guid customer, string currency) =>
            admin.SendAsync(HttpMethod.Post, "/prices/simulate", new
            {
                meter,
                month = "2033-05",
                customer,
                price = new { model = "flat", amount = "0.02", currency },
            });
    }

    [Theory]
    [InlineData("""{"meter":1,"month":"2031-05","price":{"model":"free"},"customer":"ann"}""", "customer")]
    [InlineData("""{}""", "meter", "month", "price")]
    [InlineData("""{"meter":"api1","month":"2031-5","price":[]}""", "meter", "month", "price")]
    [InlineData("""{"meter":1,"month":"","price":{"model":"free","currency":"USD"}}""", "month")]
    [InlineData("""{"meter":1,"month":"2031-05","price":{"model":"free","currency":"EUR"}}""", "price.currency")]
    [InlineData("""{"meter":1,"month":"2031-05","price":{"model":"free","currency":"USD","effective_from":null}}""",
        "price.effective_from")]
    public async Task Simulation_AskedForWrongly_IsRefusedAtItsFields(string body, params string[] fields)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(HttpMethod.Post, "/prices/simulate", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    [Fact]
    public async Task Simulation_OfMoreThanALongOfNanos_IsExact()
    {
        service.Host.Clock.StopAt("2032-05-10T12:00:00Z");
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api4", 10);

        using var answer = await admin.SendAsync(HttpMethod.Post, "/prices/simulate", new
        {
            meter = await Administrator.MeterAsync(service, "api4"),
            month = "2032-05",
            price = new { model = "flat", amount = "1000000000", currency = "USD" },
        });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var simulated = await answer.JsonAsync();
        Assert.Equal("10000000000", simulated.GetProperty("would_pay").Text("amount"));
        Assert.Equal("9999999999.95", simulated.GetProperty("difference").Text("amount"));
    }

    private static Task<System.Text.Json.JsonElement> SimulateAsync(
        Administrator admin, int meter, string month, string query = "") =>
        admin.DoAsync(HttpMethod.Post, $"/prices/simulate{query}", new
        {
            meter,
            month,
            price = new { model = "flat", amount = "1", currency = "USD", free_units = 5 },
        });
}
