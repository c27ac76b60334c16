using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Catalog;
using Payg.Storage.Flush.Leases;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;
using Payg.Storage.Model.Journals;

namespace Payg.Storage.Leases;

/// <summary>What stored leases hold of customers' credit. Thread-safe.</summary>
public sealed class LeaseAmounts
{
    private readonly IFlushDatabase _database;
    private readonly PriceSnapshot _prices;
    private readonly Currency _currency;

    internal LeaseAmounts(IFlushDatabase database, PriceSnapshot prices, Currency currency) =>
        (_database, _prices, _currency) = (database, prices, currency);

    /// <summary>
    /// What the units of each group of leases may cost at most if they are used next, before those of other leases.
    /// All that is held of a customer's credit may be less or more than the sum of its parts, because the cost of a
    /// unit depends on those before it.
    /// </summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="groups">Leases, those of a group of one customer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>An amount for each group, in its customer's currency; 0 without such a customer.</returns>
    public async Task<IReadOnlyList<Money>> HeldByAsync(
        PaygContext context, IReadOnlyList<IReadOnlyList<LeaseRow>> groups, CancellationToken cancellationToken)
    {
        if (groups.Count == 0)
            return [];

        // 1. The prices, the customers and the lines, each in one read.
        var transaction = _database.Join(context);
        var version = await transaction.LockPricesAsync(cancellationToken);
        var book = await _prices.ReadAsync(version, transaction, cancellationToken);
        CustomerId[] customers =
            [.. groups.SelectMany(rows => rows).Select(row => new CustomerId(row.CustomerId)).Distinct().Order()];
        var payers = await transaction.FindCustomersAsync(customers, cancellationToken);
        var rooms = groups.Select(rows => RoomOf(rows, payers, book)).ToArray();
        var periods = rooms.SelectMany(room => room?.Periods ?? []).Distinct().ToArray();
        var lines = await transaction.ReadLinesAsync(periods, cancellationToken);

        // 2. What each group may cost beside the lines as they are stored.
        var held = new List<Money>(rooms.Length);
        foreach (var room in rooms)
        {
            foreach (var period in room?.Periods.ToArray() ?? [])
                room!.Take(period, lines.GetValueOrDefault(period) ?? []);
            held.Add(room is null ? new Money(0, _currency) : new Money(room.Held, room.Payer.Currency));
        }

        return held;
    }

    private LeaseRoom? RoomOf(
        IReadOnlyList<LeaseRow> rows, IReadOnlyDictionary<CustomerId, Payer> payers, PriceBook book) =>
        rows is [var first, ..] && payers.TryGetValue(new CustomerId(first.CustomerId), out var payer)
            ? new LeaseRoom(payer.In(_currency), account: null, book, rows.Select(Stored))
            : null;

    private static StoredLease Stored(LeaseRow row) => new(
        new LeaseLine(
            new CustomerId(row.CustomerId), new MeterId(row.MeterId), BillingMonth.FromNumber(row.Month),
            new PriceId(row.PriceId))
        {
            ApiKey = new ApiKeyId(row.ApiKey),
        },
        row.JournalId)
    {
        Granted = row.Granted,
        Used = row.Used,
        Returned = row.Returned,
    };
}
