using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Xunit;

namespace Payg.Service.Tests.Accounts;

public abstract class SessionTests(ServiceFixture service)
{
    private static readonly string[] s_paths = ["/api/auth/info", "/api/payg/api1", "/api/cost"];

    public sealed class OnSqlite(SqliteService service) : SessionTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : SessionTests(service), IClassFixture<PostgresService>
    {
        [Fact]
        public async Task Logout_AtOneNode_ReachesAnotherWithinTwoSeconds()
        {
            await using var other = await ServiceHost.StartAsync(
                Service.Database, folder: Path.Combine(Service.Database.Folder.FullName, "node2"));
            var here = await Service.NewCustomerAsync();
            var there = here.At(other.Client);
            await AssertStatusAsync(here, HttpStatusCode.OK);
            await AssertStatusAsync(there, HttpStatusCode.OK);

            Assert.Equal(HttpStatusCode.NoContent, await here.StatusAsync(HttpMethod.Post, "/api/auth/logout"));

            await Eventually.TrueAsync(
                async () => await there.StatusAsync(HttpMethod.Get, "/api/prices") == HttpStatusCode.OK
                    && await there.StatusAsync(HttpMethod.Get, "/api/auth/info") == HttpStatusCode.Unauthorized,
                TimeSpan.FromSeconds(2));
            await AssertStatusAsync(there, HttpStatusCode.Unauthorized);
        }
    }

    protected ServiceFixture Service { get; } = service;

    [Theory]
    [InlineData("/api/auth/logout")]
    [InlineData("/api/auth/logout/")]
    public async Task Logout_OfATokenInUse_EndsItAtOnceAndNoOther(string path)
    {
        var customer = await Service.NewCustomerAsync();
        var elsewhere = await Customer.LoginAsync(Service.Client, customer.Username);
        await AssertStatusAsync(customer, HttpStatusCode.OK);
        await AssertStatusAsync(elsewhere, HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Post, path));

        await AssertStatusAsync(customer, HttpStatusCode.Unauthorized);
        await AssertStatusAsync(elsewhere, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, await customer.StatusAsync(HttpMethod.Post, path));
    }

    [Fact]
    public async Task LogoutAll_OfAUserWithSeveralTokens_EndsAllOfTheirsOnly()
    {
        var customer = await Service.NewCustomerAsync();
        var elsewhere = await Customer.LoginAsync(Service.Client, customer.Username);
        var unused = await Customer.LoginAsync(Service.Client, customer.Username);
        var somebody = await Service.NewCustomerAsync();
        await AssertStatusAsync(customer, HttpStatusCode.OK);
        await AssertStatusAsync(elsewhere, HttpStatusCode.OK);
        await AssertStatusAsync(somebody, HttpStatusCode.OK);

        Assert.Equal(
            HttpStatusCode.NoContent, await elsewhere.StatusAsync(HttpMethod.Post, "/api/auth/logout_all/"));

        await AssertStatusAsync(customer, HttpStatusCode.Unauthorized);
        await AssertStatusAsync(elsewhere, HttpStatusCode.Unauthorized);
        await AssertStatusAsync(unused, HttpStatusCode.Unauthorized);
        await AssertStatusAsync(somebody, HttpStatusCode.OK);
        await AssertStatusAsync(await Customer.LoginAsync(Service.Client, customer.Username), HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/auth/logout")]
    [InlineData("/api/auth/logout_all")]
    public async Task Logout_WithoutAToken_IsRefused(string path)
    {
        using var answer = await Service.Client.PostAsync(path, null);

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Token_AtItsExpiry_IsRefusedWhetherSeenBeforeOrNot()
    {
        await using var database = await Service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var seen = await Customer.CreateAsync(host.Client);
        var unseen = await Customer.LoginAsync(host.Client, seen.Username);
        await AssertStatusAsync(seen, HttpStatusCode.OK);

        host.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        await AssertStatusAsync(seen, HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        await AssertStatusAsync(seen, HttpStatusCode.Unauthorized);
        await AssertStatusAsync(unseen, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Token_OfADisabledCustomer_IsRefusedAlikeEverywhereOnceNodesHaveAsked()
    {
        var customer = await Service.NewCustomerAsync();
        await AssertStatusAsync(customer, HttpStatusCode.OK);

        var now = TimeProvider.System.GetUtcNow();
        await Service.InDatabaseAsync(async context =>
        {
            context.AccessChanges.Add(new AccessChangeRow { CustomerId = customer.Id });
            (await context.Customers.SingleAsync(row => row.Id == customer.Id)).DisabledAt = now;
            return await context.SaveChangesAsync();
        });

        await Eventually.TrueAsync(
            async () => await customer.StatusAsync(HttpMethod.Get, "/api/auth/info") == HttpStatusCode.Forbidden,
            TimeSpan.FromSeconds(10));
        foreach (var path in s_paths)
        {
            using var answer = await customer.SendAsync(HttpMethod.Get, path);
            await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "account_disabled");
        }
    }

    private static async Task AssertStatusAsync(Customer customer, HttpStatusCode status)
    {
        foreach (var path in s_paths)
            Assert.Equal(status, await customer.StatusAsync(HttpMethod.Get, path));
    }
}
