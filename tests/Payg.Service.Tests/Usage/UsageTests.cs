using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Usage;

public abstract class UsageTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : UsageTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : UsageTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Usage_OfHoursDaysAndMonths_SumsToTheLines()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        host.Clock.StopAt("2030-01-30T10:15:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        await customer.CallAsync("api4");
        host.Clock.StopAt("2030-01-30T11:59:59Z");
        await customer.CallAsync("api1");
        host.Clock.StopAt("2030-01-31T00:00:00Z");
        await customer.CallAsync("api1");
        host.Clock.StopAt("2030-02-01T08:00:00Z");
        await customer.CallAsync("api4", 3);
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            [
                "2030-01-30T10:00:00Z 2030-01-30T11:00:00Z api1 2 0.002",
                "2030-01-30T10:00:00Z 2030-01-30T11:00:00Z api4 1 0.005",
                "2030-01-30T11:00:00Z 2030-01-30T12:00:00Z api1 1 0.001",
                "2030-01-31T00:00:00Z 2030-01-31T01:00:00Z api1 1 0.001",
                "2030-02-01T08:00:00Z 2030-02-01T09:00:00Z api4 3 0.015",
            ],
            await SeriesAsync(customer, "window=hour&from=2030-01-15T00:00:00Z"));
        Assert.Equal(
            [
                "2030-01-30T00:00:00Z 2030-01-31T00:00:00Z api1 3 0.003",
                "2030-01-30T00:00:00Z 2030-01-31T00:00:00Z api4 1 0.005",
                "2030-01-31T00:00:00Z 2030-02-01T00:00:00Z api1 1 0.001",
                "2030-02-01T00:00:00Z 2030-02-02T00:00:00Z api4 3 0.015",
            ],
            await SeriesAsync(customer, "from=2030-01-15T00:00:00Z"));
        Assert.Equal(
            [
                "2030-01-01T00:00:00Z 2030-02-01T00:00:00Z api1 4 0.004",
                "2030-01-01T00:00:00Z 2030-02-01T00:00:00Z api4 1 0.005",
                "2030-02-01T00:00:00Z 2030-03-01T00:00:00Z api4 3 0.015",
            ],
            await SeriesAsync(customer, "window=month&from=2029-06-01T00:00:00Z"));
        Assert.Equal(
            ["2030-02-01T00:00:00Z 2030-02-02T00:00:00Z api4 3 0.015"], await SeriesAsync(customer, "meter=api4"));
        Assert.Equal(
            ["2030-01-30T11:00:00Z 2030-01-30T12:00:00Z api1 1 0.001"],
            await SeriesAsync(
                customer, "window=hour&from=2030-01-30T11:30:00Z&to=2030-01-31T00:00:00Z"));
        Assert.Equal(
            ["2030-01-31T00:00:00Z 2030-01-31T01:00:00Z api1 1 0.001"],
            await SeriesAsync(
                customer, "window=hour&from=2030-01-31T02:00:00%2B02:00&to=2030-01-31T03:00:00%2B02:00"));
        Assert.Empty(await SeriesAsync(customer, "meter=no-such-meter"));
        await Books.AssertRightAsync(database);
    }

    [Theory]
    [InlineData("hour", "2030-01-30T10:00:00Z", "2030-01-30T11:00:00Z", 1)]
    [InlineData("day", "2030-01-30T00:00:00Z", "2030-01-31T00:00:00Z", 2)]
    [InlineData("month", "2030-01-01T00:00:00Z", "2030-02-01T00:00:00Z", 3)]
    public async Task Usage_UpToAnInstantWithinAWindow_CoversTheWholeWindow(
        string window, string start, string end, int quantity)
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        host.Clock.StopAt("2030-01-30T10:45:00Z");
        var admin = await Customer.LoginAsync(host.Client, "admin");
        await admin.CallAsync("api1");
        host.Clock.StopAt("2030-01-30T21:00:00Z");
        await admin.CallAsync("api1");
        host.Clock.StopAt("2030-01-31T21:00:00Z");
        await admin.CallAsync("api1");

        foreach (var path in new[] { "/api/usage", "/api/admin/usage" })
        {
            var page = await admin.ReadAsync(
                $"{path}?window={window}&from=2030-01-30T10:20:00Z&to=2030-01-30T10:30:00Z");
            var entry = Assert.Single(page.GetProperty("data").EnumerateArray());
            Assert.Equal((start, end), (entry.Text("start"), entry.Text("end")));
            Assert.Equal(quantity, entry.GetProperty("quantity").GetInt32());

            // What ends with a window does not reach into the next one.
            Assert.Single((await admin.ReadAsync($"{path}?window={window}&from=2030-01-30T10:20:00Z&to={end}"))
                .GetProperty("data").EnumerateArray());
        }
    }

    [Fact]
    public async Task Usage_ByApiKey_HasAnEntryForEachAlsoWhenItIsRevokedAndDeleted()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        host.Clock.StopAt("2030-01-30T10:15:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        var (one, other) = (await KeyAsync(customer, "one"), await KeyAsync(customer, "other"));
        await customer.CallAsync("api1");
        await CallAsync(host, one.Secret, "api1", 2);
        await CallAsync(host, one.Secret, "api4", 1);
        host.Clock.StopAt("2030-01-30T10:55:00Z");
        await CallAsync(host, other.Secret, "api1", 3);
        await customer.ReadAsync("/api/usage");

        // The name outlives the key and its token.
        Assert.Equal(
            HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Delete, $"/api/keys/{other.Id}"));
        await using (var context = database.Open())
            await context.Tokens.Where(token => token.Name == "other").ExecuteDeleteAsync();

        string[] expected = ["api1 1 0.001 session", "api1 2 0.002 one", "api1 3 0.003 other", "api4 1 0.005 one"];
        foreach (var window in new[] { "hour", "day", "month" })
        {
            Assert.Equal(expected, await ByKeyAsync(customer, $"window={window}"));
            Assert.Equal(expected, await ByKeyAsync(customer, $"window={window}&limit=1"));
        }

        var whole = (await customer.ReadAsync("/api/usage")).GetRawText();
        Assert.DoesNotContain("api_key", whole, StringComparison.Ordinal);
        await Books.AssertRightAsync(database);
    }

    private static async Task<(string Id, string Secret)> KeyAsync(Customer customer, string name)
    {
        using var made = await customer.PostAsync("/api/keys", new { name });
        var key = await made.JsonAsync();
        return (key.Text("id"), key.Text("key"));
    }

    private static async Task CallAsync(ServiceHost host, string secret, string api, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/payg/{api}");
            request.Headers.Authorization = new("Bearer", secret);
            using var answer = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task<string[]> ByKeyAsync(Customer customer, string query)
    {
        var entries = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await customer.ReadAsync($"/api/usage?group_by=api_key&{query}{cursor}");
            entries.AddRange(page.GetProperty("data").EnumerateArray().Select(entry =>
                $"{entry.Text("meter")} {entry.GetProperty("quantity").GetRawText()} "
                + $"{entry.GetProperty("cost").Text("amount")} "
                + (entry.GetProperty("api_key").GetProperty("name").GetString() ?? "session")));
            cursor = page.GetProperty("next_cursor").GetString() is { } next
                ? $"&cursor={Uri.EscapeDataString(next)}"
                : null;
        }

        return [.. entries];
    }

    [Fact]
    public async Task Usage_PageByPage_GivesEveryEntryOnce()
    {
        var customer = await service.NewCustomerAsync();
        foreach (var api in new[] { "api1", "api2", "api3", "api4" })
            await customer.CallAsync(api);
        var whole = await SeriesAsync(customer, "window=hour");

        var entries = new List<string>();
        var cursor = "";
        do
        {
            var page = await customer.ReadAsync($"/api/usage?window=hour&limit=3{cursor}");
            entries.AddRange(page.GetProperty("data").EnumerateArray().Select(Describe));
            cursor = page.GetProperty("next_cursor").GetString() is { } next
                ? $"&cursor={Uri.EscapeDataString(next)}"
                : "";
        }
        while (cursor.Length > 0);

        Assert.True(whole.Length >= 4);
        Assert.Equal(whole, entries);
    }

    [Fact]
    public async Task Usage_RightAfterACall_IncludesIt()
    {
        var customer = await service.NewCustomerAsync();
        Assert.Empty(await SeriesAsync(customer, ""));

        await customer.CallAsync("api1");

        Assert.EndsWith(" api1 1 0.001", Assert.Single(await SeriesAsync(customer, "")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-11-01T00:00:00.123456Z&to=2026-11-01T01:00:00.5Z")]
    [InlineData("from=2026-11-01T00:00:00-05:30&to=2026-11-20T00:00:00.1+13:45")]
    [InlineData("from=&to=&window=&meter=&cursor=&limit=")]
    public async Task Usage_OtherFormsOfParameters_AreUnderstood(string query)
    {
        var customer = await service.NewCustomerAsync();

        Assert.Empty(await SeriesAsync(customer, query));
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-11-01", "from")]
    [InlineData("from=2026-11-01T00:00:00", "from")]
    [InlineData("from=2026-02-30T00:00:00Z", "from")]
    [InlineData("from=0001-01-01T00:00:00Z", "from")]
    [InlineData("from=9999-12-31T23:59:59Z&to=9999-12-31T23:59:59.5Z", "from", "to")]
    [InlineData("from=9999-12-31T23:59:59-14:00", "from")]
    [InlineData("to=2026%00", "to")]
    [InlineData("from=2026-11-02T00:00:00Z&to=2026-11-02T00:00:00Z", "from")]
    [InlineData("from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z", "from")]
    [InlineData("group_by=meter", "group_by")]
    [InlineData("window=week", "window")]
    [InlineData("window=HOUR", "window")]
    [InlineData("window=hour&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:01Z", "from")]
    [InlineData("window=day&from=2026-01-01T00:00:00Z&to=2027-01-03T00:00:00Z", "from")]
    [InlineData("window=month&from=2000-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [InlineData("cursor=-1", "cursor")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("cursor=99999999999", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("meter=%00", "meter")]
    [InlineData("meter=%ED%A0%80", "meter")]
    [InlineData("meter=%F0%9F%98%80", "meter")]
    [InlineData("meter=%zz", "meter")]
    [InlineData("meter=API1", "meter")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=1e3", "limit")]
    [InlineData("window=x&limit=y&cursor=z&from=a&to=b", "cursor", "from", "limit", "to", "window")]
    public async Task Usage_BadParameter_IsToldAtItsField(string query, params string[] fields)
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await customer.SendAsync(HttpMethod.Get, $"/api/usage?{query}");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    private static async Task<string[]> SeriesAsync(Customer customer, string query)
    {
        var page = await customer.ReadAsync($"/api/usage?{query}");
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next_cursor").ValueKind);
        return [.. page.GetProperty("data").EnumerateArray().Select(Describe)];
    }

    private static string Describe(JsonElement entry) => string.Join(
        ' ', entry.Text("start"), entry.Text("end"), entry.Text("meter"), entry.GetProperty("quantity").GetInt64(),
        entry.GetProperty("cost").Text("amount"));
}
