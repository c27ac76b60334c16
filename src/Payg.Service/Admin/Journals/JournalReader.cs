using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Http.Lists;
using Payg.Http.Responses;
using Payg.Storage.Catalog;
using Payg.Storage.Leases;
using Payg.Storage.Model;
using Payg.Storage.Model.Journals;

namespace Payg.Service.Admin.Journals;

/// <summary>Reads journals and leases, each page as of one instant.</summary>
internal sealed class JournalReader(
    PaygContext context, IReadTransactions transactions, LeaseAmounts amounts, TimeProvider clock)
{
    // Beyond so many leases on a page of journals, what they hold in money is not calculated.
    private const int MaxRated = 1_000;

    /// <summary>A page of journals, the newest first.</summary>
    public Task<Page<JournalResponse>> JournalsAsync(
        bool? isOpen, PageQuery<Guid> page, CancellationToken cancellationToken) =>
        transactions.RunAsync(context, async () =>
        {
            var rows = context.Journals.AsNoTracking();
            if (isOpen is { } open)
                rows = rows.Where(row => row.ClosedAt == null == open);
            if (page.After is { } last)
                rows = rows.Where(row => row.Id < last);
            var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
            var holdings = await HoldingsAsync(
                [.. found.Where(row => row.ClosedAt is null).Select(row => row.Id)], cancellationToken);
            var now = clock.GetUtcNow();
            return page.Of(found, row => row.Id, row => JournalResponse.Of(
                row, holdings.GetValueOrDefault(row.Id, JournalHolding.None), now));
        }, cancellationToken);

    /// <summary>A page of leases, in the order of customers.</summary>
    public Task<Page<LeaseResponse>> LeasesAsync(
        Guid? customer, Guid? journal, PageQuery<LeaseKey> page, CancellationToken cancellationToken) =>
        transactions.RunAsync(context, async () =>
        {
            var rows = context.Leases.AsNoTracking();
            if (customer is { } one)
                rows = rows.Where(row => row.CustomerId == one);
            if (journal is { } of)
                rows = rows.Where(row => row.JournalId == of);
            if (page.After is { } last)
                rows = After(rows, last);
            var found = await rows.OrderBy(row => row.CustomerId).ThenBy(row => row.JournalId)
                .ThenBy(row => row.MeterId).ThenBy(row => row.Month).ThenBy(row => row.PriceId)
                .ThenBy(row => row.ApiKey)
                .Take(page.Take + 1).ToListAsync(cancellationToken);
            var held = await amounts.HeldByAsync(
                context, found.ConvertAll(row => (IReadOnlyList<LeaseRow>)[row]), cancellationToken);
            var (customers, meters) = await NamesAsync(found, cancellationToken);
            return page.Of(
                [.. found.Zip(held)], pair => LeaseKey.Of(pair.First),
                pair => LeaseResponse.Of(
                    pair.First, pair.Second, customers.GetValueOrDefault(pair.First.CustomerId),
                    meters.GetValueOrDefault(pair.First.MeterId)));
        }, cancellationToken);

    private static IQueryable<LeaseRow> After(IQueryable<LeaseRow> rows, LeaseKey last)
    {
        var (customer, journal, meter, month, price, key) = last;
        return rows.Where(row => row.CustomerId > customer || (row.CustomerId == customer
            && (row.JournalId > journal || (row.JournalId == journal
            && (row.MeterId > meter || (row.MeterId == meter
            && (row.Month > month || (row.Month == month
            && (row.PriceId > price || (row.PriceId == price && row.ApiKey > key))))))))));
    }

    private async Task<Dictionary<Guid, JournalHolding>> HoldingsAsync(
        IReadOnlyList<Guid> journals, CancellationToken cancellationToken)
    {
        // 1. What is out, counted by the database.
        var leases = context.Leases.AsNoTracking().Where(row => journals.Contains(row.JournalId)
            && row.Granted - row.Used - row.Returned > 0);
        var sums = await leases.GroupBy(row => row.JournalId).Select(group => new
        {
            Journal = group.Key,
            Leases = group.Count(),
            Customers = group.Select(row => row.CustomerId).Distinct().Count(),
            Meters = group.Select(row => row.MeterId).Distinct().Count(),
            Units = group.Sum(row => row.Granted - row.Used - row.Returned),
        }).ToListAsync(cancellationToken);

        // 2. What it may cost, where these are not too many to be rated.
        var isRated = sums.Sum(sum => sum.Leases) <= MaxRated;
        var held = isRated ? await HeldAsync(leases, cancellationToken) : null;
        return sums.ToDictionary(sum => sum.Journal, sum => new JournalHolding(
            sum.Customers, sum.Meters, sum.Units, held is null ? null : [.. held[sum.Journal]]));
    }

    private async Task<ILookup<Guid, MoneyResponse>> HeldAsync(
        IQueryable<LeaseRow> leases, CancellationToken cancellationToken)
    {
        var groups = (await leases.ToListAsync(cancellationToken))
            .GroupBy(row => (row.JournalId, row.CustomerId))
            .Select(group => (group.Key.JournalId, Rows: (IReadOnlyList<LeaseRow>)[.. group])).ToList();
        var held = await amounts.HeldByAsync(context, groups.ConvertAll(group => group.Rows), cancellationToken);
        return groups.Zip(held, (group, money) => (group.JournalId, Money: money))
            .GroupBy(pair => (pair.JournalId, pair.Money.Currency))
            .OrderBy(group => group.Key.Currency.Code, StringComparer.Ordinal)
            .Select(group => (group.Key.JournalId, Money: new Money(
                group.Sum(pair => pair.Money.Nanos), group.Key.Currency)))
            .ToLookup(pair => pair.JournalId, pair => MoneyResponse.Of(pair.Money));
    }

    private async Task<(Dictionary<Guid, string> Customers, Dictionary<int, string> Meters)> NamesAsync(
        List<LeaseRow> leases, CancellationToken cancellationToken)
    {
        var customers = leases.Select(row => row.CustomerId).Distinct().ToList();
        var meters = leases.Select(row => row.MeterId).Distinct().ToList();
        return (
            await context.Customers.AsNoTracking().Where(row => customers.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken),
            await context.Meters.AsNoTracking().Where(row => meters.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.Key, cancellationToken));
    }
}

/// <summary>The key by which leases are in order.</summary>
internal readonly record struct LeaseKey(Guid Customer, Guid Journal, int Meter, int Month, int Price, int Key)
{
    public static LeaseKey Of(LeaseRow row) =>
        new(row.CustomerId, row.JournalId, row.MeterId, row.Month, row.PriceId, row.ApiKey);
}
