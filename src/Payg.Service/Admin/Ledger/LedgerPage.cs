using System.Globalization;
using System.Runtime.InteropServices;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Storage.Catalog;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Usage;

namespace Payg.Service.Admin.Ledger;

/// <summary>Sums over some thousand customers. Sums are wider than what is stored, so none can overflow.</summary>
internal sealed class LedgerPage(PriceBook prices, Currency currency, Action<LedgerDifference> report)
{
    private readonly Dictionary<Guid, CustomerRow> _customers = [];
    private readonly Dictionary<Guid, Int128> _totals = [];
    private readonly Dictionary<(Guid Customer, int Meter), (Int128 Quantity, Int128 CostNanos)> _meters = [];
    private readonly Dictionary<(Guid Customer, int Month), (Int128 Stored, Int128 Expected)> _months = [];
    private readonly Dictionary<int, (Int128 Quantity, Int128 CostNanos)> _ofCustomer = [];
    private readonly List<LedgerLine> _period = [];
    private ILookup<Guid, CustomerZoneRow> _zones = Array.Empty<CustomerZoneRow>().ToLookup(row => row.CustomerId);
    private Dictionary<(Guid Customer, int Month, int? Price), long> _adjusted = [];
    private (Guid Customer, int Month, Int128 CostNanos) _month;
    private bool _isKnown;

    public Action<LedgerDifference> Report => report;

    public long Lines { get; private set; }

    public void Begin(
        List<CustomerRow> customers, List<CustomerZoneRow> zones, List<UsageAdjustmentRow> adjustments)
    {
        foreach (var customer in customers)
            _customers.Add(customer.Id, customer);
        _zones = zones.ToLookup(row => row.CustomerId);
        _adjusted = adjustments.Where(row => row.Quantity is not null)
            .GroupBy(row => (row.CustomerId, row.Month, row.PriceId))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Quantity ?? 0));
        foreach (var row in adjustments)
        {
            // Money is on no line; what units were rated at is on a line and not in the series.
            if (row.Quantity is null)
                AddCost(row.CustomerId, row.Month, row.CostNanos);
            else
                Count(row.CustomerId, row.MeterId ?? 0, 0, -row.CostNanos);
        }
    }

    /// <summary>Adds up a line. Those of one customer, period and meter come together.</summary>
    public void Add(LedgerLine line)
    {
        Lines++;
        if (_period.Count > 0)
        {
            var last = _period[0];
            if (last.Customer != line.Customer)
                EndCustomer();
            else if (last.Month != line.Month)
                EndMonth();
            else if (last.Meter != line.Meter)
                EndPeriod();
        }

        // Asked once for a customer, not for each of their lines.
        if (_month.Month == 0)
            _isKnown = _customers.ContainsKey(line.Customer);
        if (!_isKnown)
            report(LedgerDifference.OfLine("no_customer", line, null));
        _period.Add(line);
        _month = (line.Customer, line.Month, _month.CostNanos + line.CostNanos);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofCustomer, line.Meter, out _);
        sum.Quantity += line.Quantity;
        sum.CostNanos += line.CostNanos;

        var adjusted = _adjusted.Count == 0
            ? 0
            : _adjusted.GetValueOrDefault((line.Customer, line.Month, line.Price));
        if (adjusted != line.Adjusted)
            report(LedgerDifference.OfLine("line_adjusted", line, adjusted) with { Stored = Text(line.Adjusted) });
    }

    public void EndCustomer()
    {
        if (_month.Month == 0)
            return;
        var customer = _month.Customer;
        EndMonth();
        foreach (var (meter, sum) in _ofCustomer)
            Count(customer, meter, sum.Quantity, sum.CostNanos);
        _ofCustomer.Clear();
    }

    public void Take(SeriesSum sum) => Count(sum.Customer, sum.Meter, -sum.Quantity, -sum.CostNanos);

    public void Take(Guid customer, int month, Int128 costNanos) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_months, (customer, month), out _).Stored = costNanos;

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

    /// <summary>Holds each customer's total against the sum of their lines and adjustments in money.</summary>
    public void CompareTotals()
    {
        foreach (var (id, customer) in _customers)
        {
            var (expected, total) = (_totals.GetValueOrDefault(id), customer.TotalCostNanos);
            if (expected != total)
                report(new LedgerDifference("customer_total", id, null, null, null, Text(total), Text(expected)));
        }
    }

    private void EndMonth()
    {
        EndPeriod();
        AddCost(_month.Customer, _month.Month, _month.CostNanos);
        _month = default;
    }

    private void AddCost(Guid customer, int month, Int128 cost)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_totals, customer, out _) += cost;
        CollectionsMarshal.GetValueRefOrAddDefault(_months, (customer, month), out _).Expected += cost;
    }

    private void Count(Guid customer, int meter, Int128 quantity, Int128 cost)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_meters, (customer, meter), out _);
        sum.Quantity += quantity;
        sum.CostNanos += cost;
    }

    private void EndPeriod()
    {
        if (_period is [var only])
            CompareOnly(only);
        else if (_period.Count > 1)
            CompareSeveral();
        _period.Clear();
    }

    /// <summary>A line without others of its meter starts with the first unit.</summary>
    private void CompareOnly(in LedgerLine line)
    {
        if (prices.Find(new PriceId(line.Price)) is not { } price)
        {
            report(LedgerDifference.OfLine("no_price", line, null));
            return;
        }

        Int128? cost = null;
        try
        {
            cost = Rater.Rate(price, 0, checked(line.Quantity + line.Adjusted)).Nanos;
        }
        catch (Exception exception) when (CannotBeRated(exception))
        {
            // No such quantity can have been rated: whatever is stored is wrong.
        }

        if (cost != line.CostNanos)
            report(LedgerDifference.OfLine("line_cost", line, cost));
    }

    private void CompareSeveral()
    {
        foreach (var line in _period.Where(line => prices.Find(new PriceId(line.Price)) is null))
            report(LedgerDifference.OfLine("no_price", line, null));
        _period.RemoveAll(line => prices.Find(new PriceId(line.Price)) is null);
        var expected = Costs();
        foreach (var line in _period)
        {
            Int128? cost = expected is null ? null : expected[line.Price];
            if (cost != line.CostNanos)
                report(LedgerDifference.OfLine("line_cost", line, cost));
        }
    }

    /// <summary>What the lines of the period should cost, by price; null where they cannot have been rated.</summary>
    private Dictionary<int, Int128>? Costs()
    {
        if (_period.Count == 0)
            return null;
        try
        {
            var payer = _customers.TryGetValue(_period[0].Customer, out var customer)
                ? StoredPayer.Of(customer, _zones[customer.Id], currency)
                : Payer.OfList(currency);
            var period = MeterPeriod.Of(
                prices, new MeterId(_period[0].Meter), BillingMonth.FromNumber(_period[0].Month), payer,
                _period.ConvertAll(line => new StoredLine(
                    new PriceId(line.Price), checked(line.Quantity + line.Adjusted), line.CostNanos)));
            period.Rate();
            return period.Lines.ToDictionary(line => line.Price.Id.Value, line => line.CostNanos);
        }
        catch (Exception exception) when (CannotBeRated(exception))
        {
            return null;
        }
    }

    private static bool CannotBeRated(Exception exception) =>
        exception is OverflowException or ArgumentOutOfRangeException or KeyNotFoundException;

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
