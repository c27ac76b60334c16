using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Budgets;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Budgets that report and that refuse calls, and alerts, through the API. api1 costs 0.001 a call.</summary>
public abstract class BudgetTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : BudgetTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : BudgetTests(service), IClassFixture<PostgresService>;

    private static readonly int[] s_late = [90];
    private static readonly string[] s_low = ["0.002", "0.005"];

    [Fact]
    public async Task Alerts_OfSpending_AreReportedOnceAndInOrder()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 4);
        var made = await CreateAsync(customer, new { limit = "0.01", name = "Mine" });
        Assert.Equal(
            ("Mine", "customer", "month", "notify", "customer", "0.004"),
            (made.Text("name"), made.Text("scope"), made.Text("period"), made.Text("action"), made.Text("set_by"),
                made.GetProperty("spent").Text("amount")));
        Assert.Empty(await AlertsAsync(customer));

        // From 40 to 90 percent at once: 50 and 80, in this order; then nothing until 100.
        await customer.CallAsync("api1", 5);
        Assert.Equal([("usage.alert", 50), ("usage.alert", 80)], await AlertsAsync(customer));
        await customer.CallAsync("api1");
        await customer.CallAsync("api1", 3);
        Assert.Equal([("usage.alert", 50), ("usage.alert", 80), ("usage.alert", 100)], await AlertsAsync(customer));

        var spent = Assert.Single(Data(await customer.ReadAsync("/api/budgets")));
        Assert.Equal("0.013", spent.GetProperty("spent").Text("amount"));
        var last = Data(await customer.ReadAsync("/api/alerts"))[0].GetProperty("data");
        Assert.Equal(
            (made.Text("id"), "Mine", "0.01", "USD"),
            (last.Text("budget"), last.Text("name"), last.GetProperty("limit").Text("amount"),
                last.GetProperty("limit").Text("currency")));

        // A higher limit: 100 is not reached any more, and is reported when it is again.
        using var raised = await PatchAsync(customer, made.Text("id"), new { limit = "0.014" });
        Assert.Equal(HttpStatusCode.OK, raised.StatusCode);
        Assert.Equal(("budget.resolved", 100), (await AlertsAsync(customer))[^1]);
        await customer.CallAsync("api1");
        Assert.Equal(("usage.alert", 100), (await AlertsAsync(customer))[^1]);
        Assert.Equal(5, (await AlertsAsync(customer)).Count);
    }

    [Fact]
    public async Task Budget_ThatBlocks_ServesToTheLastCall()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var made = await CreateAsync(customer, new { limit = "0.005", action = "block" });
        await customer.CallAsync("api1", 5);

        using var refused = await customer.SendAsync(HttpMethod.Get, "/api/payg/api1");
        var problem = await refused.AssertProblemAsync(HttpStatusCode.PaymentRequired, "budget_exhausted");
        Assert.Equal(
            (made.Text("id"), 0.005m, 0.005m, 0.001m),
            (problem.Text("budget"), Amount(problem, "limit"), Amount(problem, "spent") + Amount(problem, "held"),
                Amount(problem, "needed")));
        Assert.Equal("0.005", (await customer.CostsAsync()).Total);

        // Raised: served at once. Deleted: without bounds.
        using var raised = await PatchAsync(customer, made.Text("id"), new { limit = "0.007" });
        await customer.CallAsync("api1", 2);
        Assert.Equal(
            HttpStatusCode.PaymentRequired, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        using var gone = await customer.SendAsync(HttpMethod.Delete, $"/api/budgets/{made.Text("id")}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await customer.CallAsync("api1", 3);
        Assert.Equal("0.01", (await customer.CostsAsync()).Total);
        Assert.Equal(0, (await admin.ReadAsync("/verify")).GetProperty("differences").GetInt64());
    }

    [Fact]
    public async Task Budget_OfAMeter_RefusesCallsOfThatMeterAlone()
    {
        var customer = await service.NewCustomerAsync();
        await CreateAsync(customer, new { scope = "meter", meter = "api1", limit = "0.002", action = "block" });

        await customer.CallAsync("api1", 2);
        Assert.Equal(
            HttpStatusCode.PaymentRequired, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        await customer.CallAsync("api2", 5);
    }

    [Fact]
    public async Task Budget_OfAnApiKey_RefusesCallsWithThatKeyAlone()
    {
        var customer = await service.NewCustomerAsync();
        var (id, key) = await NewKeyAsync(customer);
        await CreateAsync(customer, new { scope = "api_key", api_key = id, limit = "0.003", action = "block" });

        await customer.CallAsync("api1", 4);
        for (var call = 0; call < 3; call++)
            Assert.Equal(HttpStatusCode.OK, await CallWithAsync(key));
        Assert.Equal(HttpStatusCode.PaymentRequired, await CallWithAsync(key));
        await customer.CallAsync("api1", 4);
        Assert.Equal("0.011", (await customer.CostsAsync()).Total);
        var budget = Assert.Single(Data(await customer.ReadAsync("/api/budgets")));
        Assert.Equal((id, "0.003"), (budget.Text("api_key"), budget.GetProperty("spent").Text("amount")));
    }

    [Fact]
    public async Task Budget_OfADay_BeginsAgainAtMidnightOfTheCustomer()
    {
        service.Host.Clock.StopAt("2041-03-10T22:30:00Z");
        var customer = await service.NewCustomerAsync();
        var daily = await CreateAsync(customer, new { period = "day", limit = "0.002", action = "block" });
        Assert.Equal(("2041-03-10T00:00:00Z", "2041-03-11T00:00:00Z"), (daily.Text("from"), daily.Text("to")));
        await customer.CallAsync("api1", 2);
        Assert.Equal(
            HttpStatusCode.PaymentRequired, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));

        // Units from before midnight are not for calls after it.
        service.Host.Clock.StopAt("2041-03-11T00:00:00Z");
        await Eventually.TrueAsync(
            async () => await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1") == HttpStatusCode.OK,
            TimeSpan.FromSeconds(10));
        await customer.CallAsync("api1");
        Assert.Equal(
            HttpStatusCode.PaymentRequired, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        var spent = Assert.Single(Data(await customer.ReadAsync("/api/budgets")));
        Assert.Equal(
            ("2041-03-11T00:00:00Z", "0.002"), (spent.Text("from"), spent.GetProperty("spent").Text("amount")));
        service.Host.Clock.StopAt("2041-03-11T00:00:05Z");
    }

    [Fact]
    public async Task Budget_OfAnOperator_IsShownToTheCustomerWhoCannotChangeIt()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var made = await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/budgets",
            new { scope = "customer", period = "none", limit = "0.002", action = "block", alerts = s_late },
            HttpStatusCode.Created);
        Assert.Equal(("operator", JsonValueKind.Null), (made.Text("set_by"), made.GetProperty("to").ValueKind));

        using var changed = await PatchAsync(customer, made.Text("id"), new { limit = "100" });
        await changed.AssertProblemAsync(HttpStatusCode.Forbidden, "set_by_operator");
        using var deleted = await customer.SendAsync(HttpMethod.Delete, $"/api/budgets/{made.Text("id")}");
        await deleted.AssertProblemAsync(HttpStatusCode.Forbidden, "set_by_operator");
        await customer.CallAsync("api1", 2);
        Assert.Equal(
            HttpStatusCode.PaymentRequired, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));

        await admin.DoAsync(
            HttpMethod.Patch, $"/customers/{customer.Id}/budgets/{made.Text("id")}", new { action = "notify" });
        await customer.CallAsync("api1", 2);
        Assert.Equal(
            [("usage.alert", 90)],
            Data(await admin.ReadAsync($"/alerts?customer={customer.Id}"))
                .Select(alert => (alert.Text("type"), alert.GetProperty("data").GetProperty("threshold").GetInt32())));
        Assert.Equal(
            ["budget.changed", "budget.created"],
            Data(await admin.ReadAsync($"/audit?subject_id={customer.Id}")).Select(entry => entry.Text("action"))
                .Where(action => action.StartsWith("budget", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Balance_BelowWhatTheCustomerNamed_IsReportedOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await GrantAsync(admin, customer, "0.01");
        using var set = await customer.SendJsonAsync(
            HttpMethod.Put, "/api/balance/alerts", new { below = s_low });
        Assert.Equal(
            ["0.005", "0.002"],
            (await set.JsonAsync()).GetProperty("below").EnumerateArray().Select(money => money.Text("amount")));

        await customer.CallAsync("api1", 6);
        Assert.Equal(["credit.granted", "credit.low"], await TypesAsync(customer));
        await customer.CallAsync("api1", 3);
        Assert.Equal(["credit.granted", "credit.low", "credit.low"], await TypesAsync(customer));

        // More credit, and it may be reported again.
        await GrantAsync(admin, customer, "0.009");
        await customer.CallAsync("api1", 6);
        Assert.Equal(
            ["credit.granted", "credit.low", "credit.low", "credit.granted", "credit.low"],
            await TypesAsync(customer));
    }

    [Fact]
    public async Task Verification_OfABudget_ReportsWhatIsNotItsUsage()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 3);
        var made = await CreateAsync(customer, new { limit = "1" });
        await customer.CallAsync("api1", 4);
        await customer.ReadAsync("/api/budgets");
        Assert.Equal(0, (await admin.ReadAsync("/verify")).GetProperty("differences").GetInt64());

        var id = Guid.Parse(made.Text("id"));
        await ChangeAsync(1_000_000);
        var report = await admin.ReadAsync("/verify");
        await ChangeAsync(-1_000_000);

        var difference = Assert.Single(Data(report));
        Assert.Equal(
            ("budget_spent", id, "8000000", "7000000"),
            (difference.Text("kind"), difference.GetProperty("budget").GetGuid(), difference.Text("stored"),
                difference.Text("expected")));

        Task<int> ChangeAsync(int nanos) => service.InDatabaseAsync(context => context.BudgetWindows
            .Where(row => row.BudgetId == id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.SpentFraction, row => row.SpentFraction + nanos)));
    }

    [Theory]
    [InlineData("""{}""", "scope", "period", "limit", "action")]
    [InlineData(
        """{"scope":"all","period":"week","limit":"x","action":"stop"}""", "scope", "period", "limit", "action")]
    [InlineData("""{"scope":"meter","period":"day","limit":"1","action":"block"}""", "meter")]
    [InlineData("""{"scope":"meter","meter":"none","period":"day","limit":"1","action":"block"}""", "meter")]
    [InlineData(
        """{"scope":"customer","meter":"api1","period":"day","limit":"-1","action":"block"}""", "meter", "limit")]
    [InlineData("""{"scope":"api_key","api_key":"x","period":"day","limit":"1","action":"block"}""", "api_key")]
    [InlineData(
        """{"scope":"customer","period":"day","limit":"1","action":"block","alerts":[0,1001],"name":"\u0007"}""",
        "alerts", "name")]
    [InlineData(
        """{"scope":"customer","period":"day","limit":1,"action":"block","alerts":"50","x":1}""", "alerts", "x")]
    public async Task Budget_ThatBreaksRules_IsRefusedAtItsFields(string body, params string[] fields)
    {
        var customer = await service.NewCustomerAsync();

        using var refused = await customer.SendJsonAsync(
            HttpMethod.Post, "/api/budgets", JsonSerializer.Deserialize<JsonElement>(body));

        await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    private static decimal Amount(JsonElement json, string member) =>
        decimal.Parse(json.GetProperty(member).Text("amount"), CultureInfo.InvariantCulture);

    private static IReadOnlyList<JsonElement> Data(JsonElement page) =>
        [.. page.GetProperty("data").EnumerateArray()];

    private static async Task<IReadOnlyList<string>> TypesAsync(Customer customer) =>
        [.. Data(await customer.ReadAsync("/api/alerts")).Select(alert => alert.Text("type")).Reverse()];

    private static async Task<IReadOnlyList<(string Type, int Threshold)>> AlertsAsync(Customer customer) =>
    [
        .. Data(await customer.ReadAsync("/api/alerts")).Select(alert => (
            alert.Text("type"), alert.GetProperty("data").GetProperty("threshold").GetInt32())).Reverse(),
    ];

    private static async Task<JsonElement> CreateAsync(Customer customer, object budget)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["scope"] = "customer",
            ["period"] = "month",
            ["action"] = "notify",
        };
        foreach (var field in JsonSerializer.SerializeToElement(budget).EnumerateObject())
            all[field.Name] = field.Value;
        using var made = await customer.SendJsonAsync(HttpMethod.Post, "/api/budgets", all);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return await made.JsonAsync();
    }

    [Fact]
    public async Task Alerts_OlderThanTheSettingAllows_AreDeleted()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Retention:Alerts"] = "5" });
        var sweep = host.Services.GetRequiredService<AlertSweep>();
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await GrantAsync(admin, customer, "1");
        host.Clock.Advance(TimeSpan.FromDays(4));
        await GrantAsync(admin, customer, "2");
        Assert.Equal(0, await sweep.SweepAsync(CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromDays(2));

        await using (var context = database.Open())
            await context.QueuedAlerts.ExecuteDeleteAsync();
        Assert.True(await sweep.SweepAsync(CancellationToken.None) > 0);

        var alert = Assert.Single(
            (await admin.ReadAsync($"/alerts?customer={customer.Id}")).GetProperty("data").EnumerateArray(),
            one => one.Text("type") is "credit.granted");
        Assert.Equal(
            ("2", customer.Username),
            (alert.GetProperty("data").GetProperty("amount").Text("amount"), alert.Text("customer_name")));
    }

    private static Task<HttpResponseMessage> PatchAsync(Customer customer, string? id, object change) =>
        customer.SendJsonAsync(HttpMethod.Patch, $"/api/budgets/{id}", change);

    private static Task<JsonElement> GrantAsync(Administrator admin, Customer customer, string amount) =>
        admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/credits", new { amount, kind = "promo" },
            HttpStatusCode.Created);

    private static async Task<(string? Id, string Key)> NewKeyAsync(Customer customer)
    {
        using var made = await customer.PostAsync("/api/keys", new { name = "a program" });
        var key = await made.JsonAsync();
        return (key.Text("id"), key.Text("key"));
    }

    private async Task<HttpStatusCode> CallWithAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
        request.Headers.Authorization = new("Bearer", key);
        using var response = await service.Client.SendAsync(request);
        return response.StatusCode;
    }
}
