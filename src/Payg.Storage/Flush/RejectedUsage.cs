using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Flush;

/// <summary>Charges usage that was rejected. Thread-safe.</summary>
public sealed class RejectedUsage
{
    private readonly IFlushDatabase _database;
    private readonly UsageLedger _ledger;
    private readonly IDatabaseFaults _faults;

    internal RejectedUsage(IFlushDatabase database, UsageLedger ledger, IDatabaseFaults faults) =>
        (_database, _ledger, _faults) = (database, ledger, faults);

    /// <summary>
    /// Adds the usage to its line and its customer's total, at the price in force when it occurred, in the open
    /// transaction of the context.
    /// </summary>
    /// <returns>Null when it was added; else why not, and the transaction can only be rolled back.</returns>
    public async Task<string?> TryChargeAsync(
        PaygContext context, RejectedUsageRow row, CancellationToken cancellationToken)
    {
        var record = new UsageRecord(
            new CustomerId(row.CustomerId), new MeterId(row.MeterId), row.Quantity, row.OccurredAt)
        {
            ApiKey = new ApiKeyId(row.ApiKey),
            Dimensions = row.Dimensions.Length == 0 ? null : Dimensions.Parse(row.Dimensions),
        };
        var transaction = _database.Join(context);
        try
        {
            var prices = await _ledger.ReadPricesAsync(transaction, cancellationToken);
            await _ledger.AddAsync(transaction, [record], prices, journal: null, cancellationToken);
            return null;
        }
        catch (Exception exception) when (
            !_faults.IsUnavailable(exception) && exception is not OperationCanceledException)
        {
            return exception.Message;
        }
    }
}
