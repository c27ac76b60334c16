using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Admin.Credits;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Customers;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Credits, balances and how customers pay, through the API.</summary>
public abstract class CreditTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CreditTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CreditTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Grant_ThenCalls_AreConsumedAndShownToTheCustomer()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var limited = await GrantAsync(
            admin, customer, """{"amount":0.002,"kind":"goodwill","priority":1,"meters":["api2","api1"]}""");
        var bought = await GrantAsync(
            admin, customer, """{"amount":"0.01","kind":"purchase","expires_at":"2099-01-01T00:00:00Z"}""");
        await customer.CallAsync("api1", 3);
        await customer.CallAsync("api3", 1);

        Assert.Equal(["api1", "api2"], limited.GetProperty("meters").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal((50, "active"), (bought.GetProperty("priority").GetInt32(), bought.Text("status")));
        var costs = await customer.CostsAsync();
        var balance = await customer.ReadAsync("/api/balance");
        var cost = decimal.Parse(costs.Total, System.Globalization.CultureInfo.InvariantCulture);
        var expected = (0.012m - cost).ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            ("USD", "postpaid", JsonValueKind.Null, "0"),
            (balance.Text("currency"), balance.Text("mode"), balance.GetProperty("credit_limit").ValueKind,
                balance.GetProperty("held").Text("amount")));
        Assert.Equal(
            (expected, expected),
            (balance.GetProperty("balance").Text("amount"), balance.GetProperty("available").Text("amount")));
        Assert.Equal(bought.Text("id"), Assert.Single(balance.GetProperty("grants").EnumerateArray()).Text("id"));
        Assert.Equal(
            balance.GetRawText(), (await admin.ReadAsync($"/customers/{customer.Id}/balance")).GetRawText());

        var credits = (await customer.ReadAsync("/api/credits")).GetProperty("data");
        Assert.Equal(["active", "used"], credits.EnumerateArray().Select(grant => grant.Text("status")));
        Assert.Equal(
            credits.GetRawText(),
            (await admin.ReadAsync($"/customers/{customer.Id}/credits")).GetProperty("data").GetRawText());
        var entries = (await customer.ReadAsync("/api/credits/entries")).GetProperty("data");
        Assert.Equal(["consume", "consume", "consume", "grant", "grant"], Kinds(entries));
        Assert.Equal([5, 4, 3, 2, 1], entries.EnumerateArray().Select(entry => entry.GetProperty("seq").GetInt32()));
        Assert.Equal(
            entries.GetRawText(),
            (await admin.ReadAsync($"/customers/{customer.Id}/credits/entries")).GetProperty("data").GetRawText());
        Assert.Contains(
            "customer.credit_granted",
            (await admin.ReadAsync($"/audit?subject_id={customer.Id}")).GetProperty("data").EnumerateArray()
                .Select(entry => entry.Text("action")));
        Assert.Equal(0, (await admin.ReadAsync("/verify")).GetProperty("differences").GetInt64());
    }

    [Fact]
    public async Task Grant_WithAReferenceOrAKeyAgain_GrantsNothing()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        const string Body = """{"amount":"50","kind":"purchase","reference":"order 7"}""";

        var first = await GrantAsync(admin, customer, Body);
        using var again = await SendAsync(admin, customer, Body, "any");
        using var other = await SendAsync(admin, customer, Body.Replace("50", "51", StringComparison.Ordinal));
        var keyed = await GrantAsync(admin, customer, """{"amount":"1","kind":"promo"}""", "a-key");
        using var keyedAgain = await SendAsync(admin, customer, """{"amount":"1","kind":"promo"}""", "a-key");
        using var keyedOther = await SendAsync(admin, customer, """{"amount":"1","kind":"goodwill"}""", "a-key");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.GetRawText(), (await again.JsonAsync()).GetRawText());
        await other.AssertProblemAsync(HttpStatusCode.Conflict, "reference_reused");
        Assert.Equal("a-key", keyed.Text("reference"));
        Assert.Equal(HttpStatusCode.Created, keyedAgain.StatusCode);
        await keyedOther.AssertProblemAsync(HttpStatusCode.Conflict, "idempotency_key_reused");
        Assert.Equal("51", (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount"));
    }

    [Fact]
    public async Task Grant_OfOneReferenceAtOnce_IsMadeOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(
            admin, customer, """{"amount":"5","kind":"purchase","reference":"at once"}""")));

        Assert.Equal(
            [200, 200, 200, 200, 201], answers.Select(answer => (int)answer.StatusCode).Order());
        Array.ForEach(answers, answer => answer.Dispose());
        Assert.Equal("5", (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount"));
    }

    [Fact]
    public async Task Void_ACredit_LeavesWhatWasConsumed()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var grant = await GrantAsync(admin, customer, """{"amount":"7","kind":"promo"}""");
        await customer.CallAsync("api1");
        var path = $"/customers/{customer.Id}/credits/{grant.Text("id")}/void";

        var voided = await admin.DoAsync(HttpMethod.Post, path, new { reason = "By mistake" });
        var again = await admin.DoAsync(HttpMethod.Post, path, new { reason = "By mistake, twice" });

        Assert.Equal(("voided", "0"), (voided.Text("status"), voided.GetProperty("remaining").Text("amount")));
        Assert.Equal(voided.GetRawText(), again.GetRawText());
        Assert.Equal("0", (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount"));
        var entries = (await customer.ReadAsync("/api/credits/entries")).GetProperty("data");
        Assert.Equal(["void", "consume", "grant"], Kinds(entries));
        Assert.Equal("By mistake", entries[0].Text("reference"));
        using var unknown = await admin.SendAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/credits/{customer.Id}/void", new { reason = "x" });
        await unknown.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        using var unreadable = await admin.SendAsync(HttpMethod.Post, path, new { reason = " " });
        await unreadable.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "reason");
    }

    [Theory]
    [InlineData("""{}""", "amount", "kind")]
    [InlineData("""{"amount":"0","kind":"promo"}""", "amount")]
    [InlineData("""{"amount":"-1","kind":"promo"}""", "amount")]
    [InlineData("""{"amount":"1000000001","kind":"promo"}""", "amount")]
    [InlineData("""{"amount":"1","kind":"gift"}""", "kind")]
    [InlineData("""{"amount":"1","kind":"promo","priority":-1}""", "priority")]
    [InlineData("""{"amount":"1","kind":"promo","priority":"1"}""", "priority")]
    [InlineData("""{"amount":"1","kind":"promo","expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData(
        """
        {"amount":"1","kind":"promo","effective_at":"2090-01-01T00:00:00Z","expires_at":"2089-01-01T00:00:00Z"}
        """,
        "expires_at")]
    [InlineData("""{"amount":"1","kind":"promo","meters":[]}""", "meters")]
    [InlineData("""{"amount":"1","kind":"promo","meters":["api1","nothing"]}""", "meters")]
    [InlineData("""{"amount":"1","kind":"promo","reference":" "}""", "reference")]
    [InlineData("""{"amount":"1","kind":"promo","more":1}""", "more")]
    public async Task Grant_ThatBreaksARule_IsRefusedAtItsFields(string body, params string[] fields)
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();

        using var answer = await SendAsync(admin, customer, body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
        Assert.Empty((await customer.ReadAsync("/api/credits")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Credits_OfAnUnknownCustomer_AreNotFound()
    {
        var admin = await Administrator.AtAsync(service);
        var nobody = $"/customers/{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}";

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "/balance", null),
            (HttpMethod.Get, "/credits", null),
            (HttpMethod.Get, "/credits/entries", null),
            (HttpMethod.Post, "/credits", new { amount = "1", kind = "promo" }),
            (HttpMethod.Get, "/billing", null),
            (HttpMethod.Put, "/billing", new { mode = "prepaid" }),
        })
        {
            using var answer = await admin.SendAsync(method, nobody + path, body);
            await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task Billing_ThatBeginsALimit_SettlesWhatIsOwed()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var path = $"/customers/{customer.Id}/billing";
        await customer.CallAsync("api1", 2);
        Assert.Equal("-0.002", (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount"));
        var before = await service.InDatabaseAsync(
            context => context.Customers.AsNoTracking().SingleAsync(row => row.Id == customer.Id));

        Assert.Equal(
            """{"mode":"postpaid","credit_limit":null,"tax":null}""", (await admin.ReadAsync(path)).GetRawText());
        var set = await admin.DoAsync(HttpMethod.Put, path, new { mode = "postpaid", credit_limit = "25.5" });
        var prepaid = await admin.DoAsync(HttpMethod.Put, path, new { mode = "prepaid" });

        Assert.Equal("25.5", set.GetProperty("credit_limit").Text("amount"));
        Assert.Equal("""{"mode":"prepaid","credit_limit":null,"tax":null}""", prepaid.GetRawText());
        var balance = await customer.ReadAsync("/api/balance");
        Assert.Equal(
            ("prepaid", "0", "0"),
            (balance.Text("mode"), balance.GetProperty("balance").Text("amount"),
                balance.GetProperty("available").Text("amount")));
        var row = await service.InDatabaseAsync(
            context => context.Customers.AsNoTracking().SingleAsync(found => found.Id == customer.Id));
        Assert.Equal(
            ((Int128)2_000_000, true, BillingMode.Prepaid), (row.SettledNanos, row.HasCredit, row.BillingMode));
        Assert.NotEqual(before.AccessChangedAt, row.AccessChangedAt);
        var changes = (await admin.ReadAsync(
            $"/audit?action=customer.billing_changed&subject_id={customer.Id}")).GetProperty("data");
        Assert.Equal(2, changes.GetArrayLength());

        foreach (var body in new object[]
        {
            new { mode = "later" }, new { mode = "prepaid", credit_limit = "-1" }, new { credit_limit = "1" },
        })
        {
            using var answer = await admin.SendAsync(HttpMethod.Put, path, body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Adjustments_OfACustomerWithCredit_ConsumeAndRestoreIt()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await GrantAsync(admin, customer, """{"amount":"10","kind":"promo"}""");
        await customer.CallAsync("api1", 4);
        var month = (await customer.ReadAsync("/api/cost")).Text("month");
        var meter = await Administrator.MeterAsync(service, "api1");

        await AdjustAsync(admin, customer, new { month, amount = "2", reason = "x" });
        await AdjustAsync(admin, customer, new { month, meter, quantity = -3, reason = "x" });

        var balance = await customer.ReadAsync("/api/balance");
        Assert.Equal("7.999", balance.GetProperty("balance").Text("amount"));
        Assert.Equal("7.999", balance.GetProperty("grants")[0].GetProperty("remaining").Text("amount"));
        Assert.Equal(
            ["restore", "consume", "consume", "grant"],
            Kinds((await customer.ReadAsync("/api/credits/entries")).GetProperty("data")));
    }

    [Fact]
    public async Task Sweep_OfExpiredCredit_TakesItAwayOnce()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        host.Clock.StopAt("2031-03-10T12:00:00Z");
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        await GrantAsync(
            admin, customer, """{"amount":"10","kind":"promo","expires_at":"2031-03-10T12:30:00Z"}""");

        host.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("0", (await customer.ReadAsync("/api/balance")).GetProperty("balance").Text("amount"));
        var credits = (await customer.ReadAsync("/api/credits")).GetProperty("data");
        Assert.Equal(
            ("expired", "10"), (credits[0].Text("status"), credits[0].GetProperty("remaining").Text("amount")));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var sweep = host.Services.GetRequiredService<CreditSweep>();
        await Task.WhenAll(sweep.SweepAsync(default), sweep.SweepAsync(default));

        var entries = (await customer.ReadAsync("/api/credits/entries")).GetProperty("data");
        Assert.Equal(["expire", "grant"], Kinds(entries));
        Assert.Equal("10", entries[0].GetProperty("amount").Text("amount"));
        credits = (await customer.ReadAsync("/api/credits")).GetProperty("data");
        Assert.Equal("0", credits[0].GetProperty("remaining").Text("amount"));
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Register_WhereCustomersAreWelcome_GrantsTheCreditAndSetsTheMode()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Payg:Credits:Mode"] = "prepaid",
                ["Payg:Credits:Welcome"] = "2.50",
            });

        var balance = await (await Customer.CreateAsync(host.Client)).ReadAsync("/api/balance");
        var operators = await (await Customer.LoginAsync(host.Client, "admin")).ReadAsync("/api/balance");

        Assert.Equal(("prepaid", "2.5"), (balance.Text("mode"), balance.GetProperty("available").Text("amount")));
        var grant = Assert.Single(balance.GetProperty("grants").EnumerateArray());
        Assert.Equal(("promo", "welcome"), (grant.Text("kind"), grant.Text("reference")));
        Assert.Empty(operators.GetProperty("grants").EnumerateArray());
        await Books.AssertRightAsync(database);
    }

    [Theory]
    [InlineData("USD", "7.5")]
    [InlineData("EUR", "0")]
    public async Task Register_ByAnInvitation_GrantsTheWelcomeCreditBesideEarlierOnes(string currency, string balance)
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Payg:Credits:Welcome"] = "2.50" });
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var created = await admin.DoAsync(
            HttpMethod.Post, "/customers", new { name = "acme" }, HttpStatusCode.Created);
        var id = created.GetProperty("customer").Text("id");
        if (currency is "USD")
        {
            await admin.DoAsync(
                HttpMethod.Post, $"/customers/{id}/credits", new { amount = "5", kind = "goodwill" },
                HttpStatusCode.Created);
        }
        else
        {
            await using var context = database.Open();
            await context.Customers.Where(row => row.Name == "acme").ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Currency, currency));
        }

        using var registered = await host.Client.PostAsync(
            "/api/auth/register", Bodies.Json($$"""
                {
                  "username": "acme-user", "password": "{{Customer.DefaultPassword}}",
                  "invitation": "{{created.GetProperty("invitation").Text("token")}}"
                }
                """));

        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        var shown = await (await Customer.LoginAsync(host.Client, "acme-user")).ReadAsync("/api/balance");
        Assert.Equal(balance, shown.GetProperty("balance").Text("amount"));
        Assert.Equal(
            currency is "USD" ? 2 : 0, shown.GetProperty("grants").GetArrayLength());
        await Books.AssertRightAsync(database);
    }

    [Fact]
    public async Task Verify_CreditsThatDiffer_ReportsThem()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var admin = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var customer = await Customer.CreateAsync(host.Client);
        var grant = await GrantAsync(admin, customer, """{"amount":"10","kind":"promo"}""");
        await using var context = database.Open();
        await context.CreditGrants.ExecuteUpdateAsync(set => set.SetProperty(row => row.RemainingUnits, 9));
        await context.Customers.Where(row => row.Id == customer.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.CreditSeq, 2).SetProperty(row => row.CreditedUnits, 3));

        var data = (await admin.ReadAsync("/verify")).GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(
            ["credit_remaining", "credit_seq", "customer_credited"],
            data.Select(difference => difference.Text("kind")).Order(StringComparer.Ordinal));
        var remaining = data.Single(difference => difference.Text("kind") is "credit_remaining");
        Assert.Equal(
            (grant.Text("id"), "9000000000", "10000000000"),
            (remaining.Text("grant"), remaining.Text("stored"), remaining.Text("expected")));
    }

    private static IEnumerable<string?> Kinds(JsonElement entries) =>
        entries.EnumerateArray().Select(entry => entry.Text("kind"));

    private static Task<JsonElement> AdjustAsync(Administrator admin, Customer customer, object body) => admin.DoAsync(
        HttpMethod.Post, $"/customers/{customer.Id}/adjustments", body, HttpStatusCode.Created);

    private static async Task<JsonElement> GrantAsync(
        Administrator admin, Customer customer, string body, string? key = null)
    {
        using var answer = await SendAsync(admin, customer, body, key);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Created,
            $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }

    private static Task<HttpResponseMessage> SendAsync(
        Administrator admin, Customer customer, string body, string? key = null) =>
        admin.SendAsync(HttpMethod.Post, $"/customers/{customer.Id}/credits", body, key);
}
