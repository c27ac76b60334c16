using System.Globalization;
using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class CustomerTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CustomerTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : CustomerTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Customers_SearchedFor_AreFoundByAPartOfTheNameOrTheId()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");

        var byName = await admin.ReadAsync($"/customers?search={customer.Username.ToUpperInvariant()[1..]}");
        var byId = await admin.ReadAsync($"/customers?search={customer.Id}");

        var found = Assert.Single(byId.GetProperty("data").EnumerateArray().ToArray());
        Assert.Equal(customer.Username, found.Text("username"));
        Assert.Equal("0.001", found.GetProperty("total_cost").Text("amount"));
        Assert.Contains(
            byName.GetProperty("data").EnumerateArray(), row => row.GetProperty("id").GetGuid() == customer.Id);
        foreach (var nobody in (string[])["%25", "_", "nobody%20like%20this"])
        {
            var none = await admin.ReadAsync($"/customers?search={nobody}");
            Assert.Empty(none.GetProperty("data").EnumerateArray());
        }
    }

    [Fact]
    public async Task Customers_ReadInPages_AreAllThereOnce()
    {
        var admin = await Administrator.AtAsync(service);
        for (var i = 0; i < 5; i++)
            await service.NewCustomerAsync();

        var ids = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await admin.ReadAsync("/customers?limit=2" + (cursor is null ? "" : "&cursor=" + cursor));
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(ids.Distinct().Order(), ids);
        Assert.Equal(await service.InDatabaseAsync(context => Task.FromResult(context.Customers.Count())), ids.Count);
    }

    [Theory]
    [InlineData("total_cost")]
    [InlineData("month_cost")]
    public async Task Customers_SortedByCost_ComeInThatOrderOnceOverPages(string sort)
    {
        var admin = await Administrator.AtAsync(service);
        for (var i = 1; i <= 7; i++)
        {
            var customer = await service.NewCustomerAsync();
            await customer.CallAsync("api1", 1 + (i % 3));
        }

        var found = new List<(decimal Cost, Guid Id)>();
        string? cursor = null;
        do
        {
            var page = await admin.ReadAsync(
                $"/customers?sort={sort}&limit=2" + (cursor is null ? "" : "&cursor=" + cursor));
            found.AddRange(page.GetProperty("data").EnumerateArray().Select(row => (
                decimal.Parse(row.GetProperty(sort).Text("amount"), CultureInfo.InvariantCulture),
                row.GetProperty("id").GetGuid())));
            cursor = page.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(found.Distinct().OrderByDescending(row => row.Cost).ThenBy(row => row.Id), found);
        Assert.Equal(
            await service.InDatabaseAsync(context => Task.FromResult(context.Customers.Count())), found.Count);
        using var answer = await admin.User.SendAsync(HttpMethod.Get, "/api/admin/customers?sort=name");
        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "sort");
    }

    [Fact]
    public async Task Customer_LookedUp_ShowsWhatAMonthCosts()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api4", 2);

        var now = await admin.ReadAsync($"/customers/{customer.Id}");
        var before = await admin.ReadAsync($"/customers/{customer.Id}?month=2001-01");

        Assert.Equal("0.01", now.GetProperty("cost").Text("amount"));
        var line = Assert.Single(now.GetProperty("lines").EnumerateArray().ToArray());
        Assert.Equal(("api4", 2), (line.Text("meter"), line.GetProperty("quantity").GetInt32()));
        Assert.Equal("0", before.GetProperty("cost").Text("amount"));
    }

    [Fact]
    public async Task Customer_Disabled_IsRefusedAtOnceUntilEnabled()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");

        await DoAsync(admin, HttpMethod.Post, $"/customers/{customer.Id}/disable");
        Assert.Equal(HttpStatusCode.Forbidden, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        Assert.Equal(HttpStatusCode.Forbidden, await customer.StatusAsync(HttpMethod.Get, "/api/auth/info"));

        await DoAsync(admin, HttpMethod.Post, $"/customers/{customer.Id}/enable");
        await customer.CallAsync("api1");
        Assert.Equal(("0.002", "0.002"), await customer.CostsAsync());
        Assert.Equal(
            ["customer.enabled", "customer.disabled"], await ActionsAsync(admin, customer));
    }

    [Fact]
    public async Task Tokens_Revoked_StopWorkingAtOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");

        await DoAsync(admin, HttpMethod.Post, $"/customers/{customer.Id}/revoke_tokens");

        Assert.Equal(HttpStatusCode.Unauthorized, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        Assert.Equal(["customer.tokens_revoked"], await ActionsAsync(admin, customer));
        await (await Customer.LoginAsync(service.Client, customer.Username)).CallAsync("api1");
    }

    [Fact]
    public async Task Password_Reset_IsTheOnlyOneThatLogsIn()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");

        var answer = await admin.DoAsync(HttpMethod.Post, $"/customers/{customer.Id}/reset_password");

        var password = answer.Text("password");
        Assert.Equal(customer.Username, answer.Text("username"));
        Assert.Equal(HttpStatusCode.Unauthorized, await customer.StatusAsync(HttpMethod.Get, "/api/payg/api1"));
        using var old = await service.Client.PostAsync(
            "/api/auth/login", Bodies.Of("json", customer.Username, Customer.DefaultPassword));
        await old.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        await (await Customer.LoginAsync(service.Client, customer.Username, password)).CallAsync("api1");

        Assert.Equal(["customer.password_reset"], await ActionsAsync(admin, customer));
        Assert.DoesNotContain(password, (await admin.ReadAsync("/audit")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(password, service.Host.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_GrantedAndRemoved_ActsAtOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await customer.StatusAsync(HttpMethod.Get, "/api/admin/customers"));

        await DoAsync(admin, HttpMethod.Put, $"/customers/{customer.Id}/admin");
        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/api/admin/customers"));

        await DoAsync(admin, HttpMethod.Delete, $"/customers/{customer.Id}/admin");
        Assert.Equal(HttpStatusCode.Forbidden, await customer.StatusAsync(HttpMethod.Get, "/api/admin/customers"));
        Assert.Equal(
            ["customer.role_removed", "customer.role_granted"], await ActionsAsync(admin, customer));
    }

    [Fact]
    public async Task LastAdministrator_CanBeNeitherDemotedNorDisabled()
    {
        var admin = await Administrator.AtAsync(service);
        (HttpMethod, string)[] acts =
        [
            (HttpMethod.Delete, $"/customers/{admin.User.Id}/admin"),
            (HttpMethod.Post, $"/customers/{admin.User.Id}/disable"),
        ];

        foreach (var (method, path) in acts)
        {
            using var answer = await admin.SendAsync(method, path);
            await answer.AssertProblemAsync(HttpStatusCode.Conflict, "last_administrator");
        }

        // A disabled administrator cannot help: the other one stays the last.
        var second = await service.NewCustomerAsync();
        await DoAsync(admin, HttpMethod.Put, $"/customers/{second.Id}/admin");
        await DoAsync(admin, HttpMethod.Post, $"/customers/{second.Id}/disable");
        foreach (var (method, path) in acts)
        {
            using var answer = await admin.SendAsync(method, path);
            await answer.AssertProblemAsync(HttpStatusCode.Conflict, "last_administrator");
        }

        await DoAsync(admin, HttpMethod.Delete, $"/customers/{second.Id}/admin");
    }

    [Fact]
    public async Task Administrators_WhoDemoteEachOtherAtOnce_LeaveOne()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var first = new Administrator(await Customer.LoginAsync(host.Client, "admin"), host.Client);
        var second = new Administrator(await Customer.CreateAsync(host.Client), host.Client);
        await DoAsync(first, HttpMethod.Put, $"/customers/{second.User.Id}/admin");

        var answers = await Task.WhenAll(
            first.SendAsync(HttpMethod.Delete, $"/customers/{second.User.Id}/admin"),
            second.SendAsync(HttpMethod.Delete, $"/customers/{first.User.Id}/admin"));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        await using var context = database.Open();
        Assert.Equal(1, context.Users.Count(user => user.IsAdministrator));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/disable")]
    [InlineData("POST", "/enable")]
    [InlineData("POST", "/revoke_tokens")]
    [InlineData("POST", "/reset_password")]
    [InlineData("PUT", "/admin")]
    [InlineData("DELETE", "/admin")]
    public async Task Customer_WhoIsNotThere_IsNotFound(string method, string path)
    {
        var admin = await Administrator.AtAsync(service);

        using var answer = await admin.SendAsync(
            new HttpMethod(method), $"/customers/01a20865-2009-7e24-9727-1f9bd0239ff7{path}");

        await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static Task<System.Text.Json.JsonElement> DoAsync(Administrator admin, HttpMethod method, string path) =>
        admin.DoAsync(method, path, expected: HttpStatusCode.NoContent);

    private static async Task<IReadOnlyList<string>> ActionsAsync(Administrator admin, Customer customer) =>
    [
        .. (await admin.ReadAsync("/audit")).GetProperty("data").EnumerateArray()
            .Where(entry => entry.Text("subject_id").Equals(customer.Id.ToString(), StringComparison.Ordinal))
            .Select(entry => entry.Text("action"))
            .Where(action => action.StartsWith("customer.", StringComparison.Ordinal)),
    ];
}
