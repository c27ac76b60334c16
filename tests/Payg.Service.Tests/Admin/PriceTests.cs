using System.Globalization;
using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class PriceTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : PriceTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : PriceTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Price_SetNow_IsThePriceOfTheNextCallAndOfNoCallBefore()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api1");
        var customer = await service.NewCustomerAsync();

        await customer.CallAsync("api1", 3);
        await admin.SetFlatAsync(meter, "0.5");
        await customer.CallAsync("api1", 2);
        await admin.SetFlatAsync(meter, "0.001");
        await customer.CallAsync("api1");

        Assert.Equal(("1.004", "1.004"), await customer.CostsAsync());
        var lines = (await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray();
        Assert.Equal(
            [(3, "0.003"), (2, "1"), (1, "0.001")],
            lines.Select(line => (line.GetProperty("quantity").GetInt32(), line.GetProperty("cost").Text("amount"))));
    }

    [Theory]
    [InlineData("""{"model":"flat","amount":"0.25"}""")]
    [InlineData("""{"model":"flat","amount":"0.5","currency":null}""")]
    public async Task Price_WithoutACurrency_IsInTheServicesOwn(string body)
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api4");

        var made = await admin.DoAsync(HttpMethod.Post, $"/meters/{meter}/prices", body, HttpStatusCode.Created);

        Assert.Equal("USD", made.GetProperty("price").Text("currency"));
    }

    [Fact]
    public async Task Prices_PastCurrentAndPlanned_AreListedNewestFirst()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api3");
        await admin.SetFlatAsync(meter, "0.001");
        await admin.SetFlatAsync(meter, "0.002");
        await admin.SetFlatAsync(meter, "0.003", "2990-01-01T00:00:00Z");

        var page = await admin.ReadAsync($"/meters/{meter}/prices");

        var prices = page.GetProperty("data").EnumerateArray().Take(3).ToList();
        Assert.Equal(["planned", "current", "past"], prices.Select(price => price.Text("state")));
        Assert.Equal(
            ["0.003", "0.002", "0.001"], prices.Select(price => price.GetProperty("price").Text("amount")));
        Assert.Equal(JsonValueKind.Null, prices[0].GetProperty("effective_to").ValueKind);
        Assert.Equal("2990-01-01T00:00:00Z", prices[1].Text("effective_to"));

        var first = await admin.ReadAsync($"/meters/{meter}/prices?limit=2");
        Assert.Equal(2, first.GetProperty("data").GetArrayLength());
        var second = await admin.ReadAsync($"/meters/{meter}/prices?limit=2&cursor={first.Text("next_cursor")}");
        Assert.Equal(prices[2].GetRawText(), second.GetProperty("data")[0].GetRawText());
        var last = await admin.ReadAsync($"/meters/{meter}/prices?limit=1000");
        Assert.Equal("0.001", last.GetProperty("data").EnumerateArray().Last().GetProperty("price").Text("amount"));
        Assert.Equal(JsonValueKind.Null, last.GetProperty("next_cursor").ValueKind);
    }

    [Fact]
    public async Task Price_Planned_CanBeWithdrawnUntilItIsInForce()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        var planned = await admin.SetFlatAsync(meter, "7", "2991-01-01T00:00:00Z");
        var current = await admin.SetFlatAsync(meter, "0.001");
        var plannedId = planned.GetProperty("price").GetProperty("id").GetInt32();
        var currentId = current.GetProperty("price").GetProperty("id").GetInt32();

        await admin.DoAsync(HttpMethod.Delete, $"/prices/{plannedId}", expected: HttpStatusCode.NoContent);

        using var again = await admin.SendAsync(HttpMethod.Delete, $"/prices/{plannedId}");
        await again.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        using var inForce = await admin.SendAsync(HttpMethod.Delete, $"/prices/{currentId}");
        await inForce.AssertProblemAsync(HttpStatusCode.Conflict, "price_in_force");
        var newest = (await admin.ReadAsync($"/meters/{meter}/prices")).GetProperty("data")[0];
        Assert.Equal("current", newest.Text("state"));
    }

    [Fact]
    public async Task Price_AtAnInstantThatHasOne_IsRefused()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api4");
        await admin.SetFlatAsync(meter, "7", "2992-01-01T00:00:00Z");

        using var answer = await admin.SendAsync(HttpMethod.Post, $"/meters/{meter}/prices",
            """{"model":"free","currency":"USD","effective_from":"2992-01-01T01:00:00+01:00"}""");

        await answer.AssertProblemAsync(HttpStatusCode.Conflict, "price_exists");
    }

    [Fact]
    public async Task Price_AFewSecondsAgo_MeansNow()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api4");
        var before = service.Host.Clock.GetUtcNow();

        var price = await admin.SetFlatAsync(
            meter, "0.0055", before.AddSeconds(-2).UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z");

        Assert.Equal("current", price.Text("state"));
        Assert.True(Instants.Parse(price.GetProperty("price").Text("effective_from")) >= before.AddMilliseconds(-1));
    }

    [Theory]
    [InlineData("""{}""", "model")]
    [InlineData("""{"model":"flat","amount":"-1","currency":"USD"}""", "amount")]
    [InlineData("""{"model":"flat","amount":"1","currency":"eur"}""", "currency")]
    [InlineData("""{"model":"flat","amount":"1","currency":7}""", "currency")]
    [InlineData("""{"model":"flat","amount":"1","currency":"USD","per":0}""", "per")]
    [InlineData("""{"model":"free","currency":"USD","id":7}""", "id")]
    [InlineData("""{"\ud800":1,"model":"free","currency":"USD"}""", "$")]
    [InlineData("""{"model":"free","currency":"USD","currency":"USD"}""", "currency")]
    [InlineData("""{"model":"free","currency":"USD","effective_from":"2020-01-01T00:00:00Z"}""", "effective_from")]
    [InlineData("""{"model":"free","currency":"USD","effective_from":"soon"}""", "effective_from")]
    [InlineData("""{"model":"free","currency":"USD","effective_from":5}""", "effective_from")]
    [InlineData(
        """{"model":"volume","currency":"USD","tiers":[{"up_to":5,"amount":"1"},{"up_to":4,"amount":"1"}]}""",
        "tiers[1].up_to")]
    public async Task Price_ThatBreaksARule_IsRefusedAtItsFields(string body, params string[] fields)
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api1");
        var before = await admin.ReadAsync($"/meters/{meter}/prices");

        using var answer = await admin.SendAsync(HttpMethod.Post, $"/meters/{meter}/prices", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
        var after = await admin.ReadAsync($"/meters/{meter}/prices");
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Price_ThatIsNoJsonObject_IsRefused(string body)
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api1");

        using var answer = await admin.SendAsync(HttpMethod.Post, $"/meters/{meter}/prices", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Theory]
    [InlineData("GET", "/meters/999999/prices")]
    [InlineData("POST", "/meters/999999/prices")]
    [InlineData("DELETE", "/prices/999999")]
    [InlineData("GET", "/meters/x/prices")]
    [InlineData("GET", "/meters/99999999999999999999/prices")]
    public async Task Price_OfNoMeter_IsNotFound(string method, string path)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(
            new HttpMethod(method), path, method is "POST" ? "{}" : null);

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Prices_SetAtOnceByMany_AreAllThereAndTheLatestIsInForce()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api3");
        var customer = await service.NewCustomerAsync();
        var calls = Task.Run(() => customer.CallAsync("api3", 30));

        var set = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => admin.SetFlatAsync(meter, $"0.01{i}")));

        await calls;
        Assert.Equal(
            8, set.Select(price => price.GetProperty("price").GetProperty("id").GetInt32()).Distinct().Count());
        var newest = (await admin.ReadAsync($"/meters/{meter}/prices")).GetProperty("data").EnumerateArray()
            .First(price => price.Text("state") is "current").GetProperty("price");
        Assert.Equal(
            set.MaxBy(price => Instants.Parse(price.GetProperty("price").Text("effective_from")))
                .GetProperty("price").GetProperty("id").GetInt32(),
            newest.GetProperty("id").GetInt32());
        var lines = (await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray();
        Assert.Equal(30, lines.Sum(line => line.GetProperty("quantity").GetInt64()));
    }
}
