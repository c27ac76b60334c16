using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Usage;

public abstract class CostTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CostTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CostTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Cost_OfTheCurrentMonth_HasEveryMember()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api4");

        var cost = await customer.ReadAsync("/api/cost/");

        Assert.Equal(
            ["month", "start", "end", "time_zone", "as_of", "total", "customer_total", "lines", "adjustments"],
            cost.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^[0-9]{4}-[0-9]{2}$", cost.Text("month"));
        Assert.EndsWith("Z", cost.Text("as_of"), StringComparison.Ordinal);
        Assert.Equal("""{"amount":"0.005","currency":"USD"}""", cost.GetProperty("total").GetRawText());
        var line = Assert.Single(cost.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            [
                "meter", "meter_name", "method", "unit", "when", "price", "quantity", "adjusted_quantity", "before",
                "cost", "explanation",
            ],
            line.EnumerateObject().Select(member => member.Name));
        Assert.Equal("call", line.Text("unit"));
        Assert.Equal("flat", line.GetProperty("price").Text("model"));
        Assert.Equal("0.005", line.GetProperty("price").Text("amount"));
        var part = Assert.Single(line.GetProperty("explanation").EnumerateArray());
        Assert.Equal("units", part.Text("kind"));
        Assert.Equal("0.005", part.GetProperty("cost").Text("amount"));
    }

    [Theory]
    [InlineData("1999-12")]
    [InlineData("9998-12")]
    public async Task Cost_OfAMonthWithoutUsage_IsNothing(string month)
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");

        var cost = await customer.ReadAsync($"/api/cost/{month}");

        Assert.Equal("0", cost.GetProperty("total").Text("amount"));
        Assert.Empty(cost.GetProperty("lines").EnumerateArray());
        Assert.Equal(month, cost.Text("month"));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-011")]
    [InlineData("1899-12")]
    [InlineData("9999-01")]
    [InlineData("-001-01")]
    [InlineData("2026%2F01")]
    [InlineData("\u0662\u0660\u0662\u0666-\u0660\u0661")]
    [InlineData("2026-01%zz")]
    [InlineData("2026-01%20")]
    [InlineData("now")]
    public async Task Cost_OfAMalformedMonth_IsToldAtTheMonthAndNothingElseRuns(string month)
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await customer.SendAsync(HttpMethod.Get, $"/api/cost/{month}");

        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "month");
        Assert.Equal(["Write the month as yyyy-MM, such as 2026-11."], problem.ErrorsAt("month"));
    }

    [Theory]
    [InlineData("/api/cost")]
    [InlineData("/api/cost/2026-01")]
    [InlineData("/api/cost/nonsense")]
    [InlineData("/api/usage")]
    [InlineData("/api/usage?window=nonsense")]
    [InlineData("/api/auth/info")]
    public async Task Read_WithoutAToken_IsRefusedBeforeAnythingElse(string path)
    {
        using var answer = await service.Client.GetAsync(path);

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Cost_OfOneCustomer_ShowsNothingOfAnother()
    {
        var somebody = await service.NewCustomerAsync();
        await somebody.CallAsync("api4", 3);
        var customer = await service.NewCustomerAsync();

        Assert.Equal(("0", "0"), await customer.CostsAsync());
        Assert.Empty((await customer.ReadAsync("/api/cost")).GetProperty("lines").EnumerateArray());
        Assert.Empty((await customer.ReadAsync("/api/usage")).GetProperty("data").EnumerateArray());
    }
}
