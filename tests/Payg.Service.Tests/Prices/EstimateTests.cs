using System.Net;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Prices;

public abstract class EstimateTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : EstimateTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : EstimateTests(service), IClassFixture<PostgresService>;

    [Theory]
    [InlineData("quantity=250000", "250")]
    [InlineData("quantity=1&already=41", "0.001")]
    [InlineData("quantity=0&already=41", "0")]
    public async Task Estimate_OfAFlatPrice_IsTheSameWhateverWasUsedBefore(string query, string cost)
    {
        var estimate = await service.Client.GetAsync($"/api/prices/estimate?meter=api1&{query}");

        Assert.Equal(cost, (await estimate.JsonAsync()).GetProperty("cost").Text("amount"));
    }

    [Theory]
    [InlineData(1, 0, "0")]
    [InlineData(1, 2, "0.5")]
    [InlineData(1, 4, "0.25")]
    [InlineData(3, 2, "1.25")]
    [InlineData(5, 0, "1.25")]
    public async Task Estimate_OnTopOfWhatWasUsed_IsWhatItAdds(int quantity, int already, string cost)
    {
        var admin = await Administrator.AtAsync(service);
        var meter = await Administrator.MeterAsync(service, "api2");
        var tiers = new object[] { new { up_to = 2, amount = "0.5" }, new { amount = "0.25" } };
        await admin.SetPriceAsync(meter, new { model = "graduated", currency = "USD", free_units = 2, tiers });

        var estimate = await service.Client.GetAsync(
            $"/api/prices/estimate?meter=api2&quantity={quantity}&already={already}");

        Assert.Equal(cost, (await estimate.JsonAsync()).GetProperty("cost").Text("amount"));
    }

    [Theory]
    [InlineData("meter=api1&quantity=-1&already=x", "quantity", "already")]
    [InlineData("meter=none&quantity=1", "meter")]
    [InlineData("meter=api1&quantity=1&already=1000000000000001", "already")]
    public async Task Estimate_AskedForWrongly_IsRefusedAtTheFields(string query, params string[] fields)
    {
        using var answer = await service.Client.GetAsync($"/api/prices/estimate?{query}");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }
}
