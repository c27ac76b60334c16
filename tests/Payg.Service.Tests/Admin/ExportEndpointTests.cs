using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Payg.Service.Export;
using Payg.Service.Tests.Commands;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Security;
using Payg.Storage.Model.Usage;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class ExportEndpointTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : ExportEndpointTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : ExportEndpointTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Export_OfEachKind_AnswersWhatTheCommandWrites()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 3);
        await customer.CostsAsync();
        var admin = await Administrator.AtAsync(service);
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/credits", new { amount = "0.5", kind = "promo" },
            HttpStatusCode.Created);
        await admin.DoAsync(
            HttpMethod.Post, "/plans", new { key = "pro", name = "Pro", fee = "5", currency = "USD" },
            HttpStatusCode.Created);
        var month = Now().ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var from = Now().AddHours(-2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var to = Now().AddHours(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        // 1. What the command writes into a file.
        string[] questions =
        [
            $"month={month}", $"from={from}&to={to}", $"from={from}&to={to}&by=hour",
            $"from={from}&to={to}&format=jsonl", "kind=credits", "kind=credit_entries&format=jsonl", "kind=alerts",
            "kind=plans", "kind=subscriptions",
        ];
        foreach (var asked in questions)
        {
            using var answer = await admin.SendAsync(HttpMethod.Get, $"/export?{asked}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(await service.Database.ExportAsync(OptionsOf(asked)), text);
            var isCsv = !asked.Contains("jsonl", StringComparison.Ordinal);
            Assert.Equal(isCsv ? "text/csv" : "application/jsonl", answer.Content.Headers.ContentType?.MediaType);
            Assert.EndsWith(
                isCsv ? ".csv" : ".jsonl", answer.Content.Headers.ContentDisposition?.FileName,
                StringComparison.Ordinal);
            if (!asked.Contains("subscriptions", StringComparison.Ordinal))
                Assert.True(CommandTests.Lines(text).Length > (isCsv ? 1 : 0), asked);
        }

        // 2. What it writes to its output, in a process of its own.
        using var first = await admin.SendAsync(HttpMethod.Get, $"/export?{questions[0]}");
        var written = await service.Database.RunAsync(["export", .. OptionsOf(questions[0])]);
        Assert.Equal((0, await first.Content.ReadAsStringAsync()), (written.ExitCode, written.Output));

        static IEnumerable<string> OptionsOf(string asked) =>
            asked.Split('&').SelectMany(field => new[] { "--" + field.Split('=')[0], field.Split('=')[1] });
    }

    [Fact]
    public async Task Export_InDetail_TellsKeysAndDimensionsApart()
    {
        var customer = await service.NewCustomerAsync();
        var (id, key) = await service.NewKeyAsync(customer);
        await customer.CallAsync("api1", 2);
        using (var call = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1"))
        {
            call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            (await service.Client.SendAsync(call)).EnsureSuccessStatusCode().Dispose();
        }

        await customer.CostsAsync();
        await service.InDatabaseAsync(async context =>
        {
            var quarter = context.UsageQuarters.First(row => row.CustomerId == customer.Id);
            context.DimensionSets.Add(new DimensionSetRow
            {
                CustomerId = customer.Id,
                Id = 1,
                MeterId = quarter.MeterId,
                Dimensions = """{"model":"gpt-5"}""",
            });
            context.UsageQuarters.Add(new UsageQuarterRow
            {
                CustomerId = customer.Id,
                Quarter = quarter.Quarter,
                MeterId = quarter.MeterId,
                PriceId = quarter.PriceId,
                DimensionSet = 1,
            });
            return await context.SaveChangesAsync();
        });
        var admin = await Administrator.AtAsync(service);
        var day = Now().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var end = Now().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var rows = (await LinesAsync(admin, $"from={day}&to={end}&by=hour&detailed=true&format=jsonl"))
            .Select(line => JsonElement.Parse(line))
            .Where(row => row.GetProperty("customer").GetGuid() == customer.Id).ToList();
        var csv = (await LinesAsync(admin, $"from={day}&to={end}&by=hour&detailed=true"))
            .Where(line => line.StartsWith(customer.Id.ToString(), StringComparison.Ordinal)).ToList();

        Assert.Equal(
            [(0, null, """{"model":"gpt-5"}"""), (1, "a key", "{}"), (2, null, "{}")],
            rows.Select(row => (
                row.GetProperty("quantity").GetInt32(), row.GetProperty("api_key_name").GetString(),
                row.GetProperty("dimensions").GetRawText())).Order());
        Assert.Equal(id, Assert.Single(rows, row => row.GetProperty("quantity").GetInt32() == 1)
            .Text("api_key"));
        Assert.Contains(csv, line => line.EndsWith($",{id},a key,", StringComparison.Ordinal));
        Assert.Contains(csv, line => line.EndsWith(",,,\"{\"\"model\"\":\"\"gpt-5\"\"}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "month")]
    [InlineData("month=2026-13", "month")]
    [InlineData("month=2026-01&from=2026-01-01", "month")]
    [InlineData("from=2026-01-02&to=2026-01-01", "to")]
    [InlineData("from=yesterday&to=2026-01-01", "from")]
    [InlineData("kind=secrets", "kind")]
    [InlineData("kind=credits&month=2026-01", "month")]
    [InlineData("month=2026-01&format=xml", "format")]
    [InlineData("from=2026-01-01&to=2026-01-02&by=year", "by")]
    [InlineData("month=2026-01&detailed=true", "detailed")]
    [InlineData("month=2026-01&detailed=yes", "detailed")]
    public async Task Export_OfWhatCannotBe_NamesTheField(string asked, string field)
    {
        var admin = await Administrator.AtAsync(service);

        var problem = await admin.DoAsync(
            HttpMethod.Get, $"/export?{asked}", expected: HttpStatusCode.BadRequest);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Export_OneAfterTheOther_NeverWaitsForATurn()
    {
        var admin = await Administrator.AtAsync(service);
        for (var i = 0; i <= ExportTurns.Count; i++)
            Assert.Single(await LinesAsync(admin, "from=2020-01-01&to=2020-02-01"));
    }

    [Fact]
    public void Turns_WhenAllAreTaken_ComeBackOnceEach()
    {
        var turns = new ExportTurns();
        var taken = Enumerable.Range(0, ExportTurns.Count).Select(_ => turns.TryTake()!).ToList();

        Assert.Null(turns.TryTake());
        taken[0].Dispose();
        taken[0].Dispose();
        Assert.NotNull(turns.TryTake());
        Assert.Null(turns.TryTake());
    }

    private static async Task<string[]> LinesAsync(Administrator admin, string asked)
    {
        using var answer = await admin.SendAsync(HttpMethod.Get, $"/export?{asked}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return CommandTests.Lines(await answer.Content.ReadAsStringAsync());
    }

    private DateTimeOffset Now() => service.Host.Clock.GetUtcNow();
}
