using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payg.Service.Accounts.Sessions;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Xunit;

namespace Payg.Service.Tests.Accounts;

/// <summary>Guessing is bounded, and nobody can lock somebody else out: OWASP ASVS 5.0 6.3.1.</summary>
public abstract class LockoutTests(ServiceFixture service) : IAsyncLifetime
{
    private const string Wrong = "wrong horse battery 42";
    private const string Attacker = "203.0.113.66";
    private const string Home = "203.0.113.1";

    private readonly CountingHasher _hasher = new();
    private TestDatabase _database = null!;
    private ServiceHost _host = null!;
    private Customer _customer = null!;

    public sealed class OnSqlite(SqliteService service) : LockoutTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : LockoutTests(service), IClassFixture<PostgresService>;

    [Fact]
    public async Task WrongPasswords_FromOneAddress_LockNobodyOutElsewhere()
    {
        await RefusedAsync(30, _ => Attacker);

        await RefusedAsync(Attacker, Customer.DefaultPassword);
        using var answer = await LoginAsync(Home, Customer.DefaultPassword);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task WrongPasswords_FromManyAddresses_AreBoundedTogetherAndLeaveAKnownBrowserAlone()
    {
        var device = await DeviceAsync();
        await RefusedAsync(SignInLimits.FromAnywhere, i => $"198.51.100.{i}");

        await RefusedAsync("198.51.100.200", Customer.DefaultPassword);
        using (var known = await LoginAsync(Home, Customer.DefaultPassword, device))
            Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        using (var forged = await LoginAsync(Home, Customer.DefaultPassword, device[..^4] + "AAAA"))
            Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);

        _host.Clock.Advance(SignInLimits.Window);
        using var later = await LoginAsync("198.51.100.200", Customer.DefaultPassword);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task WrongPasswords_FromAKnownBrowser_LockItAlone()
    {
        var device = await DeviceAsync();
        await Task.WhenAll(Enumerable.Range(0, SignInLimits.FromOneSource).Select(
            async _ => (await LoginAsync(Home, Wrong, device)).Dispose()));

        using var locked = await LoginAsync(Home, Customer.DefaultPassword, device);
        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
        using var elsewhere = await LoginAsync(Attacker, Customer.DefaultPassword);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task LiveSession_WhileTheNameIsLocked_ChangesItsPassword()
    {
        await RefusedAsync(SignInLimits.FromAnywhere, i => $"198.51.100.{i % 5}");

        using var changed = await _customer.PostAsync(
            "/api/auth/password",
            new { current_password = Customer.DefaultPassword, new_password = "another horse battery 43" });

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
    }

    [Fact]
    public async Task Guesses_AtTheSameTime_AreCheckedNoMoreOftenThanTheBound()
    {
        var before = _hasher.ChecksOf(await HashAsync());
        await Task.WhenAll(Enumerable.Range(0, 22).Select(async _ =>
        {
            using var answer = await LoginAsync(Attacker, Wrong);

            // A machine at its limit may answer 503; the bound holds all the same.
            Assert.False(answer.IsSuccessStatusCode);
        }));

        Assert.InRange(_hasher.ChecksOf(await HashAsync()) - before, 1, SignInLimits.FromOneSource);
    }

    public async ValueTask InitializeAsync()
    {
        _database = await service.NewDatabaseAsync();
        _host = await ServiceHost.StartAsync(
            _database,
            new Dictionary<string, string> { ["Payg:Proxies:Networks"] = "127.0.0.1" },
            configure: services => services.AddSingleton<IPasswordHasher<UserRow>>(_hasher));
        _customer = await Customer.CreateAsync(_host.Client);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<string> HashAsync()
    {
        await using var context = _database.Open();
        return context.Users.Single(user => user.CustomerId == _customer.Id).PasswordHash!;
    }

    private async Task RefusedAsync(string address, string password = Wrong)
    {
        using var answer = await LoginAsync(address, password);
        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    /// <summary>Attempts that fail, some at a time: each refusal takes its time, on purpose.</summary>
    private Task RefusedAsync(int count, Func<int, string> address) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = 10 },
        async (i, _) => await RefusedAsync(address(i)));

    /// <summary>What a browser keeps that the customer logs in with.</summary>
    private async Task<string> DeviceAsync()
    {
        using var answer = await LoginAsync(Home, Customer.DefaultPassword);
        return Assert.Single(
            answer.Headers.GetValues("Set-Cookie"),
            cookie => cookie.Contains("payg_device", StringComparison.Ordinal)).Split(';')[0];
    }

    private Task<HttpResponseMessage> LoginAsync(string address, string password, string? cookie = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login?use_cookies=true")
        {
            Content = JsonContent.Create(new { username = _customer.Username, password }),
        };
        request.Headers.Add("X-Forwarded-For", address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return _host.Client.SendAsync(request);
    }

    /// <summary>Counts how often a password was compared with a hash.</summary>
    private sealed class CountingHasher : IPasswordHasher<UserRow>
    {
        // Quick to compute, as in the services of other tests: how often it is done is what counts here.
        private readonly PasswordHasher<UserRow> _hasher =
            new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

        private readonly Lock _gate = new();
        private readonly List<string> _checked = [];

        public int ChecksOf(string hash)
        {
            lock (_gate)
                return _checked.Count(seen => string.Equals(seen, hash, StringComparison.Ordinal));
        }

        public string HashPassword(UserRow user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(
            UserRow user, string hashedPassword, string providedPassword)
        {
            lock (_gate)
                _checked.Add(hashedPassword);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
