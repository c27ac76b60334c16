using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Leases;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;

namespace Payg.Storage.Leases;

/// <summary>What is held by units that are out to journals. Thread-safe.</summary>
internal sealed class LeaseHolds(IFlushDatabase database, PriceSnapshot prices, Currency currency) : ICreditHolds
{
    public async Task<Int128> HeldAsync(PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        var transaction = database.Join(context);
        var version = await transaction.LockPricesAsync(cancellationToken);
        var book = await prices.ReadAsync(version, transaction, cancellationToken);
        var id = new CustomerId(customer);
        var payers = await transaction.FindCustomersAsync([id], cancellationToken);
        if (!payers.TryGetValue(id, out var payer))
            return 0;
        var rooms = await LeaseRooms.ReadAsync(transaction, [payer.In(currency)], book, [], [], cancellationToken);
        return rooms[id].Held;
    }
}
