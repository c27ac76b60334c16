using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Accounts.Totp;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

/// <summary>Codes of authenticator apps: RFC 6238, OWASP ASVS 5.0 6.5.</summary>
public abstract class TotpTests(ServiceFixture service) : IAsyncLifetime
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TestDatabase _database = null!;
    private ServiceHost _host = null!;

    public sealed class OnSqlite(SqliteService service) : TotpTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : TotpTests(service), IClassFixture<PostgresService>
    {
        [Fact]
        public async Task Code_SentToAnotherNode_IsAccepted()
        {
            var (customer, secret, _) = await EnabledAsync();
            await using var other = await ServiceHost.StartAsync(
                Database, folder: Path.Combine(Database.Folder.FullName, "node2"));
            other.Clock.Advance(TimeSpan.FromMinutes(1));

            using var answer = await LoginAsync(customer, CodeOf(secret, other), other);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    protected TestDatabase Database => _database;

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheVectorsOfTheRfc_IsTheirs(long seconds, string code)
    {
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");

        Assert.Equal(code, TotpCode.Of(secret, TotpCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", TotpCode.Base32(secret));
    }

    [Fact]
    public async Task LogIn_WithAnApp_NeedsACodeThatIsAcceptedOnce()
    {
        var (customer, secret, _) = await EnabledAsync();

        using (var without = await LoginAsync(customer, null))
            await without.AssertProblemAsync(HttpStatusCode.Unauthorized, "totp_required");
        using (var wrong = await LoginAsync(customer, "000000"))
            await wrong.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_totp");
        using (var wrongPassword = await LoginAsync(customer, CodeOf(secret), password: "wrong horse battery 42"))
            await wrongPassword.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        using (var replayed = await LoginAsync(customer, CodeOf(secret)))
            await replayed.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_totp");

        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = CodeOf(secret);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await LoginAsync(customer, code);
            return answer.StatusCode;
        }));
        Assert.Single(statuses, status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task RecoveryCode_InPlaceOfACode_WorksOnceAndIsKeptAsAHash()
    {
        var (customer, _, codes) = await EnabledAsync();
        Assert.Equal(RecoveryCode.Count, codes.Distinct().Count());

        using (var first = await LoginAsync(customer, codes[0].ToUpperInvariant()))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using (var again = await LoginAsync(customer, codes[0]))
            await again.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_totp");

        var totp = await customer.ReadAsync("/api/auth/totp");
        Assert.Equal(RecoveryCode.Count - 1, totp.GetProperty("recovery_codes_left").GetInt32());
        await using var context = _database.Open();
        var actions = await context.AuditEntries.Select(entry => entry.Action).ToListAsync();
        Assert.Contains("totp.enabled", actions);
        Assert.Contains("login.recovery_code_used", actions);
        Assert.All(await context.RecoveryCodes.ToListAsync(), row => Assert.Equal(32, row.Hash.Length));
    }

    [Fact]
    public async Task Secret_InTheDatabase_IsEncrypted()
    {
        var (_, secret, _) = await EnabledAsync();

        await using var context = _database.Open();
        var stored = await context.Users.Where(user => user.TotpSecret != null)
            .Select(user => user.TotpSecret!).SingleAsync();

        Assert.DoesNotContain(TotpCode.Base32(secret), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Convert.ToHexString(secret), Convert.ToHexString(Convert.FromBase64String(stored)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_Guessed_AreBounded()
    {
        var (customer, secret, _) = await EnabledAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        await Task.WhenAll(Enumerable.Range(0, SignInLimits.FromOneSource).Select(
            async _ => (await LoginAsync(customer, "000000")).Dispose()));

        using var answer = await LoginAsync(customer, CodeOf(secret));

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_totp");
    }

    [Fact]
    public async Task App_Removed_IsNoLongerAskedForAndOtherSessionsEnd()
    {
        var (customer, _, codes) = await EnabledAsync();
        using var elsewhere = await LoginAsync(customer, codes[0]);
        var other = (await elsewhere.JsonAsync()).Text("token");

        Assert.Equal(HttpStatusCode.NoContent, await customer.StatusAsync(HttpMethod.Delete, "/api/auth/totp"));

        await Customer.LoginAsync(_host.Client, customer.Username);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/info");
        request.Headers.Add("Authorization", $"Bearer {other}");
        using var ended = await _host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
    }

    [Fact]
    public async Task Administrator_WhereAnAppIsRequired_SetsOneUpFirst()
    {
        await using var database = await service.NewDatabaseAsync();
        await using var host = await ServiceHost.StartAsync(
            database, new Dictionary<string, string> { ["Payg:Admin:RequireTotp"] = "true" });
        var admin = await Customer.LoginAsync(host.Client, "admin");
        var customer = await Customer.CreateAsync(host.Client);

        using (var refused = await admin.SendAsync(HttpMethod.Get, "/api/admin/totals"))
            await refused.AssertProblemAsync(HttpStatusCode.Forbidden, "totp_setup_required");
        Assert.True((await admin.ReadAsync("/api/account")).GetProperty("must_set_up_totp").GetBoolean());
        Assert.False((await customer.ReadAsync("/api/account")).GetProperty("must_set_up_totp").GetBoolean());
        await EnableAsync(admin, host);

        Assert.Equal(HttpStatusCode.OK, await admin.StatusAsync(HttpMethod.Get, "/api/admin/totals"));
        Assert.Equal(HttpStatusCode.Created, await KeyStatusAsync(customer));
    }

    public async ValueTask InitializeAsync()
    {
        _database = await service.NewDatabaseAsync();
        _host = await ServiceHost.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected async Task<(Customer Customer, byte[] Secret, string[] RecoveryCodes)> EnabledAsync()
    {
        var customer = await Customer.CreateAsync(_host.Client);
        var (secret, codes) = await EnableAsync(customer, _host);
        return (customer, secret, codes);
    }

    protected string CodeOf(byte[] secret, ServiceHost? host = null) =>
        TotpCode.Of(secret, TotpCode.StepOf((host ?? _host).Clock.GetUtcNow()));

    protected Task<HttpResponseMessage> LoginAsync(
        Customer customer, string? totp, ServiceHost? host = null, string password = Customer.DefaultPassword) =>
        (host ?? _host).Client.PostAsJsonAsync(
            "/api/auth/login", new { username = customer.Username, password, totp });

    private static async Task<(byte[] Secret, string[] Codes)> EnableAsync(Customer customer, ServiceHost host)
    {
        using var setUp = await customer.PostAsync("/api/auth/totp/setup", new { });
        Assert.Equal(HttpStatusCode.OK, setUp.StatusCode);
        var body = await setUp.JsonAsync();
        var text = body.Text("secret");
        Assert.StartsWith($"otpauth://totp/Payg:{customer.Username}?secret={text}&", body.Text("uri"),
            StringComparison.Ordinal);
        var bits = string.Concat(text.Select(
            letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2)).ToArray();
        using (var wrong = await customer.PostAsync("/api/auth/totp/enable", new { code = "000000" }))
            await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "code");

        using var enabled = await customer.PostAsync(
            "/api/auth/totp/enable",
            new { code = TotpCode.Of(secret, TotpCode.StepOf(host.Clock.GetUtcNow())) });
        Assert.Equal(HttpStatusCode.OK, enabled.StatusCode);
        var codes = (await enabled.JsonAsync()).GetProperty("codes").EnumerateArray()
            .Select(code => code.GetString()!).ToArray();
        return (secret, codes);
    }

    private static async Task<HttpStatusCode> KeyStatusAsync(Customer customer)
    {
        using var made = await customer.PostAsync("/api/keys", new { name = "program" });
        return made.StatusCode;
    }
}
