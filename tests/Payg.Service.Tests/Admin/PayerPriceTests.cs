using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Prices in several currencies, customers' own prices, and prices by dimension, over HTTP.</summary>
public abstract class PayerPriceTests(ServiceFixture service)
{
    private static readonly string[] s_dimensions = ["model", "kind"];

    public sealed class OnSqlite(SqliteService service) : PayerPriceTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : PayerPriceTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task OwnPrice_OfACustomer_WinsUntilItEndsAndLeavesOthers()
    {
        var admin = await Administrator.AtAsync(service);
        var (one, other) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        var before = await ListedAsync(other, "/api/prices/mine", "api2");

        var own = await admin.DoAsync(
            HttpMethod.Post, $"/customers/{one.Id}/prices", new { meter = "api2", model = "flat", amount = "7" },
            HttpStatusCode.Created);
        await one.CallAsync("api2", 2);
        var mine = await ListedAsync(one, "/api/prices/mine", "api2");
        Assert.True(mine.GetProperty("price").GetProperty("is_own").GetBoolean());
        Assert.False(before.GetProperty("price").TryGetProperty("is_own", out _));
        Assert.Equal("14", await EstimateAsync(one, "quantity=2"));
        Assert.Equal("7", await EstimateAsync(one, "quantity=1&already=5"));
        Assert.Equal("0.002", await EstimateAsync(other, "quantity=2"));
        using (var wrong = await one.SendAsync(HttpMethod.Get, "/api/prices/mine/estimate?meter=none&quantity=-1"))
            await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "meter", "quantity");
        var ended = await admin.DoAsync(
            HttpMethod.Post, $"/customers/{one.Id}/prices", new { meter = "api2", model = "list" },
            HttpStatusCode.Created);
        await one.CallAsync("api2");
        await other.CallAsync("api2");

        Assert.Equal(("api2", "current"), (own.Text("meter"), own.Text("state")));
        Assert.Equal("list", ended.GetProperty("price").Text("model"));
        Assert.Equal(
            [("0.001", 1), ("14", 2)],
            (await one.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray()
                .Select(line => (line.GetProperty("cost").Text("amount"), line.GetProperty("quantity").GetInt32())));
        Assert.Equal(("0.001", "0.001"), await other.CostsAsync());
        var history = (await admin.ReadAsync($"/customers/{one.Id}/prices")).GetProperty("data").EnumerateArray();
        Assert.Equal(["current", "past"], history.Select(entry => entry.Text("state")));
        Assert.Equal(before.GetRawText(), (await ListedAsync(one, "/api/prices/mine", "api2")).GetRawText());
        var audited = (await admin.ReadAsync("/audit?action=price.created")).GetProperty("data")[0];
        Assert.Equal(one.Id, audited.GetProperty("after").GetProperty("customer").GetGuid());

        static async Task<string> EstimateAsync(Customer customer, string query) =>
            (await customer.ReadAsync("/api/prices/mine/estimate?meter=api2&" + query))
                .GetProperty("cost").Text("amount");
    }

    [Fact]
    public async Task OwnPrice_Scheduled_IsAnnouncedToItsCustomerOnlyAndCanBeWithdrawn()
    {
        var admin = await Administrator.AtAsync(service);
        var (one, other) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());

        var own = await admin.DoAsync(HttpMethod.Post, $"/customers/{one.Id}/prices",
            new { meter = "api3", model = "free", effective_from = "2990-01-01T00:00:00Z" }, HttpStatusCode.Created);

        Assert.Equal(1, await UpcomingAsync(one));
        Assert.Equal(0, await UpcomingAsync(other));
        await admin.DoAsync(
            HttpMethod.Delete, $"/prices/{own.GetProperty("price").GetProperty("id").GetInt32()}",
            expected: HttpStatusCode.NoContent);
        Assert.Empty((await admin.ReadAsync($"/customers/{one.Id}/prices")).GetProperty("data").EnumerateArray());

