using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Payg.Service.Audit;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Admin;

/// <summary>Who came in and who tried to: OWASP ASVS 5.0 16.3.1.</summary>
public abstract class LoginAuditTests(ServiceFixture service)
{
    private const string WrongPassword = "a-wrong-password-77";

    public sealed class OnSqlite(SqliteService service) : LoginAuditTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LoginAuditTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task LogIn_PasswordChange_AndLogOut_AreInTheLogOfTheCustomer()
    {
        var customer = await service.NewCustomerAsync();
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/password"))
        {
            request.Headers.Add("Authorization", $"Bearer {customer.Token}");
            request.Content = JsonContent.Create(
                new { current_password = Customer.DefaultPassword, new_password = "another horse battery 43" });
            using var changed = await service.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Post, "/api/auth/logout"));
        var again = await Customer.LoginAsync(service.Client, customer.Username, "another horse battery 43");
        Assert.Equal(HttpStatusCode.NoContent, await again.StatusAsync(HttpMethod.Post, "/api/auth/logout_all"));

        var entries = await EntriesAsync(customer.Id.ToString());
        Assert.Equal(
            ["logout_all", "login.succeeded", "logout", "password.changed", "login.succeeded"],
            entries.Select(entry => entry.Text("action")));
        Assert.All(entries, entry => Assert.Equal(customer.Username, entry.Text("actor")));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.Text("address")));
    }

    [Fact]
    public async Task LogIns_ThatFailed_AreSummedByUserAndAddressUpToTheLockout()
    {
        var customer = await service.NewCustomerAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => FailAsync(customer.Username)));
        await WriteAsync();

        var entries = await EntriesAsync(customer.Id.ToString());
        var failed = entries.Where(entry => entry.Text("action") is "login.failed");
        var locked = entries.Where(entry => entry.Text("action") is "login.locked_out");
        Assert.Equal(9, failed.Sum(Attempts));
        Assert.Equal(1, locked.Sum(Attempts));
        Assert.InRange(entries.Count, 3, 5);
    }

    [Fact]
    public async Task LogIns_ThatFailedForNobody_LeaveNeitherNameNorPassword()
    {
        var name = $"hunter2-{Customer.NewName()}";
        await FailAsync(name);
        await WriteAsync();

        Assert.NotEmpty(await EntriesAsync("unknown"));
        Assert.False(await service.InDatabaseAsync(context => Task.FromResult(context.AuditEntries.AsEnumerable().Any(
            row => JsonSerializer.Serialize(row).Contains(name, StringComparison.OrdinalIgnoreCase)
                || JsonSerializer.Serialize(row).Contains(WrongPassword, StringComparison.Ordinal)))));
    }

    [Fact]
    public void LogIns_ThatFailedByTheThousand_TakeElevenEntries()
    {
        var failures = new FailedLogins();
        Parallel.For(0, 10_000, i => failures.Note(
            AuditActions.LoginFailed, Guid.CreateVersion7(), new IPAddress([10, 0, 0, (byte)(i % 200)])));

        var taken = failures.Take();

        Assert.Equal(FailedLogins.MaxSums + 1, taken.Count);
        Assert.Equal(10_000, taken.Sum(login => login.Attempts));
        Assert.Empty(failures.Take());
    }

    [Fact]
    public async Task Failures_ThatCannotBeWrittenBeforeTheEnd_AreReportedInTheLog()
    {
        await FailAsync("nobody.at.the.end");
        var writer = service.Host.Services.GetServices<IHostedService>().OfType<FailedLoginWriter>().Single();

        await writer.WriteAsync(new CancellationToken(canceled: true));

        Assert.Contains("[2501]", service.Host.Log.ToString(), StringComparison.Ordinal);
    }

    private static int Attempts(JsonElement entry) => entry.GetProperty("after").GetProperty("attempts").GetInt32();

    private async Task FailAsync(string name)
    {
        using var answer = await service.Client.PostAsJsonAsync(
            "/api/auth/login", new { username = name, password = WrongPassword });
        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    private Task WriteAsync() => service.Host.Services.GetServices<IHostedService>().OfType<FailedLoginWriter>()
        .Single().WriteAsync(CancellationToken.None);

    private async Task<List<JsonElement>> EntriesAsync(string customer)
    {
        var admin = await Administrator.AtAsync(service);
        var page = await admin.ReadAsync($"/audit?subject_kind=customer&subject_id={customer}");
        return [.. page.GetProperty("data").EnumerateArray()];
    }
}
