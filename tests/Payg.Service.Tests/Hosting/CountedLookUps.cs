using Payg.Core.Customers;

namespace Payg.Service.Tests.Hosting;

/// <summary>Counts how often the service asks its database for a token. Thread-safe.</summary>
public sealed class CountedLookUps(ICredentialStore store) : ICredentialStore
{
    private int _batches;
    private int _count;

    /// <summary>How often it asked for several at once so far.</summary>
    public int Batches => Volatile.Read(ref _batches);

    /// <summary>How often it asked for one so far.</summary>
    public int Count => Volatile.Read(ref _count);

    public Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return store.FindAsync(hash, cancellationToken);
    }

    public Task<IReadOnlyDictionary<TokenHash, Credential>> FindAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _batches);
        return store.FindAsync(hashes, cancellationToken);
    }

    public Task<IReadOnlyList<CredentialChange>> ChangesAfterAsync(
        long position, CancellationToken cancellationToken) => store.ChangesAfterAsync(position, cancellationToken);

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) => store.LastChangeAsync(cancellationToken);
}
