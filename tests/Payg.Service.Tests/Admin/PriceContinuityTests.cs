using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>What goes on, and what does not, when the price of a meter changes within a billing period.</summary>
public abstract class PriceContinuityTests(ServiceFixture service)
{
    private const string TenFree = """{"model":"flat","amount":"0.01","free_units":10,"currency":"USD"}""";

    private const string Tiers = """
        {"model":"graduated","currency":"USD","tiers":[
        {"up_to":5,"amount":"1","flat_amount":"7"},{"up_to":null,"amount":"0.1"}]}
        """;

    public sealed class OnSqlite(SqliteService service)
        : PriceContinuityTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : PriceContinuityTests(service), IClassFixture<PostgresService>
    {
        private readonly PostgresService _service = service;

        /// <summary>Takes two nodes, which only PostgreSQL has.</summary>
        [Fact]
        public async Task Line_ThatGrowsLate_MovesTheLinesBehindIt()
        {
            await using var run = await Run.StartAsync(_service, "2030-05-10T12:00:00Z");
            await using var other = await ServiceHost.StartAsync(
                run.Database, new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Payg:Metering:FlushInterval"] = "00:05:00",
                },
                Directory.CreateTempSubdirectory("payg-node").FullName);
            other.Clock.StopAt("2030-05-10T12:00:00Z");
            await run.SetAsync(TenFree);
            await run.Customer.At(other.Client).CallAsync("api1", 8);
            run.Host.Clock.StopAt("2030-05-11T12:00:00Z");
            await run.SetAsync(TenFree.Replace("0.01", "0.03", StringComparison.Ordinal));
            await run.Customer.CallAsync("api1", 6);
            Assert.Equal(["6 6 0 0"], await run.LinesAsync());

            await run.Customer.At(other.Client).CostsAsync();

            Assert.Equal(["8 8 0 0", "6 2 0.12 8"], await run.LinesAsync());
            await Books.AssertRightAsync(run.Database);
        }
    }

    [Fact]
    public async Task FreeUnits_WhenThePriceChanges_AreThoseOfTheWholePeriod()
    {
        await using var run = await Run.StartAsync(service);
        await run.SetAsync("""{"model":"flat","amount":"0.02","free_units":5,"currency":"USD"}""");
        await run.Customer.CallAsync("api1", 5);
        await run.SetAsync("""{"model":"flat","amount":"0.01","free_units":5,"currency":"USD"}""");
        await run.Customer.CallAsync("api1", 5);

        Assert.Equal(["5 5 0 0", "5 0 0.05 5"], await run.LinesAsync());
        Assert.Equal(("0.05", "0.05"), await run.Customer.CostsAsync());
        await Books.AssertRightAsync(run.Database);
    }

    [Fact]
    public async Task FreeUnits_OfAPriceThatRestarts_StartAgain()
    {
        await using var run = await Run.StartAsync(service);
        await run.SetAsync(TenFree);
        await run.Customer.CallAsync("api1", 12);
        await run.SetAsync(TenFree.Replace("0.01", "0.03", StringComparison.Ordinal)
            .Replace("}", ""","restart":true}""", StringComparison.Ordinal));
        await run.Customer.CallAsync("api1", 11);

        Assert.Equal(["12 10 0.02 0", "11 10 0.03 0"], await run.LinesAsync());
        await Books.AssertRightAsync(run.Database);
    }

    [Fact]
    public async Task Price_PostedAgain_ChangesNothing()
    {
        await using var run = await Run.StartAsync(service);
        var first = await run.SetAsync(Tiers);
        await run.Customer.CallAsync("api1", 4);
        for (var i = 0; i < 3; i++)
        {
            var again = await run.Admin.DoAsync(HttpMethod.Post, $"/meters/{run.Meter}/prices", Tiers);
            Assert.Equal(first.GetProperty("price").GetRawText(), again.GetProperty("price").GetRawText());
            await run.Customer.CallAsync("api1", 2);
        }

        Assert.Equal(["10 0 12.5 0"], await run.LinesAsync());
        var entries = (await run.Admin.ReadAsync("/audit?action=price.created")).GetProperty("data");
        Assert.Equal(1, entries.GetArrayLength());
    }

    [Fact]
    public async Task Price_SetForAnInstantAndPostedAgain_IsTheOneThatStands()
    {
        await using var run = await Run.StartAsync(service);
        const string Later = """{"model":"free","currency":"USD","effective_from":"2990-01-01T00:00:00Z"}""";
        var first = await run.SetAsync(Later);

        var again = await run.Admin.DoAsync(HttpMethod.Post, $"/meters/{run.Meter}/prices", Later);
        var after = await run.Admin.DoAsync(
            HttpMethod.Post, $"/meters/{run.Meter}/prices", Later.Replace("2990", "2991", StringComparison.Ordinal));

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(first.GetRawText(), after.GetRawText());
    }

    [Fact]
    public async Task Price_ChangedBetweenTiers_GoesOnFromThePositionInThePeriod()
    {
        await using var run = await Run.StartAsync(service);
        await run.SetAsync("""{"model":"flat","amount":"0.5","currency":"USD"}""");
        await run.Customer.CallAsync("api1", 3);
        await run.SetAsync(Tiers);
        await run.Customer.CallAsync("api1", 4);

        // Two units of the first tier, whose fee went with its first unit, and two of the second.
        Assert.Equal(["3 0 1.5 0", "4 0 2.2 3"], await run.LinesAsync());
        await Books.AssertRightAsync(run.Database);
    }

    [Fact]
    public async Task Price_ForTheNextPeriod_TakesOverAtEachCustomersMonth()
    {
        await using var run = await Run.StartAsync(service, "2030-05-10T12:00:00Z");
        await run.SetAsync("""{"model":"flat","amount":"1","currency":"USD"}""");
        run.Host.Clock.StopAt("2030-05-10T13:00:00Z");
        const string Next = """{"model":"flat","amount":"2","currency":"USD","effective":"next_period"}""";
        var set = await run.SetAsync(Next);
        await run.Customer.CallAsync("api1");
        run.Host.Clock.StopAt("2030-06-01T00:00:00Z");
        await run.Customer.CallAsync("api1");

        Assert.Equal("planned", set.Text("state"));
        Assert.Equal("next_period", set.GetProperty("price").Text("effective"));
        Assert.Equal(["1 0 1 0"], await run.LinesAsync("2030-05"));
        Assert.Equal(["1 0 2 0"], await run.LinesAsync("2030-06"));
        await run.Admin.DoAsync(HttpMethod.Post, $"/meters/{run.Meter}/prices", Next);
        await Books.AssertRightAsync(run.Database);
    }

    [Fact]
    public async Task Price_ForTheNextPeriod_CanBeWithdrawnUntilAPeriodBegins()
    {
        await using var run = await Run.StartAsync(service, "2030-05-10T12:00:00Z");
        var set = await run.SetAsync("""{"model":"flat","amount":"2","currency":"USD","effective":"next_period"}""");
        var id = set.GetProperty("price").GetProperty("id").GetInt32();

        // Where clocks are furthest ahead June begins at ten.
        run.Host.Clock.StopAt("2030-05-31T10:00:00Z");
        using var late = await run.Admin.SendAsync(HttpMethod.Delete, $"/prices/{id}");
        run.Host.Clock.StopAt("2030-05-31T09:59:59Z");
        using var inTime = await run.Admin.SendAsync(HttpMethod.Delete, $"/prices/{id}");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, inTime.StatusCode);
    }

    [Fact]
    public async Task Unit_Changed_IsThatOfLaterUsageOnly()
    {
        await using var run = await Run.StartAsync(service, "2030-05-10T12:00:00Z");
        await run.SetAsync(TenFree);
        await run.Customer.CallAsync("api1", 3);
        run.Host.Clock.StopAt("2030-05-11T12:00:00Z");
        var planned = await run.SetAsync(
            """{"model":"flat","amount":"9","currency":"USD","effective_from":"2030-08-01T00:00:00Z"}""");

        await run.Admin.DoAsync(HttpMethod.Patch, $"/meters/{run.Meter}", """{"unit":"megabyte"}""");
        await run.Customer.CallAsync("api1", 4);

        var lines = (await run.Customer.ReadAsync("/api/cost/2030-05")).GetProperty("lines").EnumerateArray();
        Assert.Equal(["call 3 0", "megabyte 4 0"], lines.Select(line =>
            $"{line.Text("unit")} {line.GetProperty("quantity")} {line.GetProperty("before")}"));
        Assert.Equal(3, (await run.Admin.ReadAsync("/totals?month=2030-05")).GetProperty("calls").GetInt64());
        var windows = (await run.Customer.ReadAsync("/api/usage?from=2030-05-01T00:00:00Z&to=2030-06-01T00:00:00Z"))
            .GetProperty("data").EnumerateArray();
        Assert.Equal(
            ["call 3", "megabyte 4"], windows.Select(row => $"{row.Text("unit")} {row.GetProperty("quantity")}"));
        var prices = (await run.Admin.ReadAsync($"/meters/{run.Meter}/prices")).GetProperty("data").EnumerateArray()
            .Select(price => price.GetProperty("price")).ToList();
        Assert.Equal("megabyte", prices[0].Text("unit"));
        Assert.Equal("9", prices[0].Text("amount"));
        Assert.NotEqual(
            planned.GetProperty("price").GetProperty("id").GetInt32(), prices[0].GetProperty("id").GetInt32());
        Assert.Equal(["megabyte", "call", "call"], prices.Skip(1).Select(price => price.Text("unit")));
        await Books.AssertRightAsync(run.Database);
    }

    private sealed class Run(TestDatabase database, ServiceHost host, Administrator admin, Customer customer, int meter)
        : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public ServiceHost Host => host;

        public Administrator Admin => admin;

        public Customer Customer => customer;

        public int Meter => meter;

        public static async Task<Run> StartAsync(ServiceFixture service, string? at = null)
        {
            var database = await service.NewDatabaseAsync();
            var host = await ServiceHost.StartAsync(
                database,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["Payg:Tokens:SessionLifetime"] = "300" });
            if (at is not null)
                host.Clock.StopAt(at);
            var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
            var meters = (await admin.ReadAsync("/meters")).GetProperty("data").EnumerateArray();
            return new Run(
                database, host, admin, await Customer.CreateAsync(host.Client),
                meters.First(row => row.Text("key") is "api1").GetProperty("id").GetInt32());
        }

        public Task<JsonElement> SetAsync(string price) =>
            admin.DoAsync(HttpMethod.Post, $"/meters/{meter}/prices", price, HttpStatusCode.Created);

        /// <summary>Quantity, free units, cost and position of each line.</summary>
        public async Task<IEnumerable<string>> LinesAsync(string? month = null) =>
            (await customer.ReadAsync(month is null ? "/api/cost" : $"/api/cost/{month}"))
                .GetProperty("lines").EnumerateArray()
                .Select(line => string.Join(
                    ' ', line.GetProperty("quantity"),
                    line.GetProperty("explanation").EnumerateArray()
                        .Where(part => part.Text("kind") is "free")
                        .Sum(part => part.GetProperty("quantity").GetInt64()),
                    line.GetProperty("cost").Text("amount"),
                    line.TryGetProperty("before", out var before) ? before.GetRawText() : "none"))
                .ToList();

        public async ValueTask DisposeAsync()
        {
            await host.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
