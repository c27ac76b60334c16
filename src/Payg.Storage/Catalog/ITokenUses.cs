namespace Payg.Storage.Catalog;

/// <summary>Stores when tokens were last used. One implementation for each database. Thread-safe.</summary>
public interface ITokenUses
{
    /// <summary>
    /// Stores a batch by one statement in one transaction, unless a later use is stored already. Tokens that no longer
    /// exist are skipped. No thread of the pool waits for the database meanwhile.
    /// </summary>
    Task RecordAsync(IReadOnlyList<TokenUse> uses, CancellationToken cancellationToken);
}
