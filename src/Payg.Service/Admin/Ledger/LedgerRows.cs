using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Usage;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Reads the rows of a range of customers as they come from the database, without an object for each: there are
/// millions of them. The statements are EF Core's.
/// </summary>
/// <param name="context">The database, with an open read transaction.</param>
/// <param name="after">The customer before the range; null: from the first one.</param>
/// <param name="upTo">The last customer of the range; null: to the last one.</param>
internal sealed class LedgerRows(PaygContext context, Guid? after, Guid? upTo)
{
    public Task<List<CustomerRow>> ReadCustomersAsync(int atMost, CancellationToken cancellationToken) =>
        ListAsync(
            InRange(context.Customers, nameof(CustomerRow.Id)).OrderBy(row => row.Id).Take(atMost)
                .Select(row => new
                {
                    row.Id,
                    row.Currency,
                    row.TimeZone,
                    row.TotalCostUnits,
                    row.TotalCostFraction,
                    row.HasCredit,
                    row.CreditSeq,
                    row.CreditedUnits,
                    row.CreditedFraction,
                    row.HasBudgets,
                }),
            row => new CustomerRow
            {
                Id = row.GetGuid(0),
                Name = "",
                Currency = row.GetString(1),
                TimeZone = row.GetString(2),
                TotalCostUnits = row.GetInt64(3),
                TotalCostFraction = row.GetInt32(4),
                HasCredit = row.GetBoolean(5),
                CreditSeq = row.GetInt64(6),
                CreditedUnits = row.GetInt64(7),
                CreditedFraction = row.GetInt32(8),
                HasBudgets = row.GetBoolean(9),
            },
            cancellationToken);

    /// <summary>Passes on the lines; those of a customer, period and meter come together.</summary>
    public Task ReadLinesAsync(Action<LedgerLine> take, CancellationToken cancellationToken) => ReadAsync(
        InRange(context.UsageLines)
            .OrderBy(row => row.CustomerId).ThenBy(row => row.Month).ThenBy(row => row.MeterId)
            .Select(row => new
            {
                row.CustomerId,
                row.Month,
                row.MeterId,
                row.PriceId,
                row.Quantity,
                row.AdjustedQuantity,
                row.CostUnits,
                row.CostFraction,
            }),
        row => take(new LedgerLine(
            row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4), row.GetInt64(5),
            AmountParts.Join(row.GetInt64(6), row.GetInt32(7)))),
        cancellationToken);

    /// <summary>
    /// Passes on what the quarters of each customer and meter sum to. The database sums them: there may be many times
    /// as many of them as of lines.
    /// </summary>
    public Task ReadQuartersAsync(Action<SeriesSum> take, CancellationToken cancellationToken) => ReadAsync(
        InRange(context.UsageQuarters)
            .GroupBy(row => new { row.CustomerId, row.MeterId })
            .Select(rows => new
            {
                rows.Key.CustomerId,
                rows.Key.MeterId,
                Parts = rows.Sum(row => row.Quantity / QuantitySum.Part),
                Rests = rows.Sum(row => row.Quantity % QuantitySum.Part),
                Units = rows.Sum(row => row.CostUnits),
                Nanos = rows.Sum(row => (long)row.CostFraction),
            }),
        row => take(new SeriesSum(
            row.GetGuid(0), row.GetInt32(1), QuantitySum.Join(row.GetInt64(2), row.GetInt64(3)),
            AmountParts.Join(row.GetInt64(4), row.GetInt64(5)))),
        cancellationToken);

    public Task ReadDroppedAsync(Action<SeriesSum> take, CancellationToken cancellationToken) => ReadAsync(
        InRange(context.DroppedUsage)
            .Select(row => new
            {
                row.CustomerId,
                row.MeterId,
                row.QuantityBillions,
                row.QuantityRest,
                row.CostUnits,
                row.CostFraction,
            }),
        row => take(new SeriesSum(
            row.GetGuid(0), row.GetInt32(1), QuantitySum.Join(row.GetInt64(2), row.GetInt32(3)),
            AmountParts.Join(row.GetInt64(4), row.GetInt32(5)))),
        cancellationToken);

    public Task ReadMonthsAsync(Action<Guid, int, Int128> take, CancellationToken cancellationToken) => ReadAsync(
        InRange(context.CustomerMonths)
            .Select(row => new { row.CustomerId, row.Month, row.CostUnits, row.CostFraction }),
        row => take(row.GetGuid(0), row.GetInt32(1), AmountParts.Join(row.GetInt64(2), row.GetInt32(3))),
        cancellationToken);

    public Task<List<UsageAdjustmentRow>> ReadAdjustmentsAsync(CancellationToken cancellationToken) =>
        InRange(context.UsageAdjustments).AsNoTracking()
            .ToListAsync(cancellationToken);

    public Task<List<CustomerZoneRow>> ReadZonesAsync(CancellationToken cancellationToken) =>
        InRange(context.CustomerZones).AsNoTracking()
            .OrderBy(row => row.Month).ToListAsync(cancellationToken);

    private IQueryable<T> InRange<T>(IQueryable<T> rows, string key = nameof(UsageLineRow.CustomerId))
        where T : class =>
        rows.Where(row => (after == null || EF.Property<Guid>(row, key) > after)
            && (upTo == null || EF.Property<Guid>(row, key) <= upTo));

    private static async Task<List<T>> ListAsync<T>(
        IQueryable query, Func<DbDataReader, T> of, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await ReadAsync(query, row => rows.Add(of(row)), cancellationToken);
        return rows;
    }

    private static async Task ReadAsync(
        IQueryable query, Action<DbDataReader> take, CancellationToken cancellationToken)
    {
        await using var command = query.CreateDbCommand();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            take(reader);
    }
}

internal readonly record struct LedgerLine(
    Guid Customer, int Month, int Meter, int Price, long Quantity, long Adjusted, Int128 CostNanos);

internal readonly record struct SeriesSum(Guid Customer, int Meter, Int128 Quantity, Int128 CostNanos);
