using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>What operators keep about customers, and customers whom they create and invite.</summary>
public abstract class CustomerDetailTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CustomerDetailTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : CustomerDetailTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Details_Changed_AreShownFoundAndInTheAuditLog()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1", 3);
        var admin = await Administrator.AtAsync(service);
        var word = $"Acme{customer.Id:N}";
        var path = $"/customers/{customer.Id}";

        var changed = await admin.DoAsync(HttpMethod.Patch, path, new
        {
            company = $" {word} & Sons ",
            email = $"ann@{word}.example",
            external_id = $"crm-{word}",
            notes = "Pays late.\nIs nice.",
        });
        await admin.DoAsync(HttpMethod.Patch, path, new { notes = "" });

        var shown = changed.GetProperty("customer");
        Assert.Equal($"{word} & Sons", shown.Text("company"));
        Assert.Equal("Pays late.\nIs nice.", shown.Text("notes"));
        Assert.Equal("0.003", shown.GetProperty("month_cost").Text("amount"));
        foreach (var search in new[]
        {
            word.ToLowerInvariant(), $"ANN@{word}", $"crm-{word}", customer.Id.ToString(), customer.Username,
        })
        {
            var found = (await admin.ReadAsync($"/customers?search={Uri.EscapeDataString(search)}"))
                .GetProperty("data").EnumerateArray().Where(row => row.GetProperty("id").GetGuid() == customer.Id);
            var row = Assert.Single(found);
            Assert.Equal(
                ($"ann@{word}.example", "0.003", (string?)null),
                (row.Text("email"), row.GetProperty("month_cost").Text("amount"), row.Text("notes")));
        }

        var entry = (await admin.ReadAsync($"/audit?action=customer.changed&subject_id={customer.Id}"))
            .GetProperty("data");
        Assert.Equal(2, entry.GetArrayLength());
        Assert.Equal($"{word} & Sons", entry[1].GetProperty("after").Text("company"));
    }

    [Fact]
    public async Task ExternalId_OfAnotherCustomer_IsRefusedAndNothingIsChanged()
    {
        var (one, other) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        var admin = await Administrator.AtAsync(service);
        var externalId = $"id-{one.Id}";
        await admin.DoAsync(HttpMethod.Patch, $"/customers/{one.Id}", new { external_id = externalId });

        using var refused = await admin.SendAsync(
            HttpMethod.Patch, $"/customers/{other.Id}", new { external_id = externalId, company = "Other" });
        using var created = await admin.SendAsync(
            HttpMethod.Post, "/customers", new { name = "Other", external_id = externalId });

        await refused.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "external_id");
        await created.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "external_id");
        var shown = (await admin.ReadAsync($"/customers/{other.Id}")).GetProperty("customer");
        Assert.Null(shown.Text("company"));
        await admin.DoAsync(HttpMethod.Patch, $"/customers/{one.Id}", new { external_id = externalId });
    }

    [Theory]
    [InlineData("""{"email":"ann"}""", "email")]
    [InlineData("""{"email":"Ann <ann@example.com>"}""", "email")]
    [InlineData("""{"email":"ann@localhost"}""", "email")]
    [InlineData("""{"company":"a\u0000b"}""", "company")]
    [InlineData("""{"external_id":7}""", "external_id")]
    [InlineData("""{"notes":"a\u202Eb"}""", "notes")]
    [InlineData("""{"username":"a"}""", "username")]
    public async Task Details_ThatBreakARule_AreRefusedAtTheirField(string json, string field)
    {
        var customer = await service.NewCustomerAsync();
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(HttpMethod.Patch, $"/customers/{customer.Id}", json);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Theory]
    [InlineData("active", true, false, false)]
    [InlineData("disabled", false, true, false)]
    [InlineData("invited", false, false, true)]
    [InlineData("", true, true, true)]
    public async Task Customers_OfAStatus_AreListed(string status, bool active, bool disabled, bool invited)
    {
        var admin = await Administrator.AtAsync(service);
        var (one, two) = (await service.NewCustomerAsync(), await service.NewCustomerAsync());
        await admin.DoAsync(HttpMethod.Post, $"/customers/{two.Id}/disable", expected: HttpStatusCode.NoContent);
        var (three, _) = await CreateAsync(admin, "Invited Ltd");

        var listed = (await admin.ReadAsync($"/customers?status={status}&limit=1000")).GetProperty("data")
            .EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ToHashSet();

        Assert.Equal(
            (active, disabled, invited),
            (listed.Contains(one.Id), listed.Contains(two.Id), listed.Contains(three)));
        var admins = (await admin.ReadAsync("/customers?status=admin")).GetProperty("data").EnumerateArray();
        Assert.All(admins, row => Assert.True(row.GetProperty("is_administrator").GetBoolean()));
        using var unknown = await admin.SendAsync(HttpMethod.Get, "/customers?status=rich");
        await unknown.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "status");
    }

    [Fact]
    public async Task Invitation_Accepted_MakesTheUserOfThatCustomerOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var (id, first) = await CreateAsync(admin, "Invited Ltd");
        var second = (await admin.DoAsync(HttpMethod.Post, $"/customers/{id}/invitation")).Text("token")!;

        using var replaced = await RegisterAsync(Customer.NewName(), first);
        var name = Customer.NewName();
        using var accepted = await RegisterAsync(name, second);
        using var again = await RegisterAsync(Customer.NewName(), second);

        await replaced.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "invitation");
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        await again.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "invitation");
        var user = await Customer.LoginAsync(service.Client, name);
        Assert.Equal(id, user.Id);
        await user.CallAsync("api1");
        var shown = (await admin.ReadAsync($"/customers/{id}")).GetProperty("customer");
        Assert.Equal((name, false), (shown.Text("username"), shown.GetProperty("is_invited").GetBoolean()));
        using var late = await admin.SendAsync(HttpMethod.Post, $"/customers/{id}/invitation");
        await late.AssertProblemAsync(HttpStatusCode.Conflict, "already_signed_up");
    }

    [Fact]
    public async Task Invitation_AcceptedByManyAtOnce_MakesOneUser()
    {
        var admin = await Administrator.AtAsync(service);
        var (id, token) = await CreateAsync(admin, "Wanted Ltd");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var answer = await RegisterAsync(Customer.NewName(), token);
            return answer.StatusCode;
        }));

        Assert.Single(statuses, HttpStatusCode.Created);
        Assert.Equal(1, await service.InDatabaseAsync(context => Task.FromResult(
            context.Users.Count(user => user.CustomerId == id))));
    }

    [Fact]
    public async Task Invitation_AfterItsExpiry_IsRefused()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var (_, token) = await CreateAsync(admin, "Late Ltd");

        host.Clock.Advance(TimeSpan.FromDays(7));

        using var answer = await RegisterAsync(Customer.NewName(), token, host.Client);
        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "invitation");
    }

    [Fact]
    public async Task InvitedCustomer_WhomNobodySignedUpFor_IsNeitherDisabledNorGivenAPassword()
    {
        var admin = await Administrator.AtAsync(service);
        var (id, _) = await CreateAsync(admin, "Nobody Ltd");

        using var disabled = await admin.SendAsync(HttpMethod.Post, $"/customers/{id}/disable");
        using var unknown = await admin.SendAsync(
            HttpMethod.Post, $"/customers/{Guid.CreateVersion7(service.Host.Clock.GetUtcNow())}/invitation");

        await disabled.AssertProblemAsync(HttpStatusCode.Conflict, "not_signed_up");
        await unknown.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static async Task<(Guid Id, string Token)> CreateAsync(Administrator admin, string name)
    {
        var made = await admin.DoAsync(
            HttpMethod.Post, "/customers", new { name, company = name }, HttpStatusCode.Created);
        Assert.Equal(name, made.GetProperty("customer").Text("username"));
        return (made.GetProperty("customer").GetProperty("id").GetGuid(),
            made.GetProperty("invitation").Text("token")!);
    }

    private Task<HttpResponseMessage> RegisterAsync(string username, string invitation, HttpClient? client = null) =>
        (client ?? service.Client).PostAsync("/api/auth/register", Bodies.Json(JsonSerializer.Serialize(new
        {
            username,
            password = Customer.DefaultPassword,
            invitation,
        })));
}
