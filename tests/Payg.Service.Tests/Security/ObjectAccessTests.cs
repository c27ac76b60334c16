using System.Net;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>
/// OWASP API Security 2023: API1 (broken object level authorization) and API5 (broken function level authorization);
/// OWASP ASVS 5.0, 8.2 and 8.3.
/// </summary>
public abstract class ObjectAccessTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : ObjectAccessTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : ObjectAccessTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Api1_KeyOfAnotherCustomer_CanBeNeitherSeenNorRevokedNorProbed()
    {
        var owner = await service.NewCustomerAsync();
        var other = await service.NewCustomerAsync();
        var (id, key) = await service.NewKeyAsync(owner);

        using var theirs = await service.SendAsync(HttpMethod.Delete, $"/api/keys/{id}", other.Token);
        using var nobodys = await service.SendAsync(
            HttpMethod.Delete, $"/api/keys/{Guid.CreateVersion7()}", other.Token);

        Assert.Equal(await nobodys.TextAsync(), await theirs.TextAsync());
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Empty((await other.ReadAsync("/api/keys")).GetProperty("data").EnumerateArray());
        using var works = await service.SendAsync(HttpMethod.Get, "/api/payg/api1", key);
        Assert.Equal(HttpStatusCode.OK, works.StatusCode);
    }

    [Theory]
    [InlineData("/api/cost?customer={0}")]
    [InlineData("/api/cost?customer_id={0}&id={0}")]
    [InlineData("/api/usage?customer_id={0}")]
    [InlineData("/api/auth/info?id={0}&customer_id={0}")]
    [InlineData("/api/account?id={0}")]
    [InlineData("/api/keys?customer_id={0}")]
    public async Task Api1_AnotherCustomerInTheQuery_ChangesNothing(string path)
    {
        var owner = await service.NewCustomerAsync();
        await owner.CallAsync("api1", 3);
        await service.NewKeyAsync(owner);
        var other = await service.NewCustomerAsync();

        using var answer = await other.SendAsync(HttpMethod.Get, string.Format(null, path, owner.Id));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("0.003", text, StringComparison.Ordinal);
        Assert.DoesNotContain(owner.Username, text, StringComparison.Ordinal);
        Assert.DoesNotContain(owner.Id.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("a key", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api5_ApiKey_MayNeitherMakeNorChangeAnythingNorAdminister()
    {
        var owner = await service.NewCustomerAsync();
        var (id, key) = await service.NewKeyAsync(owner);
        var (_, ofAdmin) = await service.NewKeyAsync(await Customer.LoginAsync(service.Client, "admin"));
        foreach (var (method, path, body) in new[]
        {
            (HttpMethod.Get, "/api/keys", null),
            (HttpMethod.Post, "/api/keys", """{"name":"another"}"""),
            (HttpMethod.Delete, $"/api/keys/{id}", null),
            (HttpMethod.Patch, "/api/account", """{"time_zone":"UTC"}"""),
            (HttpMethod.Post, "/api/auth/password", """{"current_password":"a","new_password":"b"}"""),
            (HttpMethod.Post, "/api/auth/logout_all", null),
            (HttpMethod.Get, "/api/admin/customers", null),
            (HttpMethod.Get, "/api/admin/audit", null),
            (HttpMethod.Put, $"/api/admin/customers/{owner.Id}/admin", null),
        })
        {
            foreach (var token in new[] { key, ofAdmin })
            {
                using var answer = await service.SendAsync(method, path, token, body);
                await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
            }
        }
    }

    [Fact]
    public async Task Api5_Customer_AskingForWhatIsThereOrNot_LearnsNothing()
    {
        var other = await service.NewCustomerAsync();
        var customer = await service.NewCustomerAsync();
        var answers = new HashSet<(HttpStatusCode, string)>();
        foreach (var id in new[] { other.Id, customer.Id, Guid.CreateVersion7(), Guid.Empty })
        {
            using var answer = await customer.SendAsync(HttpMethod.Get, $"/api/admin/customers/{id}");
            answers.Add(await answer.TextAsync());
        }

        Assert.Equal(HttpStatusCode.Forbidden, Assert.Single(answers).Item1);
    }
}
