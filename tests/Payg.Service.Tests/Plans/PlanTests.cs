using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Commands;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Plans;

/// <summary>Plans, their versions, and who has them.</summary>
public abstract class PlanTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : PlanTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : PlanTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Plans_AreCheckedAndChanged()
    {
        var admin = await Administrator.AtAsync(service);
        using var wrong = await admin.SendAsync(HttpMethod.Post, "/plans", new
        {
            key = "Big Plan",
            name = " ",
            fee = "-1",
            minimum = "x",
            rollover_max = "1",
            trial_days = 367,
            currency = "usd",
            color = "red",
        });
        await wrong.AssertProblemAsync(
            HttpStatusCode.BadRequest, "validation_failed", "color", "currency", "fee", "key", "minimum", "name",
            "rollover_max", "trial_days");
        var made = await admin.DoAsync(
            HttpMethod.Post, "/plans", new { key = "solo", name = "Solo", fee = 9.5, minimum = "0.000000001" },
            HttpStatusCode.Created);
        var terms = Assert.Single(made.GetProperty("versions").EnumerateArray()).GetProperty("terms");
        Assert.Equal(("9.5", "0.000000001", 1), (
            Amount(terms, "fee"), Amount(terms, "minimum"), terms.GetProperty("version").GetInt32()));
        using var again = await admin.SendAsync(HttpMethod.Post, "/plans", new { key = "solo", name = "Other" });
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "plan_exists");

        // The same terms again are the same version.
        await admin.DoAsync(HttpMethod.Post, "/plans/solo/versions", new { fee = "9.50", minimum = "0.000000001" });
        var second = await admin.DoAsync(
            HttpMethod.Post, "/plans/solo/versions", new { fee = "12" }, HttpStatusCode.Created);
        Assert.Equal(
            [("12", 2), ("9.5", 1)],
            second.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("terms"))
                .Select(version => (Amount(version, "fee"), version.GetProperty("version").GetInt32())));
        await admin.DoAsync(HttpMethod.Post, "/plans/none/versions", new { }, HttpStatusCode.NotFound);
        await admin.DoAsync(HttpMethod.Patch, "/plans/none", new { }, HttpStatusCode.NotFound);

        // One plan is the default.
        await admin.DoAsync(HttpMethod.Post, "/plans", new { key = "free", name = "Free" }, HttpStatusCode.Created);
        await admin.DoAsync(HttpMethod.Patch, "/plans/free", new { is_default = true });
        await admin.DoAsync(HttpMethod.Patch, "/plans/solo", new { is_default = true, name = "Solo 2" });
        var listed = (await admin.ReadAsync("/plans")).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(
            ["solo"], listed.Where(plan => plan.GetProperty("is_default").GetBoolean())
                .Select(plan => plan.Text("key")));
        var registered = await service.NewCustomerAsync();
        var own = await registered.ReadAsync("/api/subscription");
        Assert.Equal(("active", "solo"), (own.Text("status"), own.GetProperty("plan").Text("key")));
        var shown = await service.Client.GetFromJsonAsync<JsonElement>("/api/plans/default");
        Assert.Equal(("solo", "12"), (
            shown.GetProperty("plan").Text("key"), Amount(shown.GetProperty("plan"), "fee")));
        await admin.DoAsync(HttpMethod.Patch, "/plans/solo", new { is_default = false });
        shown = await service.Client.GetFromJsonAsync<JsonElement>("/api/plans/default");
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("plan").ValueKind);

        // A retired plan can be had by nobody new.
        var customer = await service.NewCustomerAsync();
        Assert.Contains("solo", await KeysAsync(customer));
        await admin.DoAsync(HttpMethod.Patch, "/plans/solo", new { is_retired = true });
        Assert.DoesNotContain("solo", await KeysAsync(customer));
        using var retired = await PutAsync(customer, "solo");
        await retired.AssertProblemAsync(HttpStatusCode.Conflict, "plan_retired");
        using var unknown = await PutAsync(customer, "none");
        await unknown.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "plan");
        var actions = await service.InDatabaseAsync(context => context.AuditEntries
            .Where(entry => entry.SubjectKind == "plan" && entry.SubjectId == "solo")
            .OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
        Assert.Equal(
            ["plan.created", "plan.version_created", "plan.changed", "plan.changed", "plan.changed"], actions);
    }

    [Fact]
    public async Task Versions_AreForNewSubscriptions_UntilAnOperatorMovesCustomers()
    {
        var admin = await Administrator.AtAsync(service);
        await admin.DoAsync(
            HttpMethod.Post, "/plans", new { key = "team", name = "Team", fee = "20" }, HttpStatusCode.Created);
        await admin.DoAsync(
            HttpMethod.Post, "/plans", new { key = "euro", name = "Euro", currency = "EUR" }, HttpStatusCode.Created);
        var customer = await service.NewCustomerAsync();
        Assert.DoesNotContain("euro", await KeysAsync(customer));
        using var euro = await PutAsync(customer, "euro");
        await euro.AssertProblemAsync(HttpStatusCode.Conflict, "plan_currency");
        Assert.Equal(HttpStatusCode.NotFound, await customer.StatusAsync(HttpMethod.Get, "/api/subscription"));
        Assert.Equal(HttpStatusCode.NotFound, await customer.StatusAsync(HttpMethod.Delete, "/api/subscription"));

        using var begun = await PutAsync(customer, "team");
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        await admin.DoAsync(HttpMethod.Post, "/plans/team/versions", new { fee = "25" }, HttpStatusCode.Created);
        using var same = await PutAsync(customer, "team");
        Assert.Equal((1, false), Version(await customer.ReadAsync("/api/subscription")));
        var other = await service.NewCustomerAsync();
        using var newest = await PutAsync(other, "team");
        Assert.Equal((2, true), Version(await other.ReadAsync("/api/subscription")));

        // To the newest version at the end of the period, or at once.
        var path = $"/customers/{customer.Id}/subscription";
        using var never = await admin.SendAsync(HttpMethod.Put, path, new { plan = "team", when = "later" });
        await never.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "when");
        var later = await admin.DoAsync(HttpMethod.Put, path, new { plan = "team", when = "period_end" });
        Assert.Equal(
            (1, later.GetProperty("period_end").GetDateTimeOffset()),
            (Version(later).Number, later.GetProperty("ends_at").GetDateTimeOffset()));
        var moved = await admin.DoAsync(HttpMethod.Put, path, new { plan = "team", when = "now" });
        Assert.Equal((2, true), Version(moved));
        var plan = (await admin.ReadAsync("/plans")).GetProperty("data").EnumerateArray()
            .Single(entry => entry.Text("key") is "team");
        Assert.Equal(2, plan.GetProperty("subscribers").GetInt32());
        Assert.Equal(
            ["subscription.changed", "subscription.changed", "subscription.changed"],
            (await customer.ReadAsync("/api/alerts")).GetProperty("data").EnumerateArray()
                .Select(alert => alert.Text("type")));

        // Fees have a currency, which stays.
        await admin.DoAsync(
            HttpMethod.Patch, $"/customers/{customer.Id}", new { currency = "EUR" }, HttpStatusCode.Conflict);

        // In an export each subscription and each version is a row.
        var rows = await service.Database.ExportAsync("--kind", "subscriptions");
        Assert.Equal(2, CommandTests.Lines(rows).Count(
            line => line.StartsWith($"{customer.Id},{customer.Username},", StringComparison.Ordinal)));
        var versions = await service.Database.ExportAsync("--kind", "plans", "--format", "jsonl");
        Assert.Equal(
            ["20", "25"], CommandTests.Lines(versions).Select(line => JsonElement.Parse(line))
                .Where(row => row.Text("plan") is "team").Select(row => row.Text("fee")));

        // Of somebody else, nothing is known.
        var nobody = Guid.Empty;
        await admin.DoAsync(
            HttpMethod.Put, $"/customers/{nobody}/subscription", new { plan = "team" }, HttpStatusCode.NotFound);
        await admin.DoAsync(
            HttpMethod.Delete, $"/customers/{nobody}/subscription", expected: HttpStatusCode.NotFound);
        await Books.AssertRightAsync(service.Database);
    }

    [Fact]
    public async Task Changes_MadeAtOnce_LeaveOnePlan()
    {
        var admin = await Administrator.AtAsync(service);
        foreach (var fee in new[] { 1, 2, 3, 4 })
        {
            await admin.DoAsync(
                HttpMethod.Post, "/plans", new { key = $"race-{fee}", name = "Race", fee, included_credit = fee },
                HttpStatusCode.Created);
        }

        var customer = await service.NewCustomerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(fee => PutAsync(customer, $"race-{fee}")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var rows = await service.InDatabaseAsync(context => context.Subscriptions
            .Where(row => row.CustomerId == customer.Id).OrderBy(row => row.StartsAt).ToListAsync());
        Assert.Single(rows, row => row.EndsAt is null);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.First.EndsAt <= pair.Second.StartsAt));
        await Books.AssertRightAsync(service.Database);
    }

    private static Task<HttpResponseMessage> PutAsync(Customer customer, string plan) =>
        customer.SendJsonAsync(HttpMethod.Put, "/api/subscription", new { plan });

    private static async Task<IReadOnlyList<string>> KeysAsync(Customer customer) =>
        [.. (await customer.ReadAsync("/api/plans")).GetProperty("data").EnumerateArray()
            .Select(plan => plan.Text("key"))];

    private static (int Number, bool IsNewest) Version(JsonElement subscription) => (
        subscription.GetProperty("plan").GetProperty("version").GetInt32(),
        subscription.GetProperty("is_newest").GetBoolean());

    private static string Amount(JsonElement entry, string name) => entry.GetProperty(name).Text("amount");
}
