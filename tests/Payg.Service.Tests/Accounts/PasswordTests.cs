using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Accounts;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

/// <summary>What a change of password, and an old hash, lead to.</summary>
public abstract class PasswordTests(ServiceFixture service)
{
    private const string Next = "another horse battery 43";

    public sealed class OnSqlite(SqliteService service) : PasswordTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : PasswordTests(service), IClassFixture<PostgresService>;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Change_OfThePassword_RevokesKeysWhereAsked(bool revokeKeys)
    {
        var customer = await service.NewCustomerAsync();
        var key = await KeyAsync(customer);

        using var changed = await customer.PostAsync(
            "/api/auth/password",
            new { current_password = Customer.DefaultPassword, new_password = Next, revoke_keys = revokeKeys });

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(
            revokeKeys ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, await StatusWithAsync(key));
        Assert.Equal(HttpStatusCode.OK, await customer.StatusAsync(HttpMethod.Get, "/api/keys"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?revoke_keys=true", true)]
    [InlineData("?revoke_keys=false", false)]
    public async Task Reset_OfThePassword_RevokesKeysUnlessAskedNotTo(string query, bool areRevoked)
    {
        var customer = await service.NewCustomerAsync();
        var key = await KeyAsync(customer);
        var admin = await Administrator.AtAsync(service);

        await admin.DoAsync(HttpMethod.Post, $"/customers/{customer.Id}/reset_password{query}");

        Assert.Equal(areRevoked ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, await StatusWithAsync(key));
    }

    [Fact]
    public async Task Reset_Password_MustBeChangedBeforeAnythingElseIs()
    {
        var customer = await service.NewCustomerAsync();
        var admin = await Administrator.AtAsync(service);
        var reset = await admin.DoAsync(HttpMethod.Post, $"/customers/{customer.Id}/reset_password");
        var generated = reset.Text("password");
        var again = await Customer.LoginAsync(service.Client, customer.Username, generated);

        using var key = await again.PostAsync("/api/keys", new { name = "program" });
        await key.AssertProblemAsync(HttpStatusCode.Forbidden, "password_change_required");
        await again.CallAsync("api1");
        Assert.True((await again.ReadAsync("/api/account")).GetProperty("must_change_password").GetBoolean());
        using var same = await again.PostAsync(
            "/api/auth/password", new { current_password = generated, new_password = generated });
        await same.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "new_password");
        using var changed = await again.PostAsync(
            "/api/auth/password", new { current_password = generated, new_password = Next });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);

        using var made = await again.PostAsync("/api/keys", new { name = "program" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.False((await again.ReadAsync("/api/account")).GetProperty("must_change_password").GetBoolean());
    }

    [Fact]
    public async Task Hash_WithFewerIterationsThanToday_IsRenewedAtTheNextLogIn()
    {
        await using var database = await service.NewDatabaseAsync();
        string name;
        await using (var before = await ServiceHost.StartAsync(database))
            name = (await Customer.CreateAsync(before.Client)).Username;
        Assert.Equal(1000, await IterationsAsync(database, name));

        await using var host = await ServiceHost.StartAsync(database, configure: services =>
            services.Configure<PasswordHasherOptions>(
                hasher => hasher.IterationCount = AccountExtensions.HashIterations));
        await Customer.LoginAsync(host.Client, name);

        Assert.Equal(AccountExtensions.HashIterations, await IterationsAsync(database, name));
        Assert.InRange(AccountExtensions.HashIterations, 210_000, int.MaxValue);
        await Customer.LoginAsync(host.Client, name);
    }

    [Fact]
    public async Task Session_ThatIsOld_IsAskedForThePasswordBeforeItMakesKeysAndChangesRights()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(database);
        var customer = await Customer.CreateAsync(host.Client);
        var admin = await Customer.LoginAsync(host.Client, "admin");
        using (var fresh = await customer.PostAsync("/api/keys", new { name = "early" }))
            Assert.Equal(HttpStatusCode.Created, fresh.StatusCode);
        host.Clock.Advance(TimeSpan.FromHours(1));

        using (var key = await customer.PostAsync("/api/keys", new { name = "late" }))
            await key.AssertProblemAsync(HttpStatusCode.Forbidden, "reauthentication_required");
        using (var zone = await customer.SendAsync(HttpMethod.Patch, "/api/account"))
            await zone.AssertProblemAsync(HttpStatusCode.Forbidden, "reauthentication_required");
        foreach (var (method, path) in new[]
            { (HttpMethod.Put, "admin"), (HttpMethod.Delete, "admin"), (HttpMethod.Post, "reset_password") })
        {
            using var right = await admin.SendAsync(method, $"/api/admin/customers/{customer.Id}/{path}");
            await right.AssertProblemAsync(HttpStatusCode.Forbidden, "reauthentication_required");
        }

        await customer.CallAsync("api1");
        using (var wrong = await customer.PostAsync("/api/auth/reauthenticate", new { password = Next }))
            await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "password");
        using (var shown = await customer.PostAsync(
            "/api/auth/reauthenticate", new { password = Customer.DefaultPassword }))
        {
            Assert.Equal(HttpStatusCode.NoContent, shown.StatusCode);
        }

        using var late = await customer.PostAsync("/api/keys", new { name = "late" });
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
    }

    private static async Task<string> KeyAsync(Customer customer)
    {
        using var made = await customer.PostAsync("/api/keys", new { name = "program" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return (await made.JsonAsync()).Text("key");
    }

    private async Task<HttpStatusCode> StatusWithAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/payg/api1");
        request.Headers.Add("Authorization", $"Bearer {key}");
        using var answer = await service.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<int> IterationsAsync(TestDatabase database, string name)
    {
        await using var context = database.Open();
        var hash = await context.Users
            .Where(user => user.UserName == name).Select(user => user.PasswordHash!).SingleAsync();
        return BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
    }
}
