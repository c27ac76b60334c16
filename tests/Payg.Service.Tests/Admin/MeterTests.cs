using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class MeterTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : MeterTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : MeterTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task ChargedStatuses_Changed_DecideFromTheNextCallOn()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api2");

        var changed = await admin.DoAsync(
            HttpMethod.Patch, $"/meters/{meter}", new { charged_statuses = "404, 201-299" });
        await customer.CallAsync("api2", 5);
        Assert.Equal("201-299,404", changed.Text("charged_statuses"));
        Assert.Equal(("0.001", "0.001"), await customer.CostsAsync());

        await admin.DoAsync(HttpMethod.Patch, $"/meters/{meter}", new { charged_statuses = "200-299" });
        await customer.CallAsync("api2");
        Assert.Equal(("0.002", "0.002"), await customer.CostsAsync());
    }

    [Fact]
    public async Task ChargedStatuses_ChangedOnAnotherNode_DecideWithinSeconds()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api3");
        var customer = await service.NewCustomerAsync();

        // What another node does is a change of the database.
        await service.InDatabaseAsync(async context =>
        {
            context.Meters.Single(row => row.Id == meter).ChargedStatuses = "404";
            return await context.SaveChangesAsync();
        });
        await Eventually.TrueAsync(
            async () =>
            {
                var before = await customer.CostsAsync();
                await customer.CallAsync("api3");
                return before == await customer.CostsAsync();
            },
            TimeSpan.FromSeconds(10));

        await admin.DoAsync(HttpMethod.Patch, $"/meters/{meter}", new { charged_statuses = "200-299" });
    }

    [Fact]
    public async Task Meter_Made_HasItsPriceAndIsOnThePriceList()
    {
        var admin = await Administrator.AtAsync(service);

        var made = await admin.DoAsync(
            HttpMethod.Post,
            "/meters",
            """
            {"key":"tokens.in","route":"/v1/complete","method":"POST","unit":"token",
             "price":{"model":"flat","amount":"0.15","per":1000000,"currency":"USD"}}
            """,
            HttpStatusCode.Created);

        Assert.Equal("200-299", made.Text("charged_statuses"));
        Assert.Equal(1_000_000, made.GetProperty("price").GetProperty("per").GetInt64());
        var read = await admin.ReadAsync($"/meters/{made.GetProperty("id").GetRawText()}");
        Assert.Equal(made.GetRawText(), read.GetRawText());
        Assert.Contains("tokens.in", await PriceListAsync());

        using var again = await admin.SendAsync(
            HttpMethod.Post, "/meters", new { key = "tokens.in", route = "/", method = "PUT" });
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "meter_exists");
    }

    [Fact]
    public async Task Meter_MadeWithoutARoute_HasNoEndpoint()
    {
        var admin = await Administrator.AtAsync(service);

        var made = await admin.DoAsync(HttpMethod.Post, "/meters", new { key = "seats" }, HttpStatusCode.Created);

        Assert.Equal(JsonValueKind.Null, made.GetProperty("route").ValueKind);
        Assert.Equal(("*", 0), (made.Text("method"), made.GetProperty("endpoints").GetArrayLength()));
    }

    [Fact]
    public async Task Meter_WithADescriptionAndDocumentation_IsShownWithThemToCustomers()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api3");

        await admin.DoAsync(
            HttpMethod.Patch, $"/meters/{meter}",
            new { description = " Who appears in a book. ", docs_url = "https://docs.example.com/characters" });

        using var answer = await service.Client.GetAsync("/api/prices");
        var shown = (await answer.JsonAsync()).GetProperty("data").EnumerateArray()
            .Single(price => string.Equals(price.Text("meter"), "api3", StringComparison.Ordinal));
        Assert.Equal(
            ("Who appears in a book.", "https://docs.example.com/characters"),
            (shown.Text("description"), shown.Text("docs_url")));
        var removed = await admin.DoAsync(
            HttpMethod.Patch, $"/meters/{meter}", new { description = "", docs_url = "" });
        Assert.Equal(JsonValueKind.Null, removed.GetProperty("description").ValueKind);
        foreach (var url in new[] { "docs.example.com", "javascript:alert(1)", "https://a:b@example.com", "/docs" })
        {
            using var refused = await admin.SendAsync(HttpMethod.Patch, $"/meters/{meter}", new { docs_url = url });
            await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "docs_url");
        }
    }

    [Fact]
    public async Task Meter_Retired_IsOffThePriceListAndStillCharged()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api4");
        var customer = await service.NewCustomerAsync();

        var retired = await admin.DoAsync(HttpMethod.Post, $"/meters/{meter}/retire");
        var again = await admin.DoAsync(HttpMethod.Post, $"/meters/{meter}/retire");

        Assert.Equal(retired.Text("retired_at"), again.Text("retired_at"));
        Assert.DoesNotContain("api4", await PriceListAsync());
        await customer.CallAsync("api4");
        Assert.Equal(("0.005", "0.005"), await customer.CostsAsync());
        var entries = (await admin.ReadAsync($"/audit?action=meter.retired&subject_id={meter}")).GetProperty("data");
        Assert.Equal(JsonValueKind.Null, Assert.Single(entries.EnumerateArray().ToArray())
            .GetProperty("before").GetProperty("retired_at").ValueKind);
    }

    [Fact]
    public async Task Meter_Unretired_IsOnThePriceListAgainAndAudited()
    {
        var admin = await Administrator.AtAsync(service);
        var made = await admin.DoAsync(
            HttpMethod.Post, "/meters", new { key = "comes-back", route = "/" }, HttpStatusCode.Created);
        var path = $"/meters/{made.GetProperty("id")}";
        await admin.DoAsync(HttpMethod.Post, $"{path}/retire");
        Assert.DoesNotContain("comes-back", await PriceListAsync());

        var back = await admin.DoAsync(HttpMethod.Post, $"{path}/unretire");
        await admin.DoAsync(HttpMethod.Post, $"{path}/unretire");

        Assert.Equal(JsonValueKind.Null, back.GetProperty("retired_at").ValueKind);
        Assert.Contains("comes-back", await PriceListAsync());
        var entry = Assert.Single((await admin.ReadAsync("/audit?action=meter.unretired"))
            .GetProperty("data").EnumerateArray().ToArray());
        Assert.Equal(JsonValueKind.String, entry.GetProperty("before").GetProperty("retired_at").ValueKind);
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("after").GetProperty("retired_at").ValueKind);
        await admin.DoAsync(HttpMethod.Post, "/meters/999999/unretire", expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Meter_Named_IsShownByItsNameAndKeepsItsKey()
    {
        var admin = await Administrator.AtAsync(service);
        var made = await admin.DoAsync(
            HttpMethod.Post, "/meters", new { key = "named", name = " City maps ", route = "/" },
            HttpStatusCode.Created);
        Assert.Equal("City maps", made.Text("name"));
        var path = $"/meters/{made.GetProperty("id")}";

        var renamed = await admin.DoAsync(HttpMethod.Patch, path, new { name = "Maps of cities" });

        Assert.Equal(("named", "Maps of cities"), (renamed.Text("key"), renamed.Text("name")));
        using var answer = await service.Client.GetAsync("/api/prices");
        var listed = (await answer.JsonAsync()).GetProperty("data").EnumerateArray()
            .Single(row => row.Text("meter") is "named");
        Assert.Equal("Maps of cities", listed.Text("name"));
        var entries = await admin.ReadAsync($"/audit?action=meter.changed&subject_id={made.GetProperty("id")}");
        var entry = Assert.Single(entries.GetProperty("data").EnumerateArray().ToArray());
        Assert.Equal("City maps", entry.GetProperty("before").Text("name"));
        var without = await admin.DoAsync(HttpMethod.Patch, path, new { name = "" });
        Assert.Equal(JsonValueKind.Null, without.GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task Unit_ChosenByAnAdministrator_OutlivesARestart()
    {
        await using var database = await service.NewDatabaseAsync();
        int id;
        await using (var context = database.Open())
        await using (var first = await ServiceHost.StartAsync(database))
        {
            var admin = new Administrator(await Customer.LoginAsync(first.Client, "admin"), first.Client);
            id = context.Meters.Single(row => row.Key == "api1").Id;
            await admin.DoAsync(HttpMethod.Patch, $"/meters/{id}", new { unit = "request" });
        }

        await using var second = await ServiceHost.StartAsync(database);
        var reader = new Administrator(await Customer.LoginAsync(second.Client, "admin"), second.Client);
        Assert.Equal("request", (await reader.ReadAsync($"/meters/{id}")).Text("unit"));
    }

    [Fact]
    public async Task Meters_ReadInPages_AreAllThereOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var all = (await admin.ReadAsync("/meters")).GetProperty("data").EnumerateArray()
            .Select(meter => meter.GetProperty("id").GetInt32()).ToList();

        var first = await admin.ReadAsync("/meters?limit=3");
        var rest = await admin.ReadAsync($"/meters?cursor={first.Text("next_cursor")}");

        Assert.Equal(all, first.GetProperty("data").EnumerateArray().Concat(rest.GetProperty("data").EnumerateArray())
            .Select(meter => meter.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("POST", "/meters", """{}""", "key")]
    [InlineData("POST", "/meters", """{"key":"a","method":"POST"}""", "route")]
    [InlineData("POST", "/meters", """{"key":"A","route":"x","method":"HEAD","unit":"","charged_statuses":"2xx"}""",
        "key", "route", "method", "unit", "charged_statuses")]
    [InlineData("POST", "/meters", """{"key":"a","route":"/","price":{"model":"flat","currency":"USD"}}""",
        "price.amount")]
    [InlineData("POST", "/meters", """{"key":"a","route":"/","price":5}""", "price")]
    [InlineData("POST", "/meters", """{"key":"a","route":"/","id":5}""", "id")]
    [InlineData("PATCH", "/meters/1", """{"charged_statuses":"100-199"}""", "charged_statuses")]
    [InlineData("PATCH", "/meters/1", """{"charged_statuses":"299-200"}""", "charged_statuses")]
    [InlineData("PATCH", "/meters/1", """{"unit":7,"key":"other"}""", "unit", "key")]
    [InlineData("PATCH", "/meters/1", """{"name":"two\nlines"}""", "name")]
    [InlineData("PATCH", "/meters/1", """{"name":7}""", "name")]
    public async Task Meter_ThatBreaksARule_IsRefusedAtItsFields(
        string method, string path, string body, params string[] fields)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(new HttpMethod(method), path, body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    private async Task<IReadOnlyList<string>> PriceListAsync()
    {
        using var answer = await service.Client.GetAsync("/api/prices");
        return [.. (await answer.JsonAsync()).GetProperty("data").EnumerateArray().Select(row => row.Text("meter"))];
    }
}
