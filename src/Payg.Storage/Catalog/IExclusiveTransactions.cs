using Microsoft.EntityFrameworkCore.Storage;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>
/// Transactions that are alone with one matter on all nodes, for changes that must look before they write.
/// One implementation for each database. Thread-safe.
/// </summary>
public interface IExclusiveTransactions
{
    /// <summary>
    /// Begins a transaction of the context once no other one holds the matter. What the clock shows afterwards is later
    /// than all that they did. Committing or disposing gives the matter back.
    /// </summary>
    Task<IDbContextTransaction> BeginAsync(
        PaygContext context, ExclusiveMatter matter, CancellationToken cancellationToken);
}

/// <summary>What only one transaction at a time may change.</summary>
public enum ExclusiveMatter
{
    /// <summary>The prices. No flush is on its way meanwhile either.</summary>
    Prices,

    /// <summary>Who is an administrator and may sign in.</summary>
    Administrators,

    /// <summary>What is deleted because its time is over.</summary>
    Retention,
}
