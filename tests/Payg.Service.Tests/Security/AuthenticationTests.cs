using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>OWASP API Security 2023: API2 (broken authentication); OWASP ASVS 5.0, 6.3.8, 7.2 and 7.4.</summary>
public abstract class AuthenticationTests(ServiceFixture service)
{
    private const int Attempts = 15;

    public sealed class OnSqlite(SqliteService service) : AuthenticationTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : AuthenticationTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task V6_3_8_UnknownNameAndWrongPassword_TakeTheSameTimeAndSayTheSame()
    {
        var customers = await Task.WhenAll(Enumerable.Range(0, Attempts).Select(_ => service.NewCustomerAsync()));
        var known = new List<double>();
        var unknown = new List<double>();
        var texts = new HashSet<(HttpStatusCode, string)>();
        foreach (var customer in customers)
        {
            known.Add(await TimeAsync(customer.Username, texts));
            unknown.Add(await TimeAsync(Customer.NewName(), texts));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.Single(texts).Item1);
        // What else the machine does only ever adds: the fastest of each is the work itself.
        var ratio = known.Min() / unknown.Min();
        Assert.True(ratio is > 0.8 and < 1.25, $"known to unknown: {ratio:F3}");
    }

    [Fact]
    public async Task V6_3_8_Registration_OfANameThatIsTaken_DoesNotTellWhoHasIt()
    {
        var customer = await service.NewCustomerAsync();
        using var answer = await service.Client.PostAsJsonAsync(
            "/api/auth/register", new { username = customer.Username, password = Customer.DefaultPassword });

        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username");
        Assert.DoesNotContain(customer.Id.ToString(), problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task V7_4_1_Session_AfterItsEnd_IsRefusedEverywhere()
    {
        var customer = await service.NewCustomerAsync();
        await customer.CallAsync("api1");
        Assert.Equal(HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Post, "/api/auth/logout"));

        foreach (var path in new[] { "/api/auth/info", "/api/payg/api1", "/api/keys", "/api/cost", "/api/usage" })
            Assert.Equal(HttpStatusCode.Unauthorized, await customer.StatusAsync(HttpMethod.Get, path));
    }

    [Fact]
    public async Task V7_4_3_Password_Changed_EndsTheOtherSessions()
    {
        var one = await service.NewCustomerAsync();
        var other = await Customer.LoginAsync(service.Client, one.Username);
        Assert.Equal(HttpStatusCode.NoContent, await ChangePasswordAsync(one, "another horse battery 43"));

        Assert.Equal(HttpStatusCode.Unauthorized, await other.StatusAsync(HttpMethod.Get, "/api/auth/info"));
        Assert.Equal(HttpStatusCode.OK, await one.StatusAsync(HttpMethod.Get, "/api/auth/info"));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("change")]
    public async Task V7_4_3_LogIn_CheckedBeforeThePasswordChanged_GetsNoToken(string act)
    {
        var customer = await service.NewCustomerAsync();
        var user = await service.InDatabaseAsync(context =>
            context.Users.AsNoTracking().SingleAsync(row => row.CustomerId == customer.Id));

        if (act is "reset")
        {
            var admin = await Administrator.AtAsync(service);
            await admin.DoAsync(HttpMethod.Post, $"/customers/{customer.Id}/reset_password");
        }
        else
        {
            Assert.Equal(HttpStatusCode.NoContent, await ChangePasswordAsync(customer, "another horse battery 43"));
        }

        await using var scope = service.Host.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<SessionTokens>();
        Assert.Null(await tokens.CreateAsync(
            new DefaultHttpContext(), user, new CheckedPassword(SignInOutcome.Succeeded), true, null,
            CancellationToken.None));
    }

    [Fact]
    public async Task V7_4_3_Password_ResetAmidLogInsWithTheOldOne_LeavesNoneOfTheirSessions()
    {
        var admin = await Administrator.AtAsync(service);
        var customer = await service.NewCustomerAsync();
        var logins = Enumerable.Range(0, Attempts).Select(_ => service.Client.PostAsync(
            "/api/auth/login", Bodies.Of("json", customer.Username, Customer.DefaultPassword))).ToList();
        await admin.DoAsync(HttpMethod.Post, $"/customers/{customer.Id}/reset_password");

        foreach (var login in logins)
        {
            using var answer = await login;
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;

            var token = (await answer.JsonAsync()).Text("token");
            using var used = await service.SendAsync(HttpMethod.Get, "/api/auth/info", token);
            Assert.Equal(HttpStatusCode.Unauthorized, used.StatusCode);
        }
    }

    [Fact]
    public async Task V6_2_3_Password_ChangedToSeveralAtOnce_IsOneOfThem()
    {
        var customer = await service.NewCustomerAsync();
        var passwords = Enumerable.Range(0, 6).Select(i => $"another horse battery {i}").ToList();

        var statuses = await Task.WhenAll(passwords.Select(next => ChangePasswordAsync(customer, next)));

        Assert.Single(statuses, HttpStatusCode.NoContent);
        Assert.Equal(5, statuses.Count(status => status == HttpStatusCode.BadRequest));
        var chosen = passwords[Array.IndexOf(statuses, HttpStatusCode.NoContent)];
        await Customer.LoginAsync(service.Client, customer.Username, chosen);
        Assert.Equal(1, await service.InDatabaseAsync(context => context.AuditEntries.CountAsync(entry =>
            entry.Action == "password.changed" && entry.SubjectId == customer.Id.ToString())));
    }

    [Fact]
    public async Task V7_2_4_LogIn_Always_GivesANewToken()
    {
        var customer = await service.NewCustomerAsync();
        var again = await Customer.LoginAsync(service.Client, customer.Username);

        Assert.NotEqual(customer.Token, again.Token);
    }

    [Fact]
    public void V11_4_2_Passwords_InProduction_AreHashedWithAHundredThousandRounds() =>
        Assert.Equal(100_000, new PasswordHasherOptions().IterationCount);

    private async Task<HttpStatusCode> ChangePasswordAsync(Customer customer, string next)
    {
        using var answer = await service.SendAsync(
            HttpMethod.Post,
            "/api/auth/password",
            customer.Token,
            $$"""{"current_password":"{{Customer.DefaultPassword}}","new_password":"{{next}}"}""");
        return answer.StatusCode;
    }

    private async Task<double> TimeAsync(string username, HashSet<(HttpStatusCode, string)> texts)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var answer = await service.Client.PostAsJsonAsync(
            "/api/auth/login", new { username, password = "wrong horse battery 42" });
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        texts.Add(await answer.TextAsync());
        return elapsed.TotalMilliseconds;
    }
}
