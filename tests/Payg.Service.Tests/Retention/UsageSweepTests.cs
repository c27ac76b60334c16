using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Service.Retention;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Retention;
using Xunit;

namespace Payg.Service.Tests.Retention;

public abstract class UsageSweepTests(ServiceFixture service)
{
    private const string Old = "from=2031-03-01T00:00:00Z&to=2031-04-01T00:00:00Z";

    private static readonly Dictionary<string, string> s_settings = new() { ["Payg:Retention:Hours"] = "100" };

    public sealed class OnSqlite(SqliteService service) : UsageSweepTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : UsageSweepTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Sweep_OfAMonthOlderThanTheSetting_DropsItsHoursAndNothingThatIsBilled()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 3);
        await customer.CostsAsync();
        var meter = await MeterAsync(database);
        var kept = Record(customer, meter, "2031-04-01T00:00:00Z") with { Quantity = 7 };
        await ApplyAsync(host, [kept, kept with { OccurredAt = kept.OccurredAt.AddTicks(-1), Quantity = 2 }]);

        // 1. March ended 100 days before the 10th of July, and is dropped as a whole from then on.
        Assert.Equal(0, (await SweepAsync(host, "2031-07-09T23:00:00Z")).Rows);
        var dropped = await SweepAsync(host, "2031-07-10T01:00:00Z");
        Assert.Equal((Instants.Parse("2031-04-01T00:00:00Z"), 2), (dropped.Before, dropped.Rows));
        Assert.Equal(default, await SweepAsync(host, "2031-07-10T02:00:00Z"));
        Assert.Contains("Dropped usage by the hour from before", host.Log.ToString(), StringComparison.Ordinal);

        // 2. What is billed stays, and all of it still agrees.
        customer = await Customer.LoginAsync(host.Client, customer.Username);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        Assert.Equal("0.012", (await customer.CostsAsync()).Total);
        await AssertVerifiedAsync(admin);
        var month = await customer.ReadAsync($"/api/usage?window=month&{Old}");
        Assert.Equal(5, Assert.Single(month.GetProperty("data").EnumerateArray()).GetProperty("quantity").GetInt32());
        Assert.Null(month.Text("kept_from"));
        Assert.Equal(
            [3, 2],
            (await admin.ReadAsync($"/usage?{Old}")).GetProperty("data").EnumerateArray()
                .Select(entry => entry.GetProperty("quantity").GetInt32()));

        // 3. What was asked for and is not kept is said, for a customer and for an administrator.
        foreach (var series in new[]
        {
            await customer.ReadAsync($"/api/usage?{Old}"),
            await customer.ReadAsync($"/api/usage?window=month&group_by=api_key&{Old}"),
            await admin.ReadAsync($"/usage?customer={customer.Id}&{Old}"),
        })
        {
            Assert.Empty(series.GetProperty("data").EnumerateArray());
            Assert.Equal(
                Instants.Parse("2031-04-01T00:00:00Z"), series.GetProperty("kept_from").GetDateTimeOffset());
        }

        var partly = await customer.ReadAsync("/api/usage?from=2031-03-20T00:00:00Z&to=2031-04-20T00:00:00Z");
        Assert.Equal(7, Assert.Single(partly.GetProperty("data").EnumerateArray()).GetProperty("quantity").GetInt32());
        Assert.NotNull(partly.Text("kept_from"));
        Assert.Null((await customer.ReadAsync("/api/usage?from=2031-04-01T00:00:00Z")).Text("kept_from"));
    }

    [Fact]
    public async Task Usage_OfADroppedMonth_IsCountedAndDroppedAgain()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var customer = await Customer.CreateAsync(host.Client);
        var meter = await MeterAsync(database);
        await ApplyAsync(host, [Record(customer, meter, "2031-03-10T12:00:00Z")]);
        Assert.Equal(1, (await SweepAsync(host, "2031-07-11T00:00:00Z")).Rows);

        // More quarters than one transaction deletes, and calls with a test key.
        var late = Enumerable.Range(0, UsageRetention.RowsAtOnce + 100).Select(i =>
            Record(customer, meter, "2031-03-02T00:00:00Z") is var first
                ? first with { OccurredAt = first.OccurredAt.AddMinutes(15 * i) }
                : default);
        var test = Record(customer, meter, "2031-03-02T00:00:00Z") with { IsTest = true, ApiKey = new(1) };
        await ApplyAsync(host, [.. late, test]);

        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        await AssertVerifiedAsync(admin);
        Assert.Equal(default, await SweepAsync(host, "2031-07-12T00:00:00Z"));
        var dropped = await SweepAsync(host, "2031-08-20T00:00:00Z");
        Assert.Equal((UsageRetention.RowsAtOnce + 100, 1), (dropped.Rows, dropped.Tests));
        admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        await AssertVerifiedAsync(admin);
        customer = await Customer.LoginAsync(host.Client, customer.Username);
        Assert.Equal("2.101", (await customer.CostsAsync()).Total);

        // What was dropped is still held against the lines and the sums.
        await using (var context = database.Open())
        {
            Assert.Empty(await context.UsageQuarters.ToListAsync());
            await context.DroppedUsage.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.QuantityRest, row => row.QuantityRest + 1));
        }

        var report = await admin.ReadAsync("/verify");
        Assert.Equal(
            ["hours_quantity", "sum_quantity"],
            report.GetProperty("data").EnumerateArray().Select(difference => difference.Text("kind")).Order());
    }

    [Fact]
    public async Task Export_OfARangeThatIsNotKept_IsRefusedAndSaysFromWhenOn()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        await SweepAsync(host, "2031-07-11T00:00:00Z");
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);

        using var refused = await admin.User.SendAsync(
            HttpMethod.Get, "/api/admin/export?from=2031-03-31&to=2031-05-01");
        await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "from");
        Assert.Contains(
            "2031-04-01T00:00:00Z", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var answered = await admin.User.SendAsync(
            HttpMethod.Get, "/api/admin/export?from=2031-04-01&to=2031-05-01");
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);

        var command = await database.EnterAsync("export", "--from", "2031-03-31", "--to", "2031-05-01");
        Assert.NotEqual(0, command.ExitCode);
        Assert.Contains("--from: Usage before 2031-04-01T00:00:00Z", command.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hours", "99")]
    [InlineData("Audit", "89")]
    public async Task Setting_BelowTheLeast_EndsTheStartWithOneLine(string name, string days)
    {
        await using var database = await service.NewEmptyDatabaseAsync();

        var refused = await database.EnterAsync("migrate", $"--Payg:Retention:{name}={days}");

        Assert.NotEqual(0, refused.ExitCode);
        var least = (int.Parse(days, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"at least {least} days", refused.Error, StringComparison.Ordinal);
    }

    private static UsageRecord Record(Customer customer, int meter, string at) =>
        new(new CustomerId(customer.Id), new MeterId(meter), 1, Instants.Parse(at));

    private static Task<ApplyOutcome> ApplyAsync(ServiceHost host, UsageRecord[] records) =>
        host.Services.GetRequiredService<IUsageLedger>().ApplyAsync(
            new UsageBatch(new BatchId(Guid.CreateVersion7(host.Clock.GetUtcNow()), 1), records, 1),
            CancellationToken.None);

    private static async Task<int> MeterAsync(TestDatabase database)
    {
        await using var context = database.Open();
        return await context.Meters.Where(row => row.Key == "api1").Select(row => row.Id).SingleAsync();
    }

    private static Task<DroppedUsage> SweepAsync(ServiceHost host, string now)
    {
        host.Clock.StopAt(now);
        return host.Services.GetRequiredService<UsageSweep>().SweepAsync(CancellationToken.None);
    }

    private static async Task AssertVerifiedAsync(Administrator admin) =>
        Assert.Empty((await admin.ReadAsync("/verify")).GetProperty("data").EnumerateArray());
}
