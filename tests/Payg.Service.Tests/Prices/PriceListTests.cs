using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Prices;

public abstract class PriceListTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : PriceListTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : PriceListTests(service), IClassFixture<PostgresService>;

    [Theory]
    [InlineData("/api/prices")]
    [InlineData("/api/prices/")]
    public async Task Prices_ForAnybody_ListEachSampleApi(string path)
    {
        using var answer = await service.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var list = await answer.JsonAsync();
        Assert.Equal(JsonValueKind.Null, list.GetProperty("next_cursor").ValueKind);
        Assert.Equal(
            [
                "api1 GET call 0.001 USD",
                "api2 GET call 0.001 USD",
                "api3 GET call 0.001 USD",
                "api4 GET call 0.005 USD",
            ],
            list.GetProperty("data").EnumerateArray().Select(entry => string.Join(
                ' ', entry.Text("meter"), entry.Text("method"), entry.Text("unit"),
                entry.GetProperty("price").Text("amount"), entry.GetProperty("price").Text("currency"))));
        Assert.All(list.GetProperty("data").EnumerateArray(), entry =>
        {
            Assert.Equal($"/api/payg/{entry.Text("meter")}", entry.Text("route"));
            Assert.Equal("200-299", entry.Text("charged_statuses"));
        });
    }

    [Fact]
    public async Task Prices_WithScheduledOnes_AnnounceThemEarliestFirst()
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api3");
        await admin.SetFlatAsync(meter, "0.0014", "2982-01-01T00:00:00Z");
        await admin.SetFlatAsync(meter, "0.0012", "2981-12-01T00:00:00Z");

        Assert.Equal(
            [("0.0012", "2981-12-01T00:00:00Z"), ("0.0014", "2982-01-01T00:00:00Z")], await UpcomingAsync("api3"));
        Assert.Empty(await UpcomingAsync("api4"));
    }

    private async Task<IEnumerable<(string? Amount, string? From)>> UpcomingAsync(string meter)
    {
        using var answer = await service.Client.GetAsync("/api/prices");
        var list = await answer.JsonAsync();
        return list.GetProperty("data").EnumerateArray()
            .Single(entry => string.Equals(entry.Text("meter"), meter, StringComparison.Ordinal))
            .GetProperty("upcoming").EnumerateArray()
            .Select(price => ((string?)price.Text("amount"), (string?)price.Text("effective_from")));
    }
}
