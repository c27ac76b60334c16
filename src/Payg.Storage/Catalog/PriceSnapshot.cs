using Microsoft.EntityFrameworkCore;
using Payg.Core.Pricing;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>
/// All prices as this process read them last. Every reader asks the database which prices there are, which is one row;
/// only prices that were added since are read and parsed. Prices are never edited and their numbers are not reused, so
/// one that was read once stays right. Thread-safe.
/// </summary>
public sealed class PriceSnapshot
{
    private volatile Known _known = new(default, [], new PriceBook([]));

    /// <summary>
    /// The prices that the context sees. What an open transaction of it sees is not kept: it may have added prices that
    /// are never committed, whose numbers SQLite gives to others.
    /// </summary>
    /// <exception cref="InvalidDataException">A stored model cannot be read.</exception>
    public async Task<PriceBook> ReadAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var rows = new ContextRows(context);
        var read = await ReadAsync(
            _known, await rows.ReadVersionAsync(cancellationToken), rows, cancellationToken);
        if (context.Database.CurrentTransaction is null)
            _known = read;
        return read.Book;
    }

    /// <summary>The prices of a version, all of which are committed.</summary>
    /// <exception cref="InvalidDataException">A stored model cannot be read.</exception>
    internal async Task<PriceBook> ReadAsync(
        PricesVersion version, IPriceRows rows, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(_known, version, rows, cancellationToken);
        _known = read;
        return read.Book;
    }

    private static async Task<Known> ReadAsync(
        Known known, PricesVersion version, IPriceRows rows, CancellationToken cancellationToken)
    {
        if (known.Version == version)
            return known;

        // 1. Most often prices were added.
        var prices = new List<Price>(known.Prices);
        prices.AddRange(await rows.ReadAfterAsync(known.Version.LastId, cancellationToken));

        // 2. If that is not all, some were withdrawn.
        if (VersionOf(prices) != version)
        {
            var ids = await rows.ReadIdsAsync(cancellationToken);
            prices.RemoveAll(price => !ids.Contains(price.Id));
        }

        // 3. What became visible late, or what an older transaction still sees, is read with everything else.
        if (VersionOf(prices) != version)
            prices = [.. await rows.ReadAfterAsync(0, cancellationToken)];

        // Without a lock the prices may be newer than the version that was asked for; they are kept as what they are.
        return new Known(VersionOf(prices), prices, new PriceBook(prices));
    }

    private static PricesVersion VersionOf(List<Price> prices) =>
        new(prices.Count, prices.Count == 0 ? 0 : prices.Max(price => price.Id.Value));

    private sealed record Known(PricesVersion Version, IReadOnlyList<Price> Prices, PriceBook Book);

    private sealed class ContextRows(PaygContext context) : IPriceRows
    {
        public async Task<PricesVersion> ReadVersionAsync(CancellationToken cancellationToken)
        {
            var version = await context.Prices.GroupBy(_ => 1)
                .Select(all => new { Count = all.LongCount(), LastId = all.Max(row => row.Id) })
                .SingleOrDefaultAsync(cancellationToken);
            return version is null ? default : new PricesVersion(version.Count, version.LastId);
        }

        public async Task<IReadOnlyList<Price>> ReadAfterAsync(long id, CancellationToken cancellationToken)
        {
            var rows = await context.Prices.AsNoTracking().Where(row => row.Id > id).ToListAsync(cancellationToken);
            return rows.ConvertAll(StoredPrice.Read);
        }

        public async Task<IReadOnlySet<PriceId>> ReadIdsAsync(CancellationToken cancellationToken)
        {
            var ids = await context.Prices.Select(row => row.Id).ToListAsync(cancellationToken);
            return ids.Select(id => new PriceId(id)).ToHashSet();
        }
    }
}

/// <summary>Distinguishes states of the prices: rows are never edited, and numbers are not reused.</summary>
internal readonly record struct PricesVersion(long Count, long LastId);

internal interface IPriceRows
{
    /// <summary>The prices with a higher number, in any order.</summary>
    Task<IReadOnlyList<Price>> ReadAfterAsync(long id, CancellationToken cancellationToken);

    Task<IReadOnlySet<PriceId>> ReadIdsAsync(CancellationToken cancellationToken);
}
