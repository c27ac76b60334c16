using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Diagnostics;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class TotalsHistoryTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : TotalsHistoryTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : TotalsHistoryTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Months_OfAYear_HaveRevenueAndActiveAndNewCustomers()
    {
        service.Host.Clock.StopAt("2041-02-28T23:50:00Z");
        var admin = await Administrator.AtAsync(service);
        var first = await service.NewCustomerAsync();
        await first.CallAsync("api1", 3);
        service.Host.Clock.StopAt("2041-03-01T00:00:00Z");
        var second = await service.NewCustomerAsync();
        await first.CallAsync("api1", 2);
        await second.CallAsync("api1", 4);
        await second.CostsAsync();
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{first.Id}/adjustments",
            new { month = "2041-03", amount = "0.5", reason = "a test" }, HttpStatusCode.Created);

        var months = (await admin.ReadAsync("/totals/months?month=2041-03")).GetProperty("months").EnumerateArray()
            .Select(month => (
                month.Text("month"), month.GetProperty("revenue").Text("amount"),
                month.GetProperty("active_customers").GetInt32(),
                month.GetProperty("new_customers").GetProperty("customers").GetInt32()))
            .ToList();

        Assert.Equal(12, months.Count);
        Assert.Equal("2040-04", months[0].Item1);
        Assert.Equal([("2041-02", "0.003", 1, 1), ("2041-03", "0.506", 2, 1)], months[^2..]);
        var count = await admin.ReadAsync("/totals/customers");
        Assert.InRange(count.GetProperty("customers").GetInt32(), 3, 1000);
        Assert.False(count.GetProperty("is_more").GetBoolean());
    }

    [Fact]
    public async Task UnchargedCalls_OfAMonth_AreSummedByDayAndOutcome()
    {
        service.Host.Clock.StopAt("2042-04-30T10:20:00Z");
        var recorder = service.Host.Services.GetRequiredService<CallOutcomeRecorder>();
        await recorder.AddAsync(CancellationToken.None);
        service.Host.Clock.StopAt("2042-05-30T10:20:00Z");
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 3);
        await RefusedAsync("api1", 2);
        await recorder.AddAsync(CancellationToken.None);
        await RefusedAsync("api1", 1);
        await recorder.AddAsync(CancellationToken.None);
        await recorder.AddAsync(CancellationToken.None);
        service.Host.Clock.StopAt("2042-05-31T23:59:59Z");
        await RefusedAsync("api2", 1);
        await recorder.AddAsync(CancellationToken.None);

        Assert.Equal(
            [("2042-05-30", "unauthorized", 3L), ("2042-05-31", "unauthorized", 1L)],
            await DaysAsync("month=2042-05"));
        Assert.Equal([("2042-05-31", "unauthorized", 1L)], await DaysAsync("month=2042-05&meter=api2"));
        Assert.Empty(await DaysAsync("month=2042-06"));

        async Task<List<(string, string, long)>> DaysAsync(string query) =>
        [
            .. (await admin.ReadAsync($"/totals/uncharged_calls?{query}")).GetProperty("days").EnumerateArray()
                .Select(day => (day.Text("day"), day.Text("outcome"), day.GetProperty("calls").GetInt64())),
        ];
    }

    [Theory]
    [InlineData("/totals/months?month=2033-7", "month")]
    [InlineData("/totals/months?month=1900-07", "month")]
    [InlineData("/totals/months?currency=nothing", "currency")]
    [InlineData("/totals/uncharged_calls?month=13", "month")]
    [InlineData("/totals/uncharged_calls?meter=no+key", "meter")]
    public async Task History_OfNonsense_IsRefusedAtTheField(string path, string field)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(HttpMethod.Get, path);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    private async Task RefusedAsync(string api, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var answer = await service.Client.GetAsync($"/api/payg/{api}");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }
}
