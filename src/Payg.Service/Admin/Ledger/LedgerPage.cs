using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Ledger;

/// <summary>Sums over some hundred customers. Sums are wider than what is stored, so none can overflow.</summary>
internal sealed class LedgerPage(PriceSnapshot snapshot, Currency currency, Action<LedgerDifference> report)
{
    private readonly Dictionary<Guid, Int128> _totals = [];
    private readonly Dictionary<(Guid Customer, int Meter), (Int128 Quantity, Int128 CostNanos)> _meters = [];
    private readonly Dictionary<(Guid Customer, int Month), (Int128 Stored, Int128 Expected)> _months = [];
    private readonly List<UsageLineRow> _period = [];
    private PriceBook _prices = new([]);
    private IReadOnlyDictionary<Guid, Payer> _payers = new Dictionary<Guid, Payer>();
    private Dictionary<(Guid Customer, int Month, int? Price), long> _adjusted = [];

    /// <summary>Reports a difference.</summary>
    public Action<LedgerDifference> Report => report;

    /// <summary>Customers that were looked at.</summary>
    public long Customers { get; private set; }

    /// <summary>Lines that were looked at.</summary>
    public long Lines { get; private set; }

    /// <summary>Reads what lines are held against.</summary>
    public async Task BeginAsync(PaygContext context, List<Guid> customers, CancellationToken cancellationToken)
    {
        var (first, last) = (customers[0], customers[^1]);
        _prices = await snapshot.ReadAsync(context, cancellationToken);
        _payers = await context.PayersOfAsync(customers, currency, cancellationToken);
        var adjustments = await context.UsageAdjustments.AsNoTracking()
            .Where(row => row.CustomerId >= first && row.CustomerId <= last)
            .ToListAsync(cancellationToken);
        _adjusted = adjustments.Where(row => row.Quantity is not null)
            .GroupBy(row => (row.CustomerId, row.Month, row.PriceId))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Quantity ?? 0));
        foreach (var row in adjustments)
        {
            // Money is on no line; what units were rated at is on a line and not in the series.
            if (row.Quantity is null)
                AddCost(row.CustomerId, row.Month, row.CostNanos);
            else
                Count((row.CustomerId, row.MeterId ?? 0), 0, -row.CostNanos);
        }
    }

    /// <summary>Adds up a line. Those of one customer, period and meter come together.</summary>
    public void Add(UsageLineRow line)
    {
        if (_period.Count > 0 && KeyOf(_period[0]) != KeyOf(line))
            RatePeriod();
        _period.Add(line);
        Lines++;
        AddCost(line.CustomerId, line.Month, line.CostNanos);
        Count((line.CustomerId, line.MeterId), line.Quantity, line.CostNanos);

        var adjusted = _adjusted.GetValueOrDefault((line.CustomerId, line.Month, line.PriceId));
        if (adjusted != line.AdjustedQuantity)
        {
            report(LedgerDifference.OfLine("line_adjusted", line, adjusted) with
            {
                Stored = Text(line.AdjustedQuantity),
            });
        }
    }

    /// <summary>Holds the lines of a period that were added last against their prices.</summary>
    public void RatePeriod()
    {
        foreach (var line in _period.Where(line => _prices.Find(new PriceId(line.PriceId)) is null))
            report(LedgerDifference.OfLine("no_price", line, null));
        _period.RemoveAll(line => _prices.Find(new PriceId(line.PriceId)) is null);
        var expected = Costs();
        foreach (var line in _period)
        {
            Int128? cost = expected is null ? null : expected[line.PriceId];
            if (cost != line.CostNanos)
                report(LedgerDifference.OfLine("line_cost", line, cost));
        }

        _period.Clear();
    }

    /// <summary>Takes the quarters of a customer and meter off their lines.</summary>
    public void Take(SeriesSum sum) => Count(
        (sum.Customer, sum.Meter), -QuantitySum.Join(sum.Parts, sum.Rests), -AmountParts.Join(sum.Units, sum.Nanos));

    /// <summary>Takes what a customer is charged for a month.</summary>
    public void Take(CustomerMonthRow month)
    {
        var key = (month.CustomerId, month.Month);
        _months[key] = (month.CostNanos, _months.GetValueOrDefault(key).Expected);
    }

    /// <summary>Reports each customer and month whose cost is not the sum of lines and adjustments in money.</summary>
    public void CompareMonths()
    {
        foreach (var ((customer, month), (stored, expected)) in _months)
        {
            if (stored == expected)
                continue;
            report(new LedgerDifference(
                "month_cost", customer, BillingMonth.FromNumber(month).ToString(), null, null, Text(stored),
                Text(expected)));
        }
    }

    /// <summary>Reports each customer and meter of which the series has left something, or taken too much.</summary>
    public void CompareSeries()
    {
        foreach (var ((customer, meter), (quantity, cost)) in _meters)
        {
            if (quantity != 0)
                report(new LedgerDifference("hours_quantity", customer, null, meter, null, Text(-quantity), "0"));
            if (cost != 0)
                report(new LedgerDifference("hours_cost", customer, null, meter, null, Text(-cost), "0"));
        }
    }

    /// <summary>Holds a customer's total against the sum of their lines and adjustments in money.</summary>
    public void Compare(Guid customer, Int128 totalNanos)
    {
        Customers++;
        var expected = _totals.GetValueOrDefault(customer);
        if (expected != totalNanos)
        {
            report(new LedgerDifference(
                "customer_total", customer, null, null, null, Text(totalNanos), Text(expected)));
        }
    }

    private static (Guid, int, int) KeyOf(UsageLineRow line) => (line.CustomerId, line.Month, line.MeterId);

    private void AddCost(Guid customer, int month, Int128 cost)
    {
        _totals[customer] = _totals.GetValueOrDefault(customer) + cost;
        var (stored, expected) = _months.GetValueOrDefault((customer, month));
        _months[(customer, month)] = (stored, expected + cost);
    }

    private void Count((Guid Customer, int Meter) key, Int128 quantity, Int128 cost)
    {
        var (quantities, costs) = _meters.GetValueOrDefault(key);
        _meters[key] = (quantities + quantity, costs + cost);
    }

    /// <summary>What the lines of the period should cost, by price; null where they cannot have been rated.</summary>
    private Dictionary<int, Int128>? Costs()
    {
        if (_period.Count == 0)
            return null;
        try
        {
            var payer = _payers.GetValueOrDefault(_period[0].CustomerId) ?? Payer.OfList(currency);
            var period = MeterPeriod.Of(
                _prices, new MeterId(_period[0].MeterId), BillingMonth.FromNumber(_period[0].Month), payer,
                _period.ConvertAll(StoredMonth.LineOf));
            period.Rate();
            return period.Lines.ToDictionary(line => line.Price.Id.Value, line => line.CostNanos);
        }
        catch (Exception exception)
            when (exception is OverflowException or ArgumentOutOfRangeException or KeyNotFoundException)
        {
            // No such quantity can have been rated: whatever is stored is wrong.
            return null;
        }
    }

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the quarters of a customer and meter sum to, in parts that do not overflow.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Meter">The meter.</param>
/// <param name="Parts">The sum of the quantities, each divided by <see cref="QuantitySum.Part"/>.</param>
/// <param name="Rests">The sum of what these divisions left.</param>
/// <param name="Units">The sum of the costs' units.</param>
/// <param name="Nanos">The sum of the costs' nanos.</param>
internal sealed record SeriesSum(Guid Customer, int Meter, long Parts, long Rests, long Units, long Nanos);
