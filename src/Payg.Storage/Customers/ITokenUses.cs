namespace Payg.Storage.Customers;

/// <summary>Stores when tokens were last used. One implementation for each database. Thread-safe.</summary>
public interface ITokenUses
{
    /// <summary>
    /// Stores a batch by one statement in one transaction, unless a later use is stored already. Tokens that no longer
    /// exist are skipped. No thread of the pool waits for the database meanwhile.
    /// </summary>
    Task RecordAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken);
}

/// <summary>A use of a token.</summary>
/// <param name="TokenId">The token's id. A batch has each token once.</param>
/// <param name="UsedAt">When it was last used.</param>
public readonly record struct TokenUse(Guid TokenId, DateTimeOffset UsedAt);
