using System.Net;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>
/// OWASP API Security 2023: API3 (broken object property level authorization, mass assignment) and injection;
/// OWASP ASVS 5.0, 1.2 and 15.3.3.
/// </summary>
public abstract class PropertyAccessTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : PropertyAccessTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : PropertyAccessTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task Api3_Registration_WithFieldsOfItsOwn_MakesAPlainCustomer()
    {
        var name = Customer.NewName();
        using var answer = await service.SendAsync(HttpMethod.Post, "/api/auth/register", json: $$"""
            {"username":"{{name}}","password":"{{Customer.DefaultPassword}}","is_administrator":true,
             "IsAdministrator":true,"role":"admin","roles":["admin"],"id":"01a20865-2009-7e24-9727-1f9bd0239ff7",
             "customer_id":"01a20865-2009-7e24-9727-1f9bd0239ff7","total_cost_nanos":-1000000000,
             "created_at":"2001-01-01T00:00:00Z","lockout_end":null,"password_hash":"x"}
            """);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        var user = await service.InDatabaseAsync(context =>
            context.Users.Include(row => row.Customer).SingleAsync(row => row.UserName == name));
        Assert.False(user.IsAdministrator);
        Assert.NotEqual(Guid.Parse("01a20865-2009-7e24-9727-1f9bd0239ff7"), user.CustomerId);
        Assert.Equal(0, user.Customer!.TotalCostNanos);
        Assert.True(user.CreatedAt.Year > 2001);
    }

    [Theory]
    [InlineData("PATCH", "/api/account", """{"time_zone":"UTC","total_cost_nanos":0}""", "total_cost_nanos")]
    [InlineData("PATCH", "/api/account", """{"time_zone":"UTC","is_administrator":true}""", "is_administrator")]
    [InlineData("POST", "/api/keys", """{"name":"n","customer_id":"x"}""", "customer_id")]
    [InlineData("POST", "/api/keys", """{"name":"n","hash":"x"}""", "hash")]
    public async Task Api3_Body_WithAFieldThatIsNotItsOwn_IsRefusedAtTheField(
        string method, string path, string json, string field)
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await service.SendAsync(new HttpMethod(method), path, customer.Token, json);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", field);
    }

    [Fact]
    public async Task Api3_Answers_ShowNoHashAndNoSecretAfterTheFirst()
    {
        var admin = await Customer.LoginAsync(service.Client, "admin");
        var (_, key) = await service.NewKeyAsync(admin);
        foreach (var path in new[]
        {
            "/api/keys", "/api/account", "/api/auth/info", "/api/admin/customers", "/api/admin/audit",
            $"/api/admin/customers/{admin.Id}", $"/api/admin/customers/{admin.Id}/tokens",
        })
        {
            var text = (await admin.ReadAsync(path)).GetRawText();
            Assert.DoesNotContain(key, text, StringComparison.Ordinal);
            Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"password\"", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("stamp", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/api/prices/estimate?quantity=1&meter=api1%00", "meter")]
    [InlineData("/api/prices/estimate?quantity=1&meter=api1&method=%00", "method")]
    [InlineData("/api/usage?meter=%00", "meter")]
    [InlineData("/api/admin/usage?meter=%00", "meter")]
    [InlineData("/api/admin/customers?search=a%00", "search")]
    [InlineData("/api/admin/audit?action=%00&actor=%00&address=%0d%0a", "action", "actor", "address")]
    [InlineData("/api/admin/audit?subject_kind=%00&subject_id=%00", "subject_kind", "subject_id")]
    public async Task V1_2_ControlCharacters_InWhatIsLookedUp_AreRefusedAtTheField(string path, params string[] fields)
    {
        var admin = await Customer.LoginAsync(service.Client, "admin");

        using var answer = await admin.SendAsync(HttpMethod.Get, path);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    [Theory]
    [InlineData("' OR '1'='1")]
    [InlineData("'; DROP TABLE users; --")]
    [InlineData("admin'--")]
    [InlineData("%' UNION SELECT password_hash FROM users --")]
    [InlineData("\\'; SELECT pg_sleep(20); --")]
    [InlineData("%")]
    [InlineData("_dmin")]
    [InlineData("${jndi:ldap://x/y}")]
    [InlineData("<script>alert(1)</script>")]
    public async Task V1_2_TextThatLooksLikeCode_IsText(string text)
    {
        var admin = await Customer.LoginAsync(service.Client, "admin");
        var word = Uri.EscapeDataString(text);
        using var login = await service.Client.PostAsync("/api/auth/login", Bodies.Of("json", text, text));
        await login.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        foreach (var path in new[]
        {
            $"/api/admin/customers?search={word}", $"/api/admin/audit?action={word}&actor={word}&address={word}",
        })
            Assert.Empty((await admin.ReadAsync(path)).GetProperty("data").EnumerateArray());
        foreach (var path in new[]
        {
            $"/api/usage?meter={word}", $"/api/cost/{word}", $"/api/admin/customers?cursor={word}",
            $"/api/admin/audit?cursor={word}",
        })
        {
            using var answer = await admin.SendAsync(HttpMethod.Get, path);
            Assert.InRange((int)answer.StatusCode, 200, 499);
        }

        Assert.True(await service.InDatabaseAsync(context => context.Users.AnyAsync()));
    }
}
