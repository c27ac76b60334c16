namespace Payg.Core.Customers;

/// <summary>Where tokens are looked up. Implemented by the storage, or by whoever brings other tokens.</summary>
public interface ICredentialStore
{
    /// <summary>
    /// The credential behind a token, or null where there is none that is valid: unknown, expired, revoked, or of a
    /// disabled customer.
    /// </summary>
    Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken);

    /// <summary>
    /// The tokens whose credential changed at or after <paramref name="since"/>: revoked ones, and all tokens of users
    /// and customers whose rights or limits changed.
    /// </summary>
    Task<IReadOnlyList<TokenHash>> ChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
