namespace Payg.Core.Customers;

/// <summary>
/// Where tokens are looked up. Implemented by the storage, or by applications with tokens of their own.
/// </summary>
public interface ICredentialStore
{
    /// <summary>
    /// The credential behind a token, or null where the token is not valid: unknown, expired or revoked. The credential
    /// of a disabled customer says so.
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
    /// The changes of credentials after a position, in the order of their positions, at most
    /// <see cref="CredentialChange.MaxPage"/>: tokens that were revoked, and customers whose rights or limits changed.
    /// Positions rise, but one may become visible after a higher one: a change is numbered before it is committed.
    /// </summary>
    Task<IReadOnlyList<CredentialChange>> ChangesAfterAsync(long position, CancellationToken cancellationToken);

    /// <summary>The position of the last change, or 0.</summary>
    Task<long> LastChangeAsync(CancellationToken cancellationToken);
}

/// <summary>A change of what tokens may do.</summary>
/// <param name="Position">Its number: every change has a higher one than those committed before it began.</param>
/// <param name="Customer">Whose tokens changed.</param>
/// <param name="Token">The token that changed; null: all of the customer.</param>
public readonly record struct CredentialChange(long Position, CustomerId Customer, TokenHash? Token)
{
    /// <summary>The most changes that are read at once.</summary>
    public const int MaxPage = 1000;
}
