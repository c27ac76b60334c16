using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>The archive as operators see it: a customer's calls one by one, and a month counted anew.</summary>
public abstract class CallTests(ServiceFixture service)
{
    private static readonly Dictionary<string, string> s_settings =
        new(StringComparer.Ordinal) { ["Payg:Metering:ArchiveDays"] = "30" };

    public sealed class OnSqlite(SqliteService service) : CallTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CallTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Calls_OfACustomer_AreListedOneByOneInOrder()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var (admin, customer) = await CallSomeAsync(host);
        var path = $"/customers/{customer.Id}/calls?from=2031-03-10T00:00:00Z&to=2031-03-11T00:00:00Z";

        var all = await admin.ReadAsync(path);
        Assert.Equal(
            [
                ("2031-03-10T12:00:00Z", "api1", 1), ("2031-03-10T12:00:00Z", "api1", 1),
                ("2031-03-10T12:00:01.5Z", "api4", 1), ("2031-03-10T12:00:02Z", "api1", 1),
            ],
            all.GetProperty("data").EnumerateArray().Select(Read));
        Assert.Equal(0, all.GetProperty("damaged").GetInt32());
        Assert.Equal(JsonValueKind.Null, all.GetProperty("next_cursor").ValueKind);

        // Page by page, and of one meter.
        var paged = new List<(string, string, int)>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await admin.ReadAsync($"{path}&meter=api1&limit=2&cursor={cursor}");
            paged.AddRange(page.GetProperty("data").EnumerateArray().Select(Read));
            cursor = page.GetProperty("next_cursor").GetString();
        }

        Assert.Equal(3, paged.Count);
        Assert.All(paged, call => Assert.Equal("api1", call.Item2));
    }

    [Theory]
    [InlineData("from=2031-03-10T00:00:00Z&to=2031-03-09T00:00:00Z", "from")]
    [InlineData("from=2031-01-01T00:00:00Z&to=2031-03-09T00:00:00Z", "from")]
    [InlineData("from=noon&limit=0", "from", "limit")]
    [InlineData("cursor=7&meter=No!", "cursor", "meter")]
    public async Task Calls_AskedForWrongly_AreRefusedAtTheField(string query, params string[] fields)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(
            HttpMethod.Get, $"/customers/{admin.User.Id}/calls?{query}");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    [Fact]
    public async Task Calls_WithoutAnArchive_AreAClearProblem()
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(HttpMethod.Get, $"/customers/{admin.User.Id}/calls");

        await answer.AssertProblemAsync(HttpStatusCode.Conflict, "archive_off");
    }

    [Fact]
    public async Task Calls_OfNobody_AreNotFound()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);

        using var answer = await admin.SendAsync(
            HttpMethod.Get, "/customers/01a20865-2009-7e24-9727-1f9bd0239ff7/calls");

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Commands_OnAnArchive_ListCallsAndFindWhatWasChanged()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var (admin, customer) = await CallSomeAsync(host);
        await admin.ReadAsync($"/customers/{customer.Id}");

        // 1. All is well.
        var csv = await database.RunAsync(
            "calls", "--customer", customer.Id.ToString(),
            "--from", "2031-03-10T00:00:00Z", "--to", "2031-04-01T00:00:00Z");
        Assert.True(csv.ExitCode == 0, csv.Error);
        Assert.Equal(
            [
                "occurred_at,meter,method,quantity,unit,dimensions",
                "2031-03-10T12:00:00.000000Z,api1,GET,1,call,", "2031-03-10T12:00:00.000000Z,api1,GET,1,call,",
                "2031-03-10T12:00:01.500000Z,api4,GET,1,call,", "2031-03-10T12:00:02.000000Z,api1,GET,1,call,",
            ],
            csv.Lines);
        var json = await database.RunAsync(
            "calls", "--customer", customer.Id.ToString(), "--meter", "api4", "--format", "jsonl",
            "--from", "2031-03-10T00:00:00Z", "--to", "2031-04-01T00:00:00Z");
        Assert.Equal(
            ("2031-03-10T12:00:01.5Z", "api4", 1), Read(JsonElement.Parse(Assert.Single(json.Lines))));
        var sound = await database.EnterAsync("verify", "--archive", "--month", "2031-03");
        Assert.True(sound.ExitCode == 0, sound.Error + sound.Output);
        Assert.Empty(sound.Output);
        Assert.Contains("5 calls", sound.Error, StringComparison.Ordinal);

        // 2. Somebody changed a line.
        await using (var context = database.Open())
        {
            context.UsageLines.Single(row => row.CustomerId == customer.Id && row.Quantity == 3).Quantity = 2;
            await context.SaveChangesAsync();
        }

        var changed = await database.EnterAsync(
            "verify", "--month", "2031-03", "--archive", Path.Combine(database.Folder.FullName, "archive"));
        Assert.Equal(5, changed.ExitCode);
        var difference = JsonElement.Parse(Assert.Single(changed.Output.TrimEnd('\n').Split('\n')));
        Assert.Equal("archive_line", difference.Text("kind"));
        Assert.Equal(customer.Id, difference.GetProperty("customer").GetGuid());
        Assert.Equal(("2", "3"), (difference.Text("stored"), difference.Text("archived")));
    }

    [Fact]
    public async Task Calls_BeforeAndAfterAnotherUnit_HaveTheUnitOfTheirTime()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        var (admin, customer) = await CallSomeAsync(host);
        var meters = (await admin.ReadAsync("/meters")).GetProperty("data").EnumerateArray();
        var meter = meters.Single(row => row.Text("key") is "api1").GetProperty("id");
        host.Clock.StopAt("2031-03-10T13:00:00Z");
        await admin.DoAsync(HttpMethod.Patch, $"/meters/{meter}", new { unit = "page" });
        await customer.CallAsync("api1");

        var calls = await admin.ReadAsync(
            $"/customers/{customer.Id}/calls?from=2031-03-10T00:00:00Z&to=2031-03-11T00:00:00Z&meter=api1");
        await customer.CostsAsync();
        var lines = await database.RunAsync(
            "calls", "--customer", customer.Id.ToString(), "--meter", "api1",
            "--from", "2031-03-10T00:00:00Z", "--to", "2031-03-11T00:00:00Z");

        string[] units = ["call", "call", "call", "page"];
        Assert.Equal(units, calls.GetProperty("data").EnumerateArray().Select(call => call.Text("unit")));
        Assert.Equal(units, lines.Lines.Skip(1).Select(text => text.Split(',')[^2]));
    }

    [Fact]
    public async Task Commands_WithAUnitThatIsAFormula_WriteItAsText()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database, s_settings);
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var meters = await admin.ReadAsync("/meters");
        var meter = meters.GetProperty("data").EnumerateArray().Single(row => row.Text("key") is "api1");
        await admin.DoAsync(HttpMethod.Patch, $"/meters/{meter.GetProperty("id")}", new { unit = "=1+1" });
        await admin.User.CallAsync("api1");
        await admin.User.CostsAsync();

        var calls = await database.RunAsync(
            "calls", "--customer", admin.User.Id.ToString(),
            "--from", "2031-03-10T00:00:00Z", "--to", "2031-04-01T00:00:00Z");
        var export = await database.ExportAsync("--month", "2031-03");

        Assert.EndsWith(",api1,GET,1,'=1+1,", calls.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(",api1,GET,'=1+1,", export.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calls", "--customer", "nobody")]
    [InlineData("calls", "for", "ann")]
    [InlineData("verify", "--archive")]
    [InlineData("verify", "--month", "March")]
    public async Task Command_ThatIsNone_SaysHowToUseIt(params string[] words)
    {
        var result = await service.Database.EnterAsync(words);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("--", result.Error, StringComparison.Ordinal);
    }

    private static (string At, string Meter, int Quantity) Read(JsonElement call) =>
        (call.Text("occurred_at"), call.Text("meter"), call.GetProperty("quantity").GetInt32());

    /// <summary>Four calls of one customer, and one of another.</summary>
    private static async Task<(Administrator Admin, Customer Customer)> CallSomeAsync(ServiceHost host)
    {
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await customer.CallAsync("api1", 2);
        await (await Customer.CreateAsync(host.Client)).CallAsync("api1");
        await customer.CostsAsync();
        host.Clock.StopAt("2031-03-10T12:00:02Z");
        await customer.CallAsync("api1");

        // A clock that was set back: what occurred is listed by when it did, not by when it was recorded.
        host.Clock.StopAt("2031-03-10T12:00:01.5Z");
        await customer.CallAsync("api4");
        return (admin, customer);
    }
}
