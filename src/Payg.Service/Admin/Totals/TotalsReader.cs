using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Http.Lists;
using Payg.Http.Responses;
using Payg.Storage.Model;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Totals;

/// <summary>
/// Sums over all customers. They are the database's, exact however great, and what is read of them is bounded by what
/// is shown and by the meters.
/// </summary>
internal sealed class TotalsReader(PaygContext context, IUsageSeries series)
{
    private const int MaxTop = 10;

    /// <summary>What a billing period brought, in each customer's own time zone.</summary>
    public async Task<TotalsResponse> ReadAsync(
        BillingMonth month, Currency currency, FlushStatusResponse flush, CancellationToken cancellationToken)
    {
        var number = month.Number;
        var meters = await MetersAsync(number, currency, cancellationToken);
        var customers = await LinesOf(number, currency)
            .Select(line => line.CustomerId).Distinct().CountAsync(cancellationToken);
        var currencies = await context.Customers.Select(row => row.Currency).Distinct().ToListAsync(cancellationToken);
        return new TotalsResponse(
            month.ToString(),
            currencies.Append(currency.Code).Where(code => code.Length > 0)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
            Show(meters.Sum(meter => meter.Cost) + await MoneyAsync(number, currency, cancellationToken), currency),
            meters.Where(meter => meter.Unit is Meter.DefaultUnit)
                .Aggregate(Int128.Zero, (sum, meter) => sum + meter.Quantity),
            customers,
            await TopCustomersAsync(number, currency, cancellationToken),
            [
                .. meters.OrderByDescending(meter => meter.Cost)
                    .ThenBy(meter => meter.Key, StringComparer.Ordinal)
                    .Take(MaxTop)
                    .Select(meter => new TopMeterResponse(
                        meter.Key, meter.Name, meter.Method, meter.Unit, meter.Quantity, Show(meter.Cost, currency))),
            ],
            flush);
    }

    /// <summary>The windows with any usage, by time and meter.</summary>
    public async Task<Page<TotalUsageResponse>> ReadUsageAsync(
        TotalUsageQuery query, CancellationToken cancellationToken)
    {
        var after = query.Page.After is { } last
            ? new SeriesPlace(
                (last.Start - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, last.Meter, last.Method,
                last.Unit)
            : null;
        var entries = await series.OfUtcAsync(
            context, query.Customer, new(query.From, query.To), query.Window,
            new(query.Meter, after, query.Page.Take + 1) { Currency = query.Currency }, cancellationToken);
        var shown = entries.Select(entry =>
        {
            var window = query.WindowOf(DateTimeOffset.UnixEpoch.AddMicroseconds(entry.Number));
            return new TotalUsageResponse(
                window.Start, window.End, entry.Meter, entry.Name, entry.Method, entry.Unit, entry.Quantity,
                Show(entry.CostNanos, query.Currency));
        }).ToList();
        return query.Page.Of(shown, entry => new UsagePosition(entry.Start, entry.Meter, entry.Method, entry.Unit));
    }

    /// <summary>What each meter brought in each of its units.</summary>
    private async Task<List<MeterSum>> MetersAsync(
        int month, Currency currency, CancellationToken cancellationToken)
    {
        var sums = await (
            from line in LinesOf(month, currency)
            join price in context.Prices on line.PriceId equals price.Id
            group line by new { line.MeterId, price.Unit } into lines
            select new
            {
                Id = lines.Key.MeterId,
                lines.Key.Unit,
                Parts = lines.Sum(line => line.Quantity / QuantitySum.Part),
                Rests = lines.Sum(line => line.Quantity % QuantitySum.Part),
                CostUnits = lines.Sum(line => line.CostUnits),
                CostFraction = lines.Sum(line => (long)line.CostFraction),
            })
            .ToListAsync(cancellationToken);
        var ids = sums.ConvertAll(sum => sum.Id);
        var known = await context.Meters.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return sums.ConvertAll(sum => new MeterSum(
            known[sum.Id].Key, known[sum.Id].Name, known[sum.Id].Method, sum.Unit,
            QuantitySum.Join(sum.Parts, sum.Rests), AmountParts.Join(sum.CostUnits, sum.CostFraction)));
    }

    /// <summary>What was adjusted in money, which is on no line.</summary>
    private async Task<Int128> MoneyAsync(
        int month, Currency currency, CancellationToken cancellationToken)
    {
        var sum = await MoneyOf(month, currency)
            .GroupBy(_ => 1)
            .Select(rows => new
            {
                CostUnits = rows.Sum(row => row.CostUnits),
                CostFraction = rows.Sum(row => (long)row.CostFraction),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return sum is null ? 0 : AmountParts.Join(sum.CostUnits, sum.CostFraction);
    }

    /// <summary>Who was charged most: by lines, and by adjustments in money.</summary>
    private async Task<IReadOnlyList<TopCustomerResponse>> TopCustomersAsync(
        int month, Currency currency, CancellationToken cancellationToken)
    {
        var lines = LinesOf(month, currency)
            .Select(line => new { line.CustomerId, line.CostUnits, line.CostFraction });
        var money = MoneyOf(month, currency)
            .Select(row => new { row.CustomerId, row.CostUnits, row.CostFraction });
        var top = await lines.Concat(money)
            .GroupBy(cost => cost.CustomerId)
            .Select(costs => new
            {
                Id = costs.Key,
                CostUnits = costs.Sum(cost => cost.CostUnits),
                CostFraction = costs.Sum(cost => (long)cost.CostFraction),
            })
            .OrderByDescending(sum => sum.CostUnits + (sum.CostFraction / Money.NanosPerUnit))
            .ThenByDescending(sum => sum.CostFraction % Money.NanosPerUnit)
            .ThenBy(sum => sum.Id)
            .Take(MaxTop)
            .ToListAsync(cancellationToken);
        var ids = top.ConvertAll(customer => customer.Id);
        var names = await context.Customers.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return
        [
            .. top.Select(customer => new TopCustomerResponse(
                customer.Id, names.GetValueOrDefault(customer.Id, ""),
                Show(AmountParts.Join(customer.CostUnits, customer.CostFraction), currency))),
        ];
    }

    private IQueryable<UsageLineRow> LinesOf(int month, Currency currency)
    {
        var code = currency.Code;
        return
            from line in context.UsageLines
            join price in context.Prices on line.PriceId equals price.Id
            where line.Month == month && price.Currency == code
            select line;
    }

    private IQueryable<UsageAdjustmentRow> MoneyOf(int month, Currency currency)
    {
        var code = currency.Code;
        return
            from row in context.UsageAdjustments
            join customer in context.Customers on row.CustomerId equals customer.Id
            where row.Month == month && row.Quantity == null && customer.Currency == code
            select row;
    }

    private static MoneyResponse Show(Int128 nanos, Currency currency) => MoneyResponse.Of(new Money(nanos, currency));

    private sealed record MeterSum(
        string Key, string? Name, string Method, string Unit, Int128 Quantity, Int128 Cost);
}
