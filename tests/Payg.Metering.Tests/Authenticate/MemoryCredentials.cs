using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Tests.Authenticate;

/// <summary>Tokens in memory, whose changes become visible when a test says so.</summary>
internal sealed class MemoryCredentials : ICredentialStore
{
    private readonly Dictionary<TokenHash, Credential> _tokens = [];
    private readonly HashSet<CustomerId> _disabled = [];
    private readonly SortedDictionary<long, CredentialChange> _changes = [];
    private Task _mayAnswer = Task.CompletedTask;
    private long _last;

    /// <summary>Whether the database fails every query.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether the driver gives up every query by itself.</summary>
    public bool GivesUp { get; set; }

    /// <summary>How many tokens were looked up one by one.</summary>
    public int LookUps { get; private set; }

    /// <summary>How many tokens each query for several of them asked for.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>After which change changes were asked for last.</summary>
    public long AskedAfter { get; private set; }

    /// <summary>Runs after a token was looked up and before its caller learns of it.</summary>
    public Action? AfterLookUp { get; set; }

    /// <summary>A credential of an API key.</summary>
    public static Credential NewCredential(CustomerId? customer = null) => new(
        Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
        customer ?? new CustomerId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)),
        "somebody", false, TokenKind.ApiKey, ExpiresAt: null);

    public void Add(string token, CustomerId customer) => Add(token, NewCredential(customer));

    public void Add(string token, Credential credential) => _tokens[TokenFormat.Hash(token)] = credential;

    public Credential CredentialOf(string token) => _tokens[TokenFormat.Hash(token)];

    /// <summary>Answers look-ups of single tokens only when the result is disposed.</summary>
    public IDisposable Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _mayAnswer = held.Task;
        return new Answering(held);
    }

    public long TakeNumber() => ++_last;

    public void Revoke(string token, long? number = null)
    {
        Lose(token);
        Note(TokenFormat.Hash(token), number);
    }

    public void Lose(string token) => _tokens.Remove(TokenFormat.Hash(token));

    public void Note(TokenHash token, long? number = null)
    {
        var position = number ?? TakeNumber();
        _changes.Add(position, new CredentialChange(position, default, token));
    }

    public void Disable(CustomerId customer)
    {
        _disabled.Add(customer);
        NoteChangeOf(customer);
    }

    public void Enable(CustomerId customer)
    {
        _disabled.Remove(customer);
        NoteChangeOf(customer);
    }

    public void NoteChangeOf(CustomerId customer)
    {
        var position = TakeNumber();
        _changes.Add(position, new CredentialChange(position, customer, Token: null));
    }

    public async Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        LookUps++;
        await _mayAnswer;
        var found = (await Answer(Find([hash]))).GetValueOrDefault(hash);
        AfterLookUp?.Invoke();
        return found;
    }

    public Task<IReadOnlyDictionary<TokenHash, Credential>> FindAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken)
    {
        Batches.Add(hashes.Count);
        return Answer<IReadOnlyDictionary<TokenHash, Credential>>(Find(hashes));
    }

    public Task<IReadOnlyList<CredentialChange>> ChangesAfterAsync(
        long position, CancellationToken cancellationToken)
    {
        AskedAfter = position;
        return Answer<IReadOnlyList<CredentialChange>>(
        [
            .. _changes.Values.Where(change => change.Position > position).Take(CredentialChange.MaxPage),
        ]);
    }

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) =>
        Answer(_changes.Keys.DefaultIfEmpty().Max());

    private Dictionary<TokenHash, Credential> Find(IReadOnlyCollection<TokenHash> hashes) => _tokens
        .Where(token => hashes.Contains(token.Key) && !_disabled.Contains(token.Value.Customer))
        .ToDictionary(token => token.Key, token => token.Value);

    private Task<T> Answer<T>(T value) => (IsAway, GivesUp) switch
    {
        (true, _) => Task.FromException<T>(new LedgerUnavailableException("away", new InvalidOperationException())),
        (_, true) => Task.FromException<T>(new OperationCanceledException("gave up")),
        _ => Task.FromResult(value),
    };

    private sealed class Answering(TaskCompletionSource held) : IDisposable
    {
        public void Dispose() => held.TrySetResult();
    }
}
