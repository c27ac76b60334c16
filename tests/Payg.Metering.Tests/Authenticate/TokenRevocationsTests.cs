using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.Changes;
using Payg.Metering.Diagnostics;
using Payg.Metering.Settings;
using Payg.Metering.Tests.Simulation;
using Payg.Storage.Databases;

namespace Payg.Metering.Tests.Authenticate;

public sealed class TokenRevocationsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SimulatedClock _clock = new();
    private readonly MemoryCredentials _store = new();
    private readonly TokenAuthenticator _authenticator;
    private readonly TokenRevocations _revocations;

    public TokenRevocationsTests()
    {
        _authenticator = new TokenAuthenticator(
            _store, Options.Create(new PaygOptions()), Options.Create(new RateLimitOptions()), _clock);
        _revocations = new TokenRevocations(
            _store, _authenticator, new DatabaseReadiness(),
            new MeteringMetrics(_services.GetRequiredService<IMeterFactory>()), _clock,
            NullLogger<TokenRevocations>.Instance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(600)]
    [InlineData(-600)]
    public async Task Revocation_WhateverTheClockOfTheNodeSays_IsFollowed(int secondsWrong)
    {
        _clock.SetWall(TimeSpan.FromSeconds(secondsWrong));
        var token = await SeenTokenAsync();
        await FollowAsync();

        _store.Revoke(token);
        await FollowAsync();

        Assert.Null(await CallerOfAsync(token));
    }

    [Fact]
    public async Task Changes_ThatBecomeVisibleAfterOnesWithHigherNumbers_AreFollowed()
    {
        var (early, late) = (await SeenTokenAsync(), await SeenTokenAsync());
        await FollowAsync();
        var number = _store.TakeNumber();
        _store.Revoke(early);
        await FollowAsync();
        _clock.Pass(ChangeCursor.Overlap / 2);
        await FollowAsync();

        _store.Revoke(late, number);
        await FollowAsync();

        Assert.Null(await CallerOfAsync(early));
        Assert.Null(await CallerOfAsync(late));
    }

    [Fact]
    public async Task Changes_OfManyTokens_AreFollowedInOneRoundAndOnce()
    {
        await FollowAsync();
        var token = await SeenTokenAsync();
        for (var i = 0; i < 2 * CredentialChange.MaxPage; i++)
            _store.Note(new TokenHash(new byte[TokenHash.Size]));
        _store.Revoke(token);

        await FollowAsync();

        Assert.Null(await CallerOfAsync(token));

        // Seen again in the next rounds, they are not followed again: what is looked up meanwhile stays.
        var other = await SeenTokenAsync();
        var lookUps = _store.LookUps;
        await FollowAsync();
        Assert.NotNull(await CallerOfAsync(other));
        Assert.Equal(lookUps, _store.LookUps);
    }

    [Fact]
    public async Task Change_ThatWasFollowed_IsNotFollowedAgain()
    {
        var token = await SeenTokenAsync();
        await FollowAsync();
        _store.Note(TokenFormat.Hash(token));
        await FollowAsync();
        Assert.NotNull(await CallerOfAsync(token));
        Assert.Equal(2, _store.LookUps);

        await FollowAsync();

        Assert.NotNull(await CallerOfAsync(token));
        Assert.Equal(2, _store.LookUps);
    }

    [Fact]
    public async Task Changes_FollowedLongAgo_AreNotReadAgain()
    {
        await FollowAsync();
        _store.Note(TokenFormat.Hash(await SeenTokenAsync()));
        await FollowAsync();
        Assert.Equal(0, _store.AskedAfter);

        _clock.Pass(ChangeCursor.Overlap);
        await FollowAsync();
        await FollowAsync();

        Assert.Equal(1, _store.AskedAfter);
    }

    [Fact]
    public async Task Change_OfACustomer_IsFollowedForAllOfTheirTokensAndNobodyElses()
    {
        var customer = new CustomerId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        var (one, two, other) =
            (await SeenTokenAsync(customer), await SeenTokenAsync(customer), await SeenTokenAsync());
        await FollowAsync();
        _store.Disable(customer);

        await FollowAsync();

        var lookUps = _store.LookUps;
        Assert.NotNull(await CallerOfAsync(other));
        Assert.Equal(lookUps, _store.LookUps);
        Assert.Null(await CallerOfAsync(one));
        Assert.Null(await CallerOfAsync(two));
        _store.Enable(customer);
        await FollowAsync();
        Assert.NotNull(await CallerOfAsync(one));
    }

    [Fact]
    public async Task Revocation_ThatNoChangeTellsOf_IsFoundWithinTheAgeOfCallers()
    {
        var (gone, stays) = (await SeenTokenAsync(), await SeenTokenAsync());
        await FollowAsync();
        _store.Lose(gone);
        await FollowAsync();
        Assert.NotNull(await CallerOfAsync(gone));

        _clock.Pass(TokenRevocations.MaxAge + TimeSpan.FromSeconds(1));
        await FollowAsync();

        Assert.Null(await CallerOfAsync(gone));
        var lookUps = _store.LookUps;
        Assert.NotNull(await CallerOfAsync(stays));
        Assert.Equal(lookUps, _store.LookUps);
    }

    [Fact]
    public async Task Callers_WhileTheDatabaseIsAway_StayHoweverOldTheyAre()
    {
        var token = await SeenTokenAsync();
        await FollowAsync();
        _store.IsAway = true;
        _clock.Pass(10 * TokenRevocations.MaxAge);

        await FollowAsync();

        Assert.NotNull(await CallerOfAsync(token));
        _store.IsAway = false;
        _store.Revoke(token);
        await FollowAsync();
        Assert.Null(await CallerOfAsync(token));
    }

    public void Dispose() => _services.Dispose();

    private Task FollowAsync() => _revocations.FollowAsync(TestContext.Current.CancellationToken);

    /// <summary>A token that the node has seen.</summary>
    private async Task<string> SeenTokenAsync(CustomerId? customer = null)
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);
        _store.Add(token, customer ?? new CustomerId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)));
        Assert.NotNull(await CallerOfAsync(token));
        return token;
    }

    private async Task<Caller?> CallerOfAsync(string token)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer " + token;
        return await _authenticator.AuthenticateAsync(context);
    }
}
