using Microsoft.Extensions.Time.Testing;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.LookUps;

namespace Payg.Metering.Tests.Authenticate;

public sealed class SharedLookUpsTests
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly Queries _store = new();
    private readonly SharedLookUps _lookUps;

    public SharedLookUpsTests() => _lookUps = new SharedLookUps(_store, _clock);

    [Fact]
    public async Task Tokens_OfOneInterval_ShareAQuery()
    {
        var (valid, unknown) = (NewToken(), NewToken());
        _store.Valid[valid] = NewCredential();
        var first = Find(valid);
        var second = Find(unknown);
        var again = Find(valid);

        await PassAsync(() => _store.Asked.Count == 1);

        Assert.Same(_store.Valid[valid], await first.WaitAsync(s_bound));
        Assert.Null(await second.WaitAsync(s_bound));
        Assert.Same(first, again);
        Assert.Equal([2], _store.Asked);
    }

    [Fact]
    public async Task Tokens_ThatCameMeanwhile_AreAskedForNext()
    {
        var first = Find(NewToken());
        await PassAsync(() => _store.Asked.Count == 1);
        await first.WaitAsync(s_bound);

        var second = Find(NewToken());
        await PassAsync(() => _store.Asked.Count == 2);
        await second.WaitAsync(s_bound);

        Assert.Equal([1, 1], _store.Asked);
    }

    [Fact]
    public void Token_BeyondTheCapacity_IsRefusedUnlessItWaitsAlready()
    {
        var known = NewToken();
        _ = Find(known);
        for (var i = 1; i < SharedLookUps.Capacity; i++)
            _ = Find(NewToken());

        Assert.False(_lookUps.TryFind(NewToken(), out var refused));
        Assert.Null(refused);
        Assert.True(_lookUps.TryFind(known, out _));
    }

    [Fact]
    public async Task Failure_OfTheStore_ReachesAllWhoWaitAndNobodyAfterThem()
    {
        _store.Failure = new InvalidOperationException("away");
        var (first, second) = (Find(NewToken()), Find(NewToken()));
        await PassAsync(() => first.IsCompleted && second.IsCompleted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => first.WaitAsync(s_bound));
        await Assert.ThrowsAsync<InvalidOperationException>(() => second.WaitAsync(s_bound));

        _store.Failure = null;
        var next = Find(NewToken());
        await PassAsync(() => next.IsCompleted);
        Assert.Null(await next.WaitAsync(s_bound));
    }

    private static TokenHash NewToken() => TokenFormat.Hash(TokenFormat.Create(TokenKind.ApiKey));

    private static Credential NewCredential() => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), new CustomerId(Guid.CreateVersion7()), "ann",
        IsAdministrator: false, TokenKind.ApiKey, ExpiresAt: null);

    private Task<Credential?> Find(TokenHash token) =>
        _lookUps.TryFind(token, out var credential) ? credential : throw new InvalidOperationException("It is full.");

    /// <summary>Lets intervals pass until something is so: the timer is set on another thread.</summary>
    private async Task PassAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(s_bound);
        while (!isSo())
        {
            _clock.Advance(SharedLookUps.Interval);
            await Task.Delay(1, limit.Token);
        }
    }

    /// <summary>A store that notes how many tokens each query asks for.</summary>
    private sealed class Queries : ICredentialStore
    {
        public Dictionary<TokenHash, Credential> Valid { get; } = [];

        public List<int> Asked { get; } = [];

        public Exception? Failure { get; set; }

        public Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyDictionary<TokenHash, Credential>> FindAsync(
            IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            Asked.Add(hashes.Count);
            return Task.FromResult<IReadOnlyDictionary<TokenHash, Credential>>(
                Valid.Where(token => hashes.Contains(token.Key)).ToDictionary());
        }

        public Task<IReadOnlyList<CredentialChange>> ChangesAfterAsync(
            long position, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> LastChangeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
