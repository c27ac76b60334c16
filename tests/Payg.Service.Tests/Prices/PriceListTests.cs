using System.Net;
using System.Text.Json;
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
}
