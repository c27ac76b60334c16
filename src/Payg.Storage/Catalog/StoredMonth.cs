using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Catalog;

/// <summary>What one customer is charged for one billing period.</summary>
/// <param name="Lines">By meter, then in the order in which the prices took over.</param>
/// <param name="Adjustments">Corrections of units and of money, in the order in which they were made.</param>
public sealed record StoredMonth(IReadOnlyList<MonthLine> Lines, IReadOnlyList<UsageAdjustmentRow> Adjustments)
{
    /// <summary>What the period costs in nanos: the lines, and the adjustments in money.</summary>
    public Int128 CostNanos
    {
        get
        {
            Int128 sum = 0;
            foreach (var line in Lines)
                sum += line.Row.CostNanos;
            foreach (var money in Adjustments.Where(row => row.Quantity is null))
                sum += money.CostNanos;
            return sum;
        }
    }

    /// <summary>Reads a period of a customer.</summary>
    public static async Task<StoredMonth> ReadAsync(
        PaygContext context,
        PriceSnapshot snapshot,
        Payer payer,
        BillingMonth month,
        CancellationToken cancellationToken)
    {
        var (customer, number) = (payer.Customer.Value, month.Number);
        var rows = await context.UsageLines.AsNoTracking()
            .Where(line => line.CustomerId == customer && line.Month == number)
            .ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.MeterId).Distinct().ToList();
        var meters = await context.Meters.AsNoTracking()
            .Where(meter => ids.Contains(meter.Id)).ToListAsync(cancellationToken);
        var prices = await snapshot.ReadAsync(context, cancellationToken);
        var adjustments = await context.UsageAdjustments.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Month == number)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return new StoredMonth(
            [
                .. meters.OrderBy(meter => meter.Key, StringComparer.Ordinal)
                    .SelectMany(meter => LinesOf(meter, [.. rows.Where(row => row.MeterId == meter.Id)])),
            ],
            adjustments);

        IEnumerable<MonthLine> LinesOf(MeterRow meter, List<UsageLineRow> lines) =>
            MeterPeriod.Of(prices, new MeterId(meter.Id), month, payer, lines.ConvertAll(LineOf)).Lines
                .Select(line => new MonthLine(
                    lines.Single(row => row.PriceId == line.Price.Id.Value), meter, line.Price, line.Before));
    }

    /// <summary>The line as it is rated: its adjustments included.</summary>
    public static StoredLine LineOf(UsageLineRow row) =>
        new(new PriceId(row.PriceId), checked(row.Quantity + row.AdjustedQuantity), row.CostNanos);
}

/// <summary>A usage line with all that explains it.</summary>
/// <param name="Row">The line.</param>
/// <param name="Meter">What was used.</param>
/// <param name="Price">The price in force.</param>
/// <param name="Before">Units of the meter in the period that its tiers and free units go on from.</param>
public sealed record MonthLine(UsageLineRow Row, MeterRow Meter, Price Price, long Before)
{
    /// <summary>The quantity that is charged: what was metered, and the adjustments.</summary>
    public long Charged => checked(Row.Quantity + Row.AdjustedQuantity);
}
