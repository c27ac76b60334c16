using System.Runtime.InteropServices;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Storage.Model.Sums;

namespace Payg.Load.Scale.Rows;

/// <summary>The sums over customers that flushes of the usage would have kept.</summary>
internal sealed class ScaleSums(ScaleData data, Price kind)
{
    private readonly string _currency = kind.Currency.Code;
    private readonly string _unit = kind.Unit;

    /// <summary>What each customer is charged for each month.</summary>
    public IEnumerable<CustomerMonthRow> CustomerMonths()
    {
        CustomerMonthRow? month = null;
        foreach (var line in data.UsageLines())
        {
            if (month is not null && (month.CustomerId != line.CustomerId || month.Month != line.Month))
                yield return month;
            if (month is null || month.CustomerId != line.CustomerId || month.Month != line.Month)
                month = new() { CustomerId = line.CustomerId, Month = line.Month, Currency = _currency };
            (month.CostUnits, month.CostFraction) = AmountParts.Of(month.CostNanos + line.CostNanos);
        }

        if (month is not null)
            yield return month;
    }

    /// <summary>Usage by the month. Each customer's first line of a month is that of the first meter.</summary>
    public IEnumerable<MonthSumRow> Months()
    {
        var sums = new Dictionary<(int Month, int Meter), (Int128 Quantity, Int128 CostNanos, long Customers)>();
        foreach (var line in data.UsageLines())
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (line.Month, line.MeterId), out _);
            sum.Quantity += line.Quantity;
            sum.CostNanos += line.CostNanos;
            sum.Customers += line.MeterId == kind.Meter.Value ? 1 : 0;
        }

        foreach (var (key, (quantity, cost, customers)) in sums.OrderBy(sum => sum.Key))
        {
            var (billions, rest) = AmountParts.Of(quantity);
            var (units, nanos) = AmountParts.Of(cost);
            yield return new MonthSumRow
            {
                Month = key.Month,
                MeterId = key.Meter,
                Currency = _currency,
                Unit = _unit,
                QuantityBillions = billions,
                QuantityRest = rest,
                CostUnits = units,
                CostFraction = nanos,
                Customers = customers,
            };
        }
    }

    /// <summary>Usage by the hour.</summary>
    public IEnumerable<HourSumRow> Hours()
    {
        var sums = new Dictionary<(long Hour, int Meter), (Int128 Quantity, Int128 CostNanos)>();
        foreach (var quarter in data.Quarters())
        {
            var key = (quarter.Quarter.UtcTicks / TimeSpan.TicksPerHour, quarter.MeterId);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
            sum.Quantity += quarter.Quantity;
            sum.CostNanos += quarter.CostNanos;
        }

        foreach (var (key, (quantity, cost)) in sums.OrderBy(sum => sum.Key))
        {
            var (billions, rest) = AmountParts.Of(quantity);
            var (units, nanos) = AmountParts.Of(cost);
            yield return new HourSumRow
            {
                Hour = new DateTimeOffset(key.Hour * TimeSpan.TicksPerHour, TimeSpan.Zero),
                MeterId = key.Meter,
                Currency = _currency,
                Unit = _unit,
                QuantityBillions = billions,
                QuantityRest = rest,
                CostUnits = units,
                CostFraction = nanos,
            };
        }
    }
}
