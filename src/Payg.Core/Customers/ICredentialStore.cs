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
    /// The credentials behind those of the tokens that are valid. One query, however many they are: for callers who
    /// look up tokens that probably do not exist, and for checks of those seen before.
    /// </summary>
    /// <param name="hashes">At most 1,000.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyDictionary<TokenHash, Credential>> FindAsync(
        IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken);

    /// <summary>
    /// The tokens whose credential changed at or after <paramref name="since"/>: revoked ones, and all tokens of users
    /// and customers whose rights or limits changed.
    /// </summary>
    Task<IReadOnlyList<TokenHash>> ChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
