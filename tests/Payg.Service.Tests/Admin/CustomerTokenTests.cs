using System.Net;
using System.Text.Json;
using Payg.Service.Tests.Hosting;
using Payg.Service.Tests.Security;
using Xunit;

namespace Payg.Service.Tests.Admin;

public abstract class CustomerTokenTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : CustomerTokenTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : CustomerTokenTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Key_RevokedByAnAdministrator_StopsAtOnceAndNothingElseDoes()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var (id, key) = await service.NewKeyAsync(customer);
        var (_, other) = await service.NewKeyAsync(customer);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(key));

        await RevokeAsync(admin, customer, id);

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(key));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(other));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(customer.Token));
        var left = await admin.ReadAsync($"/customers/{customer.Id}/tokens");
        Assert.DoesNotContain(id, left.GetProperty("data").EnumerateArray().Select(token => token.Text("id")));
    }

    [Fact]
    public async Task Session_RevokedByAnAdministrator_EndsAloneAndIsAuditedOnce()
    {
        var admin = await Administrator.AtAsync(service);
        var one = await service.NewCustomerAsync();
        var other = await Customer.LoginAsync(service.Client, one.Username);
        var tokens = await admin.ReadAsync($"/customers/{one.Id}/tokens");
        var newest = tokens.GetProperty("data").EnumerateArray().First();
        Assert.Equal(("session", other.Token[..12]), (newest.Text("kind"), newest.Text("start")));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RevokeAsync(admin, one, newest.Text("id"))));

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(other.Token));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(one.Token));
        var entry = Assert.Single(await EntriesAsync(admin, one));
        Assert.Equal("admin", entry.Text("actor"));
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("after").ValueKind);
        var before = entry.GetProperty("before");
        Assert.Equal(
            (newest.Text("id"), "session", newest.Text("start")),
            (before.Text("token"), before.Text("kind"), before.Text("start")));
        Assert.DoesNotContain(other.Token, entry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OfSomebodyElseOrNobody_IsNotFoundAndGoesOn()
    {
        var admin = await Administrator.AtAsync(service);
        var owner = await service.NewCustomerAsync();
        var other = await service.NewCustomerAsync();
        var (id, key) = await service.NewKeyAsync(owner);
        foreach (var path in new[]
        {
            $"/customers/{other.Id}/tokens/{id}",
            $"/customers/{Guid.CreateVersion7()}/tokens/{id}",
            $"/customers/{owner.Id}/tokens/{Guid.CreateVersion7()}",
            $"/customers/{owner.Id}/tokens/{owner.Id}",
            $"/customers/{owner.Id}/tokens/nonsense",
        })
        {
            using var answer = await admin.SendAsync(HttpMethod.Delete, path);
            await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        }

        Assert.Equal(HttpStatusCode.OK, await CallAsync(key));
        Assert.Empty(await EntriesAsync(admin, owner));
        Assert.Empty(await EntriesAsync(admin, other));
    }

    private static Task<JsonElement> RevokeAsync(Administrator admin, Customer customer, string token) =>
        admin.DoAsync(
            HttpMethod.Delete, $"/customers/{customer.Id}/tokens/{token}", expected: HttpStatusCode.NoContent);

    private static async Task<List<JsonElement>> EntriesAsync(Administrator admin, Customer customer)
    {
        var page = await admin.ReadAsync($"/audit?action=customer.token_revoked&subject_id={customer.Id}");
        return [.. page.GetProperty("data").EnumerateArray()];
    }

    private async Task<HttpStatusCode> CallAsync(string token)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, "/api/payg/api1", token);
        return answer.StatusCode;
    }
}
