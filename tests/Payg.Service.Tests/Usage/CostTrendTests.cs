using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Usage;

/// <summary>What is said beside the cost of a month: the month before, and what it comes to.</summary>
public abstract class CostTrendTests(ServiceFixture service)
{
    private static readonly Dictionary<string, string> s_longSessions =
        new(StringComparer.Ordinal) { ["Payg:Tokens:SessionLifetime"] = "300" };

    public sealed class OnSqlite(SqliteService service) : CostTrendTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CostTrendTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Trend_OfAMonthUnderWay_ComparesTheSameSpanAndForecastsByTheLastDays()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_longSessions);
        host.Clock.StopAt("2034-10-03T10:20:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);

        // 1. Of one day: neither is there anything to compare with, nor enough for a forecast.
        await customer.CallAsync("api4", 4);
        var first = await customer.ReadAsync("/api/cost/trend");
        Assert.Equal("0.02", first.GetProperty("total").Text("amount"));
        Assert.Equal("0", first.GetProperty("comparison").GetProperty("cost").Text("amount"));
        Assert.Equal(
            JsonValueKind.Null, first.GetProperty("comparison").GetProperty("change_percent").ValueKind);
        Assert.Equal(JsonValueKind.Null, first.GetProperty("forecast").ValueKind);

        // 2. What is after the span, and what lies in the last seven days.
        host.Clock.StopAt("2034-10-20T10:20:00Z");
        await customer.CallAsync("api4", 2);
        host.Clock.StopAt("2034-10-30T00:30:00Z");
        await customer.CallAsync("api4", 2);

        // 3. The month has just begun.
        host.Clock.StopAt("2034-11-01T00:10:00Z");
        foreach (var begun in new[]
        {
            await customer.ReadAsync("/api/cost/trend"), await admin.ReadAsync("/totals"),
        })
        {
            Assert.Equal("2034-11", begun.Text("month"));
            Assert.Equal(JsonValueKind.Null, begun.GetProperty("comparison").ValueKind);
        }

        // 4. Six days later: by quarters of an hour for the customer, by hours for the operator.
        host.Clock.StopAt("2034-11-04T12:10:00Z");
        await customer.CallAsync("api4", 6);
        host.Clock.StopAt("2034-11-06T00:20:00Z");
        Assert.Equal(
            ("2034-10-01T00:00:00Z", "2034-10-06T00:15:00Z", "0.02", 50, "2034-12-01T00:00:00Z", "0.154930555", 6),
            Shown(await customer.ReadAsync("/api/cost/trend")));
        Assert.Equal(
            ("2034-10-01T00:00:00Z", "2034-10-06T00:00:00Z", "0.02", 50, "2034-12-01T00:00:00Z", "0.172777777", 7),
            Shown(await admin.ReadAsync("/totals")));
        var id = (await customer.ReadAsync("/api/auth/info")).Text("id");
        Assert.Equal(
            Shown(await customer.ReadAsync("/api/cost/trend")), Shown(await admin.ReadAsync($"/customers/{id}")));

        // 5. A month that is over is compared with all of the one before, and has no forecast.
        var october = await admin.ReadAsync("/totals?month=2034-10");
        Assert.Equal(JsonValueKind.Null, october.GetProperty("forecast").ValueKind);
        Assert.Equal("0", october.GetProperty("comparison").GetProperty("cost").Text("amount"));
        host.Clock.StopAt("2034-12-01T00:20:00Z");
        var november = (await admin.ReadAsync("/totals?month=2034-11")).GetProperty("comparison");
        Assert.Equal("0.04", november.GetProperty("cost").Text("amount"));
        Assert.Equal(-25, november.GetProperty("change_percent").GetInt32());
        var ofCustomer = await admin.ReadAsync($"/customers/{id}?month=2034-11");
        Assert.Equal(november.GetRawText(), ofCustomer.GetProperty("comparison").GetRawText());
        Assert.Equal(JsonValueKind.Null, ofCustomer.GetProperty("forecast").ValueKind);
        var coming = await admin.ReadAsync($"/customers/{id}?month=2035-01");
        Assert.Equal(JsonValueKind.Null, coming.GetProperty("comparison").ValueKind);
    }

    [Fact]
    public async Task Trend_OfACustomerInAnotherZone_IsOfTheirOwnMonths()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_longSessions);
        host.Clock.StopAt("2034-01-31T18:00:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        using (var changed = await customer.SendJsonAsync(
            HttpMethod.Patch, "/api/account", new { time_zone = "Asia/Kolkata" }))
        {
            changed.EnsureSuccessStatusCode();
        }

        // February of UTC is followed by a March that begins at 18:30 in UTC, and both are shorter than what follows.
        host.Clock.StopAt("2034-02-10T12:00:00Z");
        await customer.CallAsync("api4", 2);
        host.Clock.StopAt("2034-03-31T18:20:00Z");
        await customer.CallAsync("api4", 3);

        var trend = await customer.ReadAsync("/api/cost/trend");

        Assert.Equal("2034-03", trend.Text("month"));
        Assert.Equal("Asia/Kolkata", trend.Text("time_zone"));
        var comparison = trend.GetProperty("comparison");
        Assert.Equal("2034-02-01T00:00:00Z", comparison.Text("from"));
        Assert.Equal("2034-02-28T18:30:00Z", comparison.Text("to"));
        Assert.Equal("0.01", comparison.GetProperty("cost").Text("amount"));

        // The calls of the quarter under way are in the total and not yet compared.
        Assert.Equal("0.015", trend.GetProperty("total").Text("amount"));
        Assert.Equal(-100, comparison.GetProperty("change_percent").GetInt32());

        // An operator sees the same months of theirs.
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var id = (await customer.ReadAsync("/api/auth/info")).Text("id");
        var detail = await admin.ReadAsync($"/customers/{id}");
        Assert.Equal(trend.Text("month"), detail.Text("month"));
        Assert.Equal(trend.GetProperty("total").GetRawText(), detail.GetProperty("cost").GetRawText());
        Assert.Equal(comparison.GetRawText(), detail.GetProperty("comparison").GetRawText());
    }

    private static (string From, string To, string Cost, int Percent, string End, string Expected, int Days) Shown(
        JsonElement answer)
    {
        var (comparison, forecast) = (answer.GetProperty("comparison"), answer.GetProperty("forecast"));
        return (
            comparison.Text("from"), comparison.Text("to"), comparison.GetProperty("cost").Text("amount"),
            comparison.GetProperty("change_percent").GetInt32(), forecast.Text("end"),
            forecast.GetProperty("cost").Text("amount"), forecast.GetProperty("days").GetInt32());
    }
}
