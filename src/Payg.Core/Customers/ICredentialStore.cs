namespace Payg.Core.Customers;

/// <summary>Where tokens are looked up. Implemented by the storage, and by whoever brings tokens of their own.</summary>
public interface ICredentialStore
{
    /// <summary>
    /// The credential behind a token, or null where there is none that is valid: unknown, expired, revoked, or of a
    /// disabled customer.
    /// </summary>
    Task<Credential?> FindAsync(TokenHash hash, CancellationToken cancellationToken);

    /// <summary>The tokens that stopped being valid at or after <paramref name="since"/>, whatever the cause.</summary>
    Task<IReadOnlyList<TokenHash>> RevokedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
