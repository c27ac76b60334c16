using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Http.Responses;
using Payg.Storage.Model;
using Payg.Storage.Retention;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Totals;

/// <summary>The database sums; what is read is bounded by what is shown and by the meters.</summary>
internal sealed class TotalsReader(
    PaygContext context, IUsageSeries series, TotalsTrend trend, MonthRevenue months)
{
    private const int MaxTop = 10;

    public async Task<TotalsResponse> ReadAsync(
        BillingMonth month, Currency currency, FlushStatusResponse flush, CancellationToken cancellationToken)
    {
        var number = month.Number;
        var (meters, customers) = await MetersAsync(number, currency, cancellationToken);
        var currencies = await CurrenciesAsync(cancellationToken);
        var revenue = meters.Sum(meter => meter.Cost)
            + await months.ReadAdjustmentsAsync(month, currency, cancellationToken);
        var (comparison, forecast) = await trend.ReadAsync(
            month, currency, revenue, before => months.ReadAsync(before, currency, cancellationToken),
            cancellationToken);
        return new TotalsResponse(
            month.ToString(),
            currencies.Append(currency.Code).Where(code => code.Length > 0)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
            Show(revenue, currency),
            comparison,
            forecast,
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

    public async Task<UsagePage<TotalUsageResponse>> ReadUsageAsync(
        TotalUsageQuery query, CancellationToken cancellationToken)
    {
        var after = query.Page.After is { } last
            ? new SeriesPlace(
                (last.Start - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, last.Meter, last.Method,
                last.Unit)
            {
                ApiKey = last.ApiKey,
                Dimension = last.Dimension ?? "",
            }
            : null;
        var keptFrom = query.Customer is null
            ? null
            : await UsageRetention.KeptFromAsync(context, cancellationToken);
        if (keptFrom <= query.Start)
            keptFrom = null;
        var from = keptFrom > query.From ? keptFrom.Value : query.From;
        var entries = from >= query.To ? [] : await series.OfUtcAsync(
            context, query.Customer, new(from, query.To), query.Window,
            new(query.Meter, after, query.Page.Take + 1)
            {
                Currency = query.Currency,
                IsByApiKey = query.IsByApiKey,
                Dimension = query.Dimension,
            }, cancellationToken);
        var shown = entries.Select(entry =>
        {
            var window = query.WindowOf(DateTimeOffset.UnixEpoch.AddMicroseconds(entry.Number));
            var value = entry.Dimension.Length == 0 ? null : entry.Dimension;
            return new TotalUsageResponse(
                window.Start, window.End, entry.Meter, entry.Name, entry.Method, entry.Unit, entry.Quantity,
                Show(entry.CostNanos, query.Currency),
                query.IsByApiKey ? new TotalUsageKeyResponse(entry.ApiKeyId, entry.ApiKeyName) : null,
                query.Dimension is { } name ? new TotalUsageDimensionResponse(name, value) : null)
            {
                KeyNumber = entry.ApiKey,
            };
        }).ToList();
        var page = query.Page.Of(shown, entry => new UsagePosition(
            entry.Start, entry.Meter, entry.Method, entry.Unit, entry.KeyNumber)
        {
            Dimension = entry.Dimension?.Value,
        });
        return new(page.Data, page.NextCursor, keptFrom);
    }

    public async Task<IReadOnlyList<string>> DimensionsAsync(CancellationToken cancellationToken)
    {
        var names = await context.Meters.AsNoTracking().Select(row => row.Dimensions).ToListAsync(cancellationToken);
        return [.. names.SelectMany(all => all).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private async Task<(List<MeterSum> Meters, long Customers)> MetersAsync(
        int month, Currency currency, CancellationToken cancellationToken)
    {
        var code = currency.Code;
        var sums = await context.MonthSums
            .Where(sum => sum.Month == month && sum.Currency == code)
            .GroupBy(sum => new { sum.MeterId, sum.Unit })
            .Select(sums => new
            {
                Id = sums.Key.MeterId,
                sums.Key.Unit,
                Parts = sums.Sum(sum => sum.QuantityBillions),
                Rests = sums.Sum(sum => (long)sum.QuantityRest),
                CostUnits = sums.Sum(sum => sum.CostUnits),
                CostFraction = sums.Sum(sum => (long)sum.CostFraction),
                Customers = sums.Sum(sum => sum.Customers),
            })
            .ToListAsync(cancellationToken);
        var ids = sums.ConvertAll(sum => sum.Id);
        var known = await context.Meters.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var meters = sums.ConvertAll(sum => new MeterSum(
            known[sum.Id].Key, known[sum.Id].Name, known[sum.Id].Method, sum.Unit,
            QuantitySum.Join(sum.Parts, sum.Rests), AmountParts.Join(sum.CostUnits, sum.CostFraction)));
        return (meters, sums.Sum(sum => sum.Customers));
    }

    /// <summary>The currencies of customers, each found from the one before: many customers have the same.</summary>
    private async Task<List<string>> CurrenciesAsync(CancellationToken cancellationToken)
    {
        var currencies = new List<string>();
        for (var last = ""; ;)
        {
            var after = last;
#pragma warning disable CA1309 // The database compares.
            var next = await context.Customers
                .Where(row => string.Compare(row.Currency, after) > 0)
                .OrderBy(row => row.Currency).Select(row => row.Currency)
                .FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1309
            if (next is null)
                return currencies;
            currencies.Add(last = next);
        }
    }

    /// <summary>Who was charged most: by lines, and by adjustments in money.</summary>
    private async Task<IReadOnlyList<TopCustomerResponse>> TopCustomersAsync(
        int month, Currency currency, CancellationToken cancellationToken)
    {
        var code = currency.Code;
        var top = await context.CustomerMonths.AsNoTracking()
            .Where(row => row.Month == month && row.Currency == code)
            .OrderByDescending(row => row.CostClass)
            .ThenByDescending(row => row.CostUnits).ThenByDescending(row => row.CostFraction)
            .ThenBy(row => row.CustomerId)
            .Take(MaxTop)
            .ToListAsync(cancellationToken);
        var ids = top.ConvertAll(row => row.CustomerId);
        var names = await context.Customers.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return
        [
            .. top.Select(row => new TopCustomerResponse(
                row.CustomerId, names.GetValueOrDefault(row.CustomerId, ""), Show(row.CostNanos, currency))),
        ];
    }

    private static MoneyResponse Show(Int128 nanos, Currency currency) => MoneyResponse.Of(new Money(nanos, currency));

    private sealed record MeterSum(
        string Key, string? Name, string Method, string Unit, Int128 Quantity, Int128 Cost);
}
