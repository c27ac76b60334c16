using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.LookUps;

namespace Payg.Metering.Tests.Authenticate;

public sealed class CallerCacheTests
{
    private readonly CallerCache _cache = new();

    [Fact]
    public void Caller_Added_IsFoundUntilItIsRemoved()
    {
        var (hash, fingerprint, caller) = New();
        Assert.False(_cache.TryGet(fingerprint, out _));

        _cache.Add(hash, fingerprint, caller, _cache.Generation);
        Assert.True(_cache.TryGet(fingerprint, out var found));
        Assert.Same(caller, found);
        Assert.Equal(1, _cache.Count);
        Assert.False(caller.IsForgotten);

        _cache.Remove(hash);
        Assert.False(_cache.TryGet(fingerprint, out _));
        Assert.Equal(0, _cache.Count);
        Assert.True(caller.IsForgotten);
    }

    [Fact]
    public void Token_RevokedWhileItWasLookedUp_DoesNotComeBack()
    {
        var (hash, fingerprint, caller) = New();
        var beforeTheLookUp = _cache.Generation;
        _cache.Remove(hash);

        _cache.Add(hash, fingerprint, caller, beforeTheLookUp);

        Assert.False(_cache.TryGet(fingerprint, out _));
        Assert.Equal(0, _cache.Count);
        Assert.True(caller.IsForgotten);
    }

    [Fact]
    public void Customer_WhoseAccessChangedWhileATokenWasLookedUp_IsNotKept()
    {
        var (hash, fingerprint, caller) = New();
        var beforeTheLookUp = _cache.Generation;
        _cache.Remove(caller.Credential.Customer);

        _cache.Add(hash, fingerprint, caller, beforeTheLookUp);

        Assert.False(_cache.TryGet(fingerprint, out _));
        Assert.True(caller.IsForgotten);
    }

    [Fact]
    public void Customer_Removed_LosesAllTokensAndOthersKeepTheirs()
    {
        var customer = new CustomerId(Guid.CreateVersion7());
        var theirs = Enumerable.Range(0, 3).Select(_ => Added(customer)).ToList();
        var other = Added(new CustomerId(Guid.CreateVersion7()));

        _cache.Remove(customer);

        Assert.All(theirs, token => Assert.False(_cache.TryGet(token.Fingerprint, out _)));
        Assert.All(theirs, token => Assert.True(token.Caller.IsForgotten));
        Assert.True(_cache.TryGet(other.Fingerprint, out _));
        Assert.False(other.Caller.IsForgotten);
        Assert.Equal(1, _cache.Count);
    }

    [Fact]
    public void Token_AddedTwiceOrRemovedUnknown_IsCountedOnce()
    {
        var (hash, fingerprint, caller) = New();
        _cache.Add(hash, fingerprint, caller, _cache.Generation);
        _cache.Add(hash, fingerprint, caller, _cache.Generation);
        Assert.Equal(1, _cache.Count);

        _cache.Remove(New().Hash);
        Assert.Equal(1, _cache.Count);
        _cache.Remove(hash);
        _cache.Remove(hash);
        Assert.Equal(0, _cache.Count);
    }

    [Fact]
    public void Cache_ThatIsFull_MakesRoomAndSaysWhomItForgot()
    {
        var callers = Enumerable.Range(0, CallerCache.Capacity + 1)
            .Select(i => (Hash: TokenFormat.Hash($"{i}"), Fingerprint: TokenFingerprint.Of($"{i}"), New().Caller))
            .ToList();
        foreach (var (hash, fingerprint, caller) in callers)
            _cache.Add(hash, fingerprint, caller, _cache.Generation);

        Assert.InRange(_cache.Count, CallerCache.Capacity / 2, CallerCache.Capacity);
        Assert.Equal(_cache.Count, callers.Count(token => _cache.TryGet(token.Fingerprint, out _)));
        Assert.All(callers, token =>
            Assert.Equal(!_cache.TryGet(token.Fingerprint, out _), token.Caller.IsForgotten));
        Assert.True(_cache.TryGet(callers[^1].Fingerprint, out _));
    }

    [Fact]
    public async Task Token_RemovedAmidManyLookUps_IsNeverThereAfterwards()
    {
        for (var round = 0; round < 200; round++)
        {
            var (hash, fingerprint, _) = New();
            using var start = new Barrier(3);
            var lookUps = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                var generation = _cache.Generation;
                start.SignalAndWait();
                _cache.Add(hash, fingerprint, New().Caller, generation);
            }));
            var removal = Task.Run(() =>
            {
                start.SignalAndWait();
                _cache.Remove(hash);
            });
            await Task.WhenAll([.. lookUps, removal]);

            Assert.False(_cache.TryGet(fingerprint, out _));
            Assert.Equal(0, _cache.Count);
        }
    }

    private static (TokenHash Hash, TokenFingerprint Fingerprint, Caller Caller) New(CustomerId? customer = null)
    {
        var token = TokenFormat.Create(TokenKind.ApiKey);
        var credential = new Credential(
            Guid.CreateVersion7(), Guid.CreateVersion7(), customer ?? new CustomerId(Guid.CreateVersion7()), "ann",
            IsAdministrator: false, TokenKind.ApiKey, ExpiresAt: null);
        return (TokenFormat.Hash(token), TokenFingerprint.Of(token), new Caller(credential));
    }

    private (TokenHash Hash, TokenFingerprint Fingerprint, Caller Caller) Added(CustomerId customer)
    {
        var (hash, fingerprint, caller) = New(customer);
        _cache.Add(hash, fingerprint, caller, _cache.Generation);
        return (hash, fingerprint, caller);
    }
}
