using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Usage;

/// <summary>Time zones of customers: when a change acts, and that windows of every zone are exact.</summary>
public abstract class ZoneTests(ServiceFixture service)
{
    private static readonly Dictionary<string, string> s_longSessions =
        new(StringComparer.Ordinal) { ["Payg:Tokens:SessionLifetime"] = "300" };

    public sealed class OnSqlite(SqliteService service) : ZoneTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : ZoneTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Zone_ChangedWithinAMonth_ActsFromTheNextBillingPeriod()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_longSessions);
        host.Clock.StopAt("2030-01-31T10:30:00Z");
        var customer = await Customer.CreateAsync(host.Client);

        // In Auckland February has begun.
        var changed = await ChangeAsync(host, customer, "Pacific/Auckland");
        await customer.CallAsync("api1");

        Assert.Equal("UTC", changed.Text("time_zone"));
        Assert.Equal("Pacific/Auckland", changed.Text("pending_time_zone"));
        Assert.Equal("2030-02-01T00:00:00Z", changed.Text("pending_time_zone_from"));
        Assert.Equal(changed.GetRawText(), (await customer.ReadAsync("/api/account")).GetRawText());
        Assert.Equal(1, await QuantityAsync(customer, "2030-01"));

        // February begins where January ended, and ends by Auckland's clock.
        host.Clock.StopAt("2030-02-01T00:00:00Z");
        await customer.CallAsync("api1", 2);
        var february = await customer.ReadAsync("/api/cost");
        Assert.Equal("2030-02", february.Text("month"));
        Assert.Equal("2030-02-01T00:00:00Z", february.Text("start"));
        Assert.Equal("2030-02-28T11:00:00Z", february.Text("end"));
        Assert.Equal("Pacific/Auckland", february.Text("time_zone"));
        Assert.Equal("Pacific/Auckland", (await customer.ReadAsync("/api/account")).Text("time_zone"));
        host.Clock.StopAt("2030-02-28T11:00:00Z");
        await customer.CallAsync("api1", 4);
        Assert.Equal(1, await QuantityAsync(customer, "2030-01"));
        Assert.Equal(2, await QuantityAsync(customer, "2030-02"));
        Assert.Equal(4, await QuantityAsync(customer, "2030-03"));
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Zone_ChangedAfterACallThatWaits_CountsItWhereItOccurred()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Payg:Metering:FlushInterval"] = "00:05:00",
                ["Payg:Tokens:SessionLifetime"] = "300",
            });
        host.Clock.StopAt("2027-10-31T23:00:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        await ChangeAsync(host, customer, "Pacific/Auckland");

        // In Auckland it is December; the record waits in the journal while the zone is changed.
        host.Clock.StopAt("2027-11-30T11:30:00Z");
        await customer.CallAsync("api1");
        await ChangeAsync(host, customer, "UTC");

        Assert.Equal(0, await QuantityAsync(customer, "2027-11"));
        Assert.Equal(1, await QuantityAsync(customer, "2027-12"));
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Zone_ChangedAtAnyTime_LeavesMonthsThatAreOverAsTheyAre()
    {
        await using var database = await service.NewDatabaseAsync();
        await using (var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Payg:Metering:ArchiveDays"] = "30",
            }))
        {
            host.Clock.StopAt("2030-03-01T01:00:00Z");
            var customer = await Customer.CreateAsync(host.Client);
            await customer.CallAsync("api1", 2);
            Assert.Equal(2, await QuantityAsync(customer, "2030-03"));

            // In Honolulu it is February still.
            await ChangeAsync(host, customer, "Pacific/Honolulu");
            await customer.CallAsync("api1", 3);
            Assert.Equal(5, await QuantityAsync(customer, "2030-03"));
            Assert.Equal(0, await QuantityAsync(customer, "2030-02"));
        }

        foreach (var month in new[] { "2030-02", "2030-03" })
        {
            var recount = await database.EnterAsync("verify", "--archive", "--month", month);
            Assert.True(recount.ExitCode == 0, recount.Output + recount.Error);
        }
    }

    [Fact]
    public async Task Zone_ChangedAndTakenBack_IsAuditedEachTime()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_longSessions);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);

        await ChangeAsync(host, customer, "Asia/Kolkata");
        await ChangeAsync(host, customer, "Asia/Kolkata");
        var back = await ChangeAsync(host, customer, "UTC");

        Assert.Equal(JsonValueKind.Null, back.GetProperty("pending_time_zone").ValueKind);
        Assert.Equal(JsonValueKind.Null, back.GetProperty("pending_time_zone_from").ValueKind);
        var entries = (await admin.ReadAsync("/audit?action=customer.time_zone_changed"))
            .GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(2, entries.Count);
        Assert.Equal(customer.Username, entries[0].Text("actor"));
        Assert.Equal("Asia/Kolkata", entries[1].GetProperty("after").Text("pending_time_zone"));
    }

    [Fact]
    public async Task Usage_OfAHalfHourZone_IsExactInOperatorsWindowsAndInExports()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_longSessions);
        host.Clock.StopAt("2027-12-31T00:00:00Z");
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await ChangeAsync(host, customer, "Asia/Kolkata");

        // By Kolkata's clock it is 05:40: that hour began in January of UTC.
        host.Clock.StopAt("2028-02-01T00:10:00Z");
        await customer.CallAsync("api1", 5);
        await customer.CostsAsync();

        var days = await admin.ReadAsync(
            "/usage?window=day&from=2028-01-30T00:00:00Z&to=2028-02-02T00:00:00Z");
        Assert.Equal(
            ["2028-02-01T00:00:00Z 5"],
            days.GetProperty("data").EnumerateArray().Select(day => $"{day.Text("start")} {Quantity(day)}"));
        var hours = await customer.ReadAsync(
            "/api/usage?window=hour&from=2028-02-01T00:00:00Z&to=2028-02-01T01:00:00Z");
        Assert.Equal(
            ["2028-01-31T23:30:00Z 5"],
            hours.GetProperty("data").EnumerateArray().Select(hour => $"{hour.Text("start")} {Quantity(hour)}"));
        var february = await database.ExportAsync("--from", "2028-02-01", "--to", "2028-03-01");
        Assert.Contains(",2028-02-01T00:00:00Z,api1,GET,call,", february, StringComparison.Ordinal);
        Assert.Contains(",5,0.005,USD", february, StringComparison.Ordinal);
        var january = await database.ExportAsync("--from", "2028-01-01", "--to", "2028-02-01");
        Assert.DoesNotContain("api1", january, StringComparison.Ordinal);
        var byHour = await database.ExportAsync("--by", "hour", "--from", "2028-02-01", "--to", "2028-03-01");
        Assert.Contains(",2028-02-01T00:00:00Z,api1,GET,call,", byHour, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ChangeAsync(ServiceHost host, Customer customer, string zone)
    {
        // The clock may have moved on, and a change of zone asks for a recent log-in.
        var recent = await Customer.LoginAsync(host.Client, customer.Username);
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/account");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", recent.Token);
        request.Content = Bodies.Json($$"""{"time_zone":"{{zone}}"}""");
        using var answer = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task<long> QuantityAsync(Customer customer, string month) =>
        (await customer.ReadAsync($"/api/cost/{month}")).GetProperty("lines").EnumerateArray().Sum(Quantity);

    private static long Quantity(JsonElement json) => json.GetProperty("quantity").GetInt64();
}
