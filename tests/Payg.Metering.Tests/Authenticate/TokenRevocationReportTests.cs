using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Journal.Tests;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.Changes;
using Payg.Metering.Settings;
using Payg.Storage.Databases;

namespace Payg.Metering.Tests.Authenticate;

/// <summary>The service that follows changes: when it does, and what it reports of the database.</summary>
public sealed class TokenRevocationReportTests : IDisposable
{
    private const int Down = 1001;
    private const int Up = 1003;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly ServiceClock _clock = new(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));
    private readonly MemoryCredentials _store = new();
    private readonly DatabaseReadiness _readiness = new();
    private readonly LogEvents<TokenRevocations> _log = new();
    private readonly CollectedMetrics _metrics = new();
    private readonly TokenAuthenticator _authenticator;
    private readonly TokenRevocations _revocations;

    public TokenRevocationReportTests()
    {
        _authenticator = new TokenAuthenticator(
            _store, Options.Create(new PaygOptions()), Options.Create(new RateLimitOptions()), _clock);
        _revocations = new TokenRevocations(
            _store, _authenticator, _readiness, _metrics.Metrics, _clock, _log);
    }

    public void Dispose()
    {
        _revocations.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Database_ThatIsUnavailableForAWhile_IsReportedOnceEachWay()
    {
        await FollowAsync();
        Assert.Empty(_log.Ids);

        _store.IsAway = true;
        await FollowAsync();
        await FollowAsync();
        Assert.Equal([Down], _log.Ids);

        _store.IsAway = false;
        await FollowAsync();
        await FollowAsync();
        Assert.Equal([Down, Up], _log.Ids);

        _store.IsAway = true;
        await FollowAsync();
        Assert.Equal([Down, Up, Down], _log.Ids);
    }

    [Fact]
    public async Task Database_ThatIsUnavailableAtTheStart_IsReported()
    {
        _store.IsAway = true;
        await FollowAsync();

        Assert.Equal([Down], _log.Ids);
    }

    [Fact]
    public async Task Database_WhoseDriverGivesUp_IsReportedAndAskedAgain()
    {
        _store.GivesUp = true;
        await FollowAsync();
        Assert.Equal([Down], _log.Ids);

        _store.GivesUp = false;
        await FollowAsync();
        Assert.Equal([Down, Up], _log.Ids);
    }

    [Fact]
    public async Task Changes_OnceTheDatabaseIsPrepared_AreFollowedEachSecond()
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);
        _store.Add(token, MemoryCredentials.NewCredential());
        Assert.NotNull(await CallerOfAsync(token));
        await _revocations.StartAsync(default);
        await _clock.TimedAsync();
        _clock.Advance(s_interval);
        Assert.Equal(0, _metrics.Read("payg.database.up"));

        _readiness.MarkReady();
        _clock.Advance(s_interval);
        await Eventually.TrueAsync(() => _metrics.Read("payg.database.up") == 1);
        Assert.Equal(1, _metrics.Read("payg.tokens.cached"));
        Assert.Equal(1, _metrics.Read("payg.tokens.lookups"));

        _store.Revoke(token);
        _clock.Advance(s_interval);
        await Eventually.TrueAsync(() => _metrics.Read("payg.tokens.cached") == 0);
        Assert.Null(await CallerOfAsync(token));

        _store.IsAway = true;
        _clock.Advance(s_interval);
        await Eventually.TrueAsync(() => _metrics.Read("payg.database.up") == 0);
        await _revocations.StopAsync(default);
    }

    private Task FollowAsync() => _revocations.FollowAsync(TestContext.Current.CancellationToken);

    private async Task<Caller?> CallerOfAsync(string token)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer " + token;
        return await _authenticator.AuthenticateAsync(context);
    }
}
