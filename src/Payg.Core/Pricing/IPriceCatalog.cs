using Payg.Core.Usage;

namespace Payg.Core.Pricing;

/// <summary>Knows the prices. Implemented by the storage.</summary>
public interface IPriceCatalog
{
    /// <summary>All prices as they are now; the same object while nothing has changed.</summary>
    /// <exception cref="LedgerUnavailableException">The database is unavailable. Try again.</exception>
    Task<PriceBook> ReadAsync(CancellationToken cancellationToken);
}