        static async Task<int> UpcomingAsync(Customer customer) =>
            (await ListedAsync(customer, "/api/prices/mine", "api3")).GetProperty("upcoming").GetArrayLength();
    }

    [Theory]
    [InlineData("""{"meter":"no-such","model":"free"}""", "meter")]
    [InlineData("""{"model":"free"}""", "meter")]
    [InlineData("""{"meter":"api1","model":"free","currency":"EUR"}""", "currency")]
    [InlineData("""{"meter":"api1","model":"list"}""", "model")]
    [InlineData("""{"meter":"api1","model":"flat"}""", "amount")]
    public async Task OwnPrice_ThatBreaksARule_IsRefusedAtItsField(string body, string field)
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();

        using var answer = await admin.SendAsync(HttpMethod.Post, $"/customers/{customer.Id}/prices", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Fact]
    public async Task Currency_OfACustomer_ChangesOncePricedAndUntilTheyAreCharged()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var path = $"/customers/{customer.Id}";
        using (var unpriced = await admin.SendAsync(HttpMethod.Patch, path, new { currency = "CHF" }))
            await unpriced.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "currency");
        foreach (var meter in (await admin.ReadAsync("/meters?limit=1000")).GetProperty("data").EnumerateArray())
        {
            using var set = await admin.SendAsync(
                HttpMethod.Post, $"/meters/{meter.GetProperty("id").GetInt32()}/prices",
                new { model = "flat", amount = "0.25", currency = "CHF" });
            Assert.True(set.IsSuccessStatusCode);
        }

        var changed = await admin.DoAsync(HttpMethod.Patch, path, new { currency = "CHF" });
        await customer.CallAsync("api1", 3);

        Assert.Equal("CHF", changed.GetProperty("customer").Text("currency"));
        var cost = await customer.ReadAsync("/api/cost");
        Assert.Equal("0.75 CHF", Money(cost.GetProperty("total")));
        var used = await customer.ReadAsync("/api/usage");
        Assert.Equal("0.75 CHF", Money(used.GetProperty("data")[0].GetProperty("cost")));
        var listed = await ListedAsync(customer, "/api/prices/mine", "api1");
        Assert.Equal("CHF", listed.GetProperty("price").Text("currency"));
        Assert.Equal("USD", (await ListedAsync(customer, "/api/prices", "api1")).GetProperty("price").Text("currency"));
        listed = await ListedAsync(customer, "/api/prices?currency=CHF", "api1");
        Assert.Equal("CHF", listed.GetProperty("price").Text("currency"));

        // Sums over customers are by currency; nothing of the one is in the other.
        var totals = await admin.ReadAsync("/totals?currency=CHF");
        Assert.Equal("0.75 CHF", Money(totals.GetProperty("revenue")));
        Assert.Equal(
            ["CHF", "USD"], totals.GetProperty("currencies").EnumerateArray().Select(code => code.GetString()));
        var usage = await admin.ReadAsync("/usage?currency=CHF");
        Assert.Equal("0.75 CHF", Money(Assert.Single(usage.GetProperty("data").EnumerateArray()).GetProperty("cost")));
        using var late = await admin.SendAsync(HttpMethod.Patch, path, new { currency = "USD" });
        await late.AssertProblemAsync(HttpStatusCode.Conflict, "currency_in_use");
    }

    [Fact]
    public async Task Cases_OfAMeter_AreSetListedAndEstimatedInTheirOrder()
    {
        var admin = await Administrator.AtAsync(service);
        var name = Customer.NewName();
        var meter = await admin.DoAsync(
            HttpMethod.Post, "/meters", new { key = name, unit = "token", dimensions = s_dimensions },
            HttpStatusCode.Created);
        var id = meter.GetProperty("id").GetInt32();

        var set = await admin.DoAsync(HttpMethod.Post, $"/meters/{id}/prices", """
            {"currency":"USD","cases":[
              {"when":{"model":"gpt-5","kind":"output"},"price":{"model":"flat","amount":"10","per":1000000}},
              {"when":{"model":"gpt-5"},"price":{"model":"flat","amount":"1.25","per":1000000}}],"default":null}
            """, HttpStatusCode.Created);

        var price = set.GetProperty("price");
        Assert.Equal(("unpriced", 2), (price.Text("model"), price.GetProperty("cases").GetArrayLength()));
        Assert.Equal("output", price.GetProperty("cases")[0].GetProperty("when").Text("kind"));
        Assert.Equal("10", price.GetProperty("cases")[0].GetProperty("price").Text("amount"));
        var estimates = $"/api/prices/estimate?meter={name}&quantity=1000000&dimensions=";
        Assert.Equal("10", await EstimateAsync("""{"kind":"output","model":"gpt-5"}"""));
        Assert.Equal("1.25", await EstimateAsync("""{"kind":"input","model":"gpt-5"}"""));
        using var unpriced = await service.Client.GetAsync(estimates + Uri.EscapeDataString("""{"model":"x"}"""));
        await unpriced.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "meter");

        // The same again changes nothing; in another order it does.
        using var same = await admin.SendAsync(HttpMethod.Post, $"/meters/{id}/prices", """
            {"cases":[
              {"when":{"kind":"output","model":"gpt-5"},"price":{"model":"flat","amount":"10","per":1000000}},
              {"when":{"model":"gpt-5"},"price":{"model":"flat","amount":"1.25","per":1000000}}]}
            """);
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal(2, (await admin.ReadAsync($"/meters/{id}/prices")).GetProperty("data").GetArrayLength());

        async Task<string?> EstimateAsync(string dimensions)
        {
            using var answer = await service.Client.GetAsync(estimates + Uri.EscapeDataString(dimensions));
            return (await answer.JsonAsync()).GetProperty("cost").Text("amount");
        }
    }

    [Theory]
    [InlineData("""{"cases":[]}""", "cases")]
    [InlineData("""{"cases":7}""", "cases")]
    [InlineData("""{"cases":[{"when":{"model":"a"}}]}""", "cases[0]")]
    [InlineData("""{"cases":[{"when":{},"price":{"model":"free"}}]}""", "cases[0].when")]
    [InlineData("""{"cases":[{"when":{"color":"a"},"price":{"model":"free"}}]}""", "cases[0].when")]
    [InlineData("""{"cases":[{"when":{"model":""},"price":{"model":"free"}}]}""", "cases[0].when")]
    [InlineData("""{"cases":[{"when":{"model":7},"price":{"model":"free"}}]}""", "cases[0].when")]
    [InlineData("""{"cases":[{"when":{"model":"a"},"price":{"model":"flat"}}]}""", "cases[0].price.amount")]
    [InlineData("""{"cases":[{"when":{"model":"a"},"price":{"model":"list"}}]}""", "cases[0].price.model")]
    [InlineData("""
        {"cases":[{"when":{"model":"a"},"price":{"model":"free"}},
          {"when":{"kind":"b","model":"a"},"price":{"model":"free"}}]}
        """, "cases[1].when")]
    [InlineData("""{"cases":[{"when":{"model":"a"},"price":{"model":"free"}}],"default":7}""", "default")]
    [InlineData("""{"cases":[{"when":{"model":"a"},"price":{"model":"free"}}],"model":"free"}""", "model")]
    [InlineData("""{"model":"free","default":{"model":"free"}}""", "default")]
    [InlineData("""{"model":"list"}""", "model")]
    public async Task Cases_ThatBreakARule_AreRefusedAtTheirField(string body, string field)
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await admin.DoAsync(
            HttpMethod.Post, "/meters", new { key = Customer.NewName(), dimensions = s_dimensions },
            HttpStatusCode.Created);

        using var answer = await admin.SendAsync(
            HttpMethod.Post, $"/meters/{meter.GetProperty("id").GetInt32()}/prices", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Theory]
    [InlineData("""["Model"]""")]
    [InlineData("""["a","a"]""")]
    [InlineData("""["a","b","c","d","e","f"]""")]
    [InlineData("""[7]""")]
    [InlineData("""{"a":1}""")]
    public async Task Dimensions_ThatBreakARule_AreRefused(string dimensions)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(
            HttpMethod.Post, "/meters", $$"""{"key":"{{Customer.NewName()}}","dimensions":{{dimensions}}}""");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "dimensions");
    }

    private static string Money(JsonElement money) => $"{money.Text("amount")} {money.Text("currency")}";

    private static async Task<JsonElement> ListedAsync(Customer customer, string path, string meter) =>
        (await customer.ReadAsync(path)).GetProperty("data").EnumerateArray()
            .Single(price => string.Equals(price.Text("meter"), meter, StringComparison.Ordinal));
}
