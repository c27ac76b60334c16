using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Credit of each billing period through the API.</summary>
public abstract class RecurringCreditTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : RecurringCreditTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : RecurringCreditTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Grant_OfTheKindRecurring_IsGrantedListedAndEnded()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        const string Body = """
            {"amount":"10","kind":"recurring","rollover_max":"20","recurs":"monthly","meters":["api1"],
             "reference":"plan basic"}
            """;

        var grant = await GrantAsync(admin, customer, Body);
        using var again = await SendAsync(admin, customer, Body);
        using var other = await SendAsync(
            admin, customer, Body.Replace("20", "21", StringComparison.Ordinal));
        await customer.CallAsync("api1", 3);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(grant.GetRawText(), (await again.JsonAsync()).GetRawText());
        await other.AssertProblemAsync(HttpStatusCode.Conflict, "reference_reused");
        var listed = Assert.Single((await customer.ReadAsync("/api/credits/recurring")).GetProperty("data")
            .EnumerateArray());
        Assert.Equal(
            (grant.Text("recurring_credit"), "active", "monthly", "10", "20", "0", "plan basic"),
            (listed.Text("id"), listed.Text("status"), listed.Text("recurs"),
                listed.GetProperty("amount").Text("amount"), listed.GetProperty("rollover_max").Text("amount"),
                listed.GetProperty("rollover_min").Text("amount"), listed.Text("reference")));
        Assert.Equal(grant.Text("expires_at"), listed.Text("next_at"));
        Assert.Equal("recurring", grant.Text("kind"));
        Assert.StartsWith("recurring:", grant.Text("reference"), StringComparison.Ordinal);
        Assert.Equal(
            grant.Text("id"),
            Assert.Single((await customer.ReadAsync("/api/balance")).GetProperty("grants").EnumerateArray())
                .Text("id"));

        // It ends: its period stays.
        var path = $"/customers/{customer.Id}/credits/recurring/{listed.Text("id")}/end";
        var ended = await admin.DoAsync(HttpMethod.Post, path, new { reason = "left" });
        Assert.Equal(
            ended.GetRawText(), (await admin.DoAsync(HttpMethod.Post, path, new { reason = "twice" })).GetRawText());
        Assert.Equal(("ended", JsonValueKind.Null), (ended.Text("status"), ended.GetProperty("next_at").ValueKind));
        Assert.Equal(
            ended.GetRawText(),
            Assert.Single((await admin.ReadAsync($"/customers/{customer.Id}/credits/recurring"))
                .GetProperty("data").EnumerateArray()).GetRawText());
        Assert.Equal(
            ["customer.recurring_credit_ended", "customer.recurring_credit_started"],
            (await admin.ReadAsync($"/audit?subject_id={customer.Id}")).GetProperty("data").EnumerateArray()
                .Select(entry => entry.Text("action")!)
                .Where(action => action.Contains("recurring", StringComparison.Ordinal)));
        Assert.Equal(0, (await admin.ReadAsync("/verify")).GetProperty("differences").GetInt64());
    }

    [Theory]
    [InlineData("""{"amount":"1","kind":"recurring","recurs":"weekly"}""", "recurs")]
    [InlineData("""{"amount":"1","kind":"recurring","rollover_min":"2","rollover_max":"1"}""", "rollover_max")]
    [InlineData("""{"amount":"1","kind":"recurring","rollover_min":"-2"}""", "rollover_min")]
    [InlineData("""{"amount":"1","kind":"recurring","rollover_max":[]}""", "rollover_max")]
    [InlineData("""{"amount":"1","kind":"recurring","effective_at":"2099-01-01T00:00:00Z"}""", "effective_at")]
    [InlineData("""{"amount":"1","kind":"recurring","expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"amount":"1","kind":"promo","rollover_max":"1"}""", "rollover_max")]
    [InlineData("""{"amount":"1","kind":"promo","recurs":"monthly"}""", "recurs")]
    [InlineData("""{"amount":"1","kind":"promo","reference":"recurring:1"}""", "reference")]
    public async Task Grant_ThatBreaksARule_IsRefusedAtItsField(string body, string field)
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();

        using var answer = await SendAsync(admin, customer, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            [field], (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Verify_PeriodsThatDiffer_ReportsThem()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await GrantAsync(admin, customer, """{"amount":"10","kind":"recurring"}""");
        await using var context = database.Open();
        await context.RecurringCredits.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Granted, 2).SetProperty(row => row.AmountUnits, 11));

        var data = (await admin.ReadAsync("/verify")).GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(
            [("recurring_amount", "10000000000", "11000000000"), ("recurring_periods", "2", "1")],
            data.Select(one => (one.Text("kind")!, one.Text("stored")!, one.Text("expected")!)).Order());
    }

    private static async Task<JsonElement> GrantAsync(Administrator admin, Customer customer, string body)
    {
        using var answer = await SendAsync(admin, customer, body);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Created,
            $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(Administrator admin, Customer customer, string body) =>
        admin.SendAsync(HttpMethod.Post, $"/customers/{customer.Id}/credits", body);
}
