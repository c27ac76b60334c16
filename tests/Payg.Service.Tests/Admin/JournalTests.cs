using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Journals;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Journals and what they hold of credit, through the API and the command.</summary>
public abstract class JournalTests(ServiceFixture service)
{
    private const string Confirmed = """{"confirm":true,"reason":"Its disk is lost"}""";

    public sealed class OnSqlite(SqliteService service) : JournalTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : JournalTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Journal_OfADeadNode_ShowsWhatItHoldsAndIsAbandonedOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await PrepayAsync(admin, customer);
        var journal = await AddLostAsync(customer, 2_000);

        var lease = Assert.Single(
            (await admin.ReadAsync($"/leases?customer={customer.Id}&journal={journal}")).GetProperty("data")
            .EnumerateArray());
        var shown = await FindAsync(admin, journal);
        Assert.Equal(
            (2_000, "2", "api1", customer.Username),
            (lease.GetProperty("outstanding").GetInt32(), lease.GetProperty("held").Text("amount"),
                lease.Text("meter"), lease.Text("customer_name")));
        Assert.Equal(
            ("silent", "lost-host", 1, 1, 1, 2_000),
            (shown.Text("state"), shown.Text("host"), shown.GetProperty("set_aside").GetInt32(),
                shown.GetProperty("customers").GetInt32(), shown.GetProperty("meters").GetInt32(),
                shown.GetProperty("units").GetInt32()));
        Assert.Equal("2", shown.GetProperty("held")[0].Text("amount"));
        Assert.Equal("8", (await admin.ReadAsync($"/customers/{customer.Id}/balance"))
            .GetProperty("available").Text("amount"));

        using var abandoned = await AbandonAsync(admin, journal, Confirmed);
        using var again = await AbandonAsync(admin, journal, Confirmed);

        Assert.Equal(HttpStatusCode.OK, abandoned.StatusCode);
        var freed = await abandoned.JsonAsync();
        Assert.Equal((1, 2_000), (freed.GetProperty("customers").GetInt32(), freed.GetProperty("units").GetInt32()));
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "journal_closed");
        Assert.Equal("10", (await admin.ReadAsync($"/customers/{customer.Id}/balance"))
            .GetProperty("available").Text("amount"));
        Assert.Equal("abandoned", (await FindAsync(admin, journal, "closed")).Text("state"));
        var entry = Assert.Single((await admin.ReadAsync($"/audit?subject_id={journal}"))
            .GetProperty("data").EnumerateArray());
        Assert.Equal(("journal.abandoned", "journal"), (entry.Text("action"), entry.Text("subject_kind")));
        Assert.Contains("Its disk is lost", entry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_InUse_IsLiveAndIsNotAbandoned()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await PrepayAsync(admin, customer);
        await customer.CallAsync("api1");
        var journal = (await admin.ReadAsync($"/leases?customer={customer.Id}"))
            .GetProperty("data")[0].GetProperty("journal").GetGuid();

        Assert.Equal("live", (await FindAsync(admin, journal)).Text("state"));
        using var refused = await AbandonAsync(admin, journal, Confirmed);
        await refused.AssertProblemAsync(HttpStatusCode.Conflict, "journal_in_use");
    }

    [Theory]
    [InlineData("""{"reason":"x"}""", "confirm")]
    [InlineData("""{"confirm":false,"reason":"x"}""", "confirm")]
    [InlineData("""{"confirm":"true","reason":"x"}""", "confirm")]
    [InlineData("""{"confirm":true}""", "reason")]
    [InlineData("""{"confirm":true,"reason":" "}""", "reason")]
    public async Task Abandon_WithoutConfirmationOrReason_IsRefusedAtTheField(string body, string field)
    {
        var admin = await Administrator.AtAsync(service);

        using var refused = await AbandonAsync(admin, Guid.Empty, body);

        await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Theory]
    [InlineData("/journals?state=lost", "state")]
    [InlineData("/leases?customer=x", "customer")]
    [InlineData("/leases?journal=1", "journal")]
    public async Task List_WithAnUnknownFilter_IsRefused(string path, string field)
    {
        var admin = await Administrator.AtAsync(service);

        using var refused = await admin.SendAsync(HttpMethod.Get, path);

        await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Fact]
    public async Task Command_ListsJournalsAndAbandonsALostOne()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await PrepayAsync(admin, customer);
        var journal = await AddLostAsync(customer, 500);
        string[] abandon = ["journals", "abandon", journal.ToString()];

        var listed = await service.Database.EnterAsync("journals", "list");
        var unconfirmed = await service.Database.EnterAsync([.. abandon, "--reason", "gone"]);
        var unexplained = await service.Database.EnterAsync([.. abandon, "--confirm"]);
        var done = await service.Database.EnterAsync([.. abandon, "--reason", "gone", "--confirm"]);
        var again = await service.Database.EnterAsync([.. abandon, "--reason", "gone", "--confirm"]);

        Assert.Equal((0, 10, 2, 0, 10),
            (listed.ExitCode, unconfirmed.ExitCode, unexplained.ExitCode, done.ExitCode, again.ExitCode));
        var line = listed.Output.Split('\n').Single(
            text => text.Contains(journal.ToString(), StringComparison.Ordinal));
        Assert.Equal("0.5", JsonElement.Parse(line).GetProperty("held")[0].Text("amount"));
        Assert.Equal(500, JsonElement.Parse(done.Output).GetProperty("units").GetInt32());
        Assert.Equal("payg operator", Assert.Single((await admin.ReadAsync($"/audit?subject_id={journal}"))
            .GetProperty("data").EnumerateArray()).Text("actor"));
    }

    private static Task<HttpResponseMessage> AbandonAsync(Administrator admin, Guid journal, string body) =>
        admin.SendAsync(HttpMethod.Post, $"/journals/{journal}/abandon", JsonElement.Parse(body));

    private static async Task PrepayAsync(Administrator admin, Customer customer)
    {
        await admin.DoAsync(HttpMethod.Put, $"/customers/{customer.Id}/billing", new { mode = "prepaid" });
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/credits", new { amount = "10", kind = "purchase" },
            HttpStatusCode.Created);
    }

    private static async Task<JsonElement> FindAsync(Administrator admin, Guid journal, string state = "open") =>
        (await admin.ReadAsync($"/journals?limit=1000&state={state}")).GetProperty("data").EnumerateArray()
            .Single(row => row.GetProperty("id").GetGuid() == journal);

    /// <summary>The journal of a process that died long ago, with units of api1.</summary>
    private async Task<Guid> AddLostAsync(Customer customer, long units)
    {
        var now = service.Host.Clock.GetUtcNow();
        var before = now.AddHours(-1);
        var journal = Guid.CreateVersion7(before);
        await service.InDatabaseAsync(async context =>
        {
            var meter = await context.Meters.SingleAsync(row => row.Key == "api1");
            var price = await context.Prices.Where(row => row.MeterId == meter.Id && row.EffectiveFrom <= now)
                .OrderByDescending(row => row.EffectiveFrom).FirstAsync();
            context.Journals.Add(new JournalRow
            {
                Id = journal,
                UpdatedAt = before,
                SeenAt = before,
                Host = "lost-host",
                SetAside = 1,
            });
            context.Leases.Add(new LeaseRow
            {
                CustomerId = customer.Id,
                JournalId = journal,
                MeterId = meter.Id,
                Month = (now.Year * 100) + now.Month,
                PriceId = price.Id,
                Granted = units + 7,
                Used = 4,
                Returned = 3,
                UpdatedAt = before,
            });
            return await context.SaveChangesAsync();
        });
        return journal;
    }
}
