using Payg.Core.Customers;

namespace Payg.Service.Tests.Hosting;

/// <summary>Counts how often the service asks its database for a token. Thread-safe.</summary>
public sealed class CountedLookUps(ICredentialStore store) : ICredentialStore
{
    private int _count;

    /// <summary>How often it asked so far.</summary>
    public int Count => Volatile.Read(ref _count);

    public Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return store.FindAsync(hash, cancellationToken);
    }

    public Task<IReadOnlyList<TokenHash>> ChangedSinceAsync(
        DateTimeOffset since, CancellationToken cancellationToken) => store.ChangedSinceAsync(since, cancellationToken);
}
