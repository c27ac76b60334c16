using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.LookUps;
using Payg.Metering.Limits;
using Payg.Metering.Settings;

namespace Payg.Metering.Tests.Authenticate;

public sealed class TokenAuthenticatorTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 27, 10, 0, 18, TimeSpan.Zero);
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _clock = new(s_start);
    private readonly MemoryCredentials _store = new();
    private readonly TokenAuthenticator _authenticator;

    public TokenAuthenticatorTests() => _authenticator = NewAuthenticator(RateLimitOptions.DefaultUnknownTokens);

    [Fact]
    public void Token_Valid_IsLookedUpOnceAndThenKnown()
    {
        var token = NewToken();
        Assert.Null(_authenticator.Known(ContextOf(token).Request));

        var caller = CallerOf(token);

        Assert.NotNull(caller);
        Assert.Same(caller, CallerOf(token));
        Assert.Same(caller, _authenticator.Known(ContextOf(token).Request));
        Assert.Equal((1, 1, 1L), (_store.LookUps, _authenticator.Cached, _authenticator.LookUps));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("payg_ak_00000000000000000000000000000000000000")]
    public void Token_Malformed_IsRefusedWithoutALookUp(string token)
    {
        Assert.Null(CallerOf(token));
        Assert.Equal(0, _store.LookUps);
    }

    [Fact]
    public void Token_Unknown_IsLookedUpAgainOnlyAfterAWhile()
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);

        Assert.Null(CallerOf(token));
        Assert.Null(CallerOf(token));
        Assert.Equal(1, _store.LookUps);

        _clock.Advance(UnknownTokens.MaxAge);
        Assert.Null(CallerOf(token));
        Assert.Equal(2, _store.LookUps);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Token_UnknownAndThenForgotten_IsLookedUpAgainAtOnce(bool isByCustomer)
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);
        Assert.Null(CallerOf(token));
        var credential = MemoryCredentials.NewCredential();
        _store.Add(token, credential);

        Forget(token, credential.Customer, isByCustomer);

        Assert.NotNull(CallerOf(token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Token_RevokedWhileItWasLookedUp_IsLookedUpAgain(bool isByCustomer)
    {
        var token = NewToken();
        _store.AfterLookUp = () => Forget(token, _store.CredentialOf(token).Customer, isByCustomer);
        Assert.NotNull(CallerOf(token));
        _store.AfterLookUp = null;
        _store.Lose(token);

        Assert.Null(CallerOf(token));
    }

    [Fact]
    public void Caller_InAnApplicationThatNamesItsCustomers_HasItsClaim()
    {
        var token = NewToken(credential => credential with { ClaimedName = "customer-7" });

        Assert.Equal("customer-7", CallerOf(token)!.Principal.FindFirst("sub")?.Value);
    }

    [Fact]
    public void Caller_WhoIsOnTheSameConnection_IsKnownByTheHeader()
    {
        var token = NewToken();
        var context = ContextOf(token, new ConnectionItems());
        var caller = CallerOf(context);
        Assert.Same(caller, CallerOf(context));

        var recent = RecentCaller.Of(context)!;
        Assert.Same(caller, recent.With(context.Request.Headers.Authorization));

        // It is the connection that is asked next, and the cache only where that knows nothing.
        var other = new Caller(caller!.Credential);
        recent.Note(context.Request.Headers.Authorization, other);
        Assert.Same(other, CallerOf(context));
    }

    [Fact]
    public void Caller_WithACookie_IsNotKnownByTheConnection()
    {
        var context = ContextOf("", new ConnectionItems());
        context.Request.Headers.Remove("Authorization");
        context.Request.Method = HttpMethods.Get;
        context.Request.Headers.Cookie = $"{PaygAuthentication.CookieName}={NewToken()}";

        Assert.NotNull(CallerOf(context));
        Assert.Empty(context.Features.Get<IConnectionItemsFeature>()!.Items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Token_ThatExpires_IsValidUntilThatInstant(bool isSameConnection)
    {
        var token = NewToken(credential => credential with { ExpiresAt = s_start.AddMinutes(1) });
        var context = ContextOf(token, isSameConnection ? new ConnectionItems() : null);
        Assert.NotNull(CallerOf(context));
        _clock.Advance(TimeSpan.FromMinutes(1) - s_tick);
        Assert.NotNull(CallerOf(context));

        _clock.Advance(s_tick);

        Assert.Null(CallerOf(context));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Token_ThatWasIdleForItsTime_IsLookedUpAgain(bool isSameConnection)
    {
        var idle = TimeSpan.FromMinutes(10);
        var token = NewToken(credential => credential with { IdleTimeout = idle });
        var context = ContextOf(token, isSameConnection ? new ConnectionItems() : null);
        var caller = CallerOf(context);
        Assert.Same(caller, CallerOf(context));

        _clock.Advance(idle - s_tick);
        Assert.Same(caller, CallerOf(context));
        _clock.Advance(idle - s_tick);
        Assert.Same(caller, CallerOf(context));
        Assert.Equal(1, _store.LookUps);

        _clock.Advance(idle);
        Assert.NotSame(caller, CallerOf(context));
        Assert.NotSame(caller, CallerOf(context));
        Assert.Equal(2, _store.LookUps);

        _clock.Advance(idle);
        _store.Lose(token);
        Assert.Null(CallerOf(context));
    }

    [Fact]
    public void Callers_UsedSinceAnInstant_AreThoseWhoCalledThenOrLater()
    {
        var (token, early) = (NewToken(), CallerOf(NewToken()));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var late = CallerOf(token);

        Assert.Equal(s_start, early!.LastUsedAt);
        Assert.Equal(2, _authenticator.UsedSince(s_start).Count);
        Assert.Equal([late!], _authenticator.UsedSince(s_start.AddSeconds(1)));
        Assert.Empty(_authenticator.UsedSince(s_start.AddSeconds(1) + s_tick));

        _clock.Advance(TimeSpan.FromSeconds(1));
        CallerOf(token);
        Assert.Equal(s_start.AddSeconds(2), late!.LastUsedAt);
    }

    [Fact]
    public async Task UnknownTokens_OfOneAddressBeyondTheLimit_WaitTheirTurnAndSayWhenToComeBack()
    {
        var authenticator = NewAuthenticator(unknownTokens: 2);
        for (var i = 0; i < 2; i++)
        {
            var allowed = ContextOf(TokenFormat.Create(TokenKind.ApiKey));
            Assert.Null(CallerOf(allowed, authenticator));
            Assert.Null(allowed.Features.Get<UnknownTokenLimit>());
        }

        var (unknown, valid) = (ContextOf(TokenFormat.Create(TokenKind.ApiKey)), ContextOf(NewToken()));
        var (refused, found) = (
            authenticator.AuthenticateAsync(unknown).AsTask(), authenticator.AuthenticateAsync(valid).AsTask());
        Assert.False(refused.IsCompleted);
        Assert.NotNull(CallerOf(ContextOf(NewToken(), address: "203.0.113.8"), authenticator));
        _clock.Advance(SharedLookUps.Interval);
        var caller = await found;

        Assert.Null(await refused);
        Assert.NotNull(caller);
        Assert.Equal(3, _store.LookUps);
        Assert.Equal(3, authenticator.LookUps);
        Assert.Equal([2], _store.Batches);
        Assert.Equal(
            new UnknownTokenLimit(2, TimeSpan.FromSeconds(42)), unknown.Features.Get<UnknownTokenLimit>());
        Assert.Null(valid.Features.Get<UnknownTokenLimit>());

        // The one that was found is known from now on, and in the next minute new ones are looked up at once.
        Assert.Same(caller, CallerOf(valid, authenticator));
        _clock.Advance(AttemptCounter.Window);
        Assert.Null(CallerOf(ContextOf(TokenFormat.Create(TokenKind.ApiKey)), authenticator));
        Assert.Equal(4, _store.LookUps);
    }

    [Fact]
    public void UnknownTokens_MoreThanMayWait_AreRefusedAtOnce()
    {
        var authenticator = NewAuthenticator(unknownTokens: 1);
        CallerOf(ContextOf(TokenFormat.Create(TokenKind.ApiKey)), authenticator);
        for (var i = 0; i < SharedLookUps.Capacity; i++)
            _ = authenticator.AuthenticateAsync(ContextOf(TokenFormat.Create(TokenKind.ApiKey))).AsTask();

        var context = ContextOf(TokenFormat.Create(TokenKind.ApiKey));
        Assert.Null(CallerOf(context, authenticator));

        Assert.Equal(
            new UnknownTokenLimit(1, SharedLookUps.Interval), context.Features.Get<UnknownTokenLimit>());
    }

    [Fact]
    public void ValidTokens_OfOneAddress_DoNotCountAgainstTheLimit()
    {
        var authenticator = NewAuthenticator(unknownTokens: 1);

        for (var i = 0; i < 5; i++)
            Assert.NotNull(CallerOf(ContextOf(NewToken()), authenticator));

        Assert.Equal(5, authenticator.LookUps);
    }

    [Fact]
    public async Task Confirmation_OfCallers_AsksForThoseWhoWereConfirmedTooLongAgo()
    {
        var maxAge = TimeSpan.FromMinutes(5);
        var (same, gone, changed) = (NewToken(), NewToken(), NewToken());
        var caller = CallerOf(same);
        CallerOf(gone);
        CallerOf(changed);
        _clock.Advance(maxAge);
        await _authenticator.ConfirmAsync(maxAge, 10, TestContext.Current.CancellationToken);
        Assert.Empty(_store.Batches);

        _clock.Advance(s_tick);
        _store.Lose(gone);
        _store.Add(changed, MemoryCredentials.NewCredential() with { Scopes = TokenScopes.Read });
        await _authenticator.ConfirmAsync(maxAge, 10, TestContext.Current.CancellationToken);

        Assert.Equal([3], _store.Batches);
        Assert.Equal(1, _authenticator.Cached);
        Assert.Same(caller, CallerOf(same));
        Assert.Null(CallerOf(gone));
        Assert.Equal(TokenScopes.Read, CallerOf(changed)!.Credential.Scopes);

        // All were confirmed just now.
        await _authenticator.ConfirmAsync(maxAge, 10, TestContext.Current.CancellationToken);
        Assert.Equal([3], _store.Batches);
    }

    [Fact]
    public async Task Confirmation_OfManyCallers_AsksForNoMoreThanItMay()
    {
        for (var i = 0; i < 5; i++)
            CallerOf(NewToken());
        _clock.Advance(TimeSpan.FromHours(1));

        await _authenticator.ConfirmAsync(TimeSpan.Zero, 2, TestContext.Current.CancellationToken);
        await _authenticator.ConfirmAsync(TimeSpan.Zero, 10, TestContext.Current.CancellationToken);

        Assert.Equal([2, 3], _store.Batches);
    }

    [Fact]
    public async Task Token_WhileTheDatabaseIsAway_IsNeitherKnownNorUnknown()
    {
        var token = NewToken();
        _store.IsAway = true;
        await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await _authenticator.AuthenticateAsync(ContextOf(token)));

        _store.IsAway = false;

        Assert.NotNull(CallerOf(token));
    }

    private TokenAuthenticator NewAuthenticator(int unknownTokens) => new(
        _store, Options.Create(new PaygOptions { CustomerClaim = "sub" }),
        Options.Create(new RateLimitOptions { UnknownTokens = unknownTokens }), _clock);

    private string NewToken(Func<Credential, Credential>? change = null)
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);
        var credential = MemoryCredentials.NewCredential();
        _store.Add(token, change is null ? credential : change(credential));
        return token;
    }

    private void Forget(string token, CustomerId customer, bool isByCustomer)
    {
        if (isByCustomer)
            _authenticator.Forget(customer);
        else
            _authenticator.Forget(TokenFormat.Hash(token));
    }

    private Caller? CallerOf(string token) => CallerOf(ContextOf(token));

    /// <summary>The caller, found without waiting.</summary>
    private Caller? CallerOf(HttpContext context, TokenAuthenticator? authenticator = null)
    {
        var caller = (authenticator ?? _authenticator).AuthenticateAsync(context);
        return caller.IsCompletedSuccessfully
            ? caller.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The database was waited for.");
    }

    private static DefaultHttpContext ContextOf(
        string token, IConnectionItemsFeature? connection = null, string address = "203.0.113.7")
    {
        var context = new DefaultHttpContext { Request = { Protocol = "HTTP/1.1" } };
        context.Request.Headers.Authorization = "Bearer " + token;
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (connection is not null)
            context.Features.Set(connection);
        return context;
    }

    private sealed class ConnectionItems : IConnectionItemsFeature
    {
        public IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();
    }
}
