using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;

namespace Payg.Storage.Flush.Rows;

/// <summary>
/// What a flush adds to sums over customers, of its journal alone: few rows, however many customers there are. Written
/// before the usage lines, which say who is new in a billing period.
/// </summary>
/// <param name="Journal">The journal; all zeros: none.</param>
/// <param name="Customers">What each customer's cost of a period gains, in the order of customers.</param>
/// <param name="NewCustomers">
/// Customers of whom the flush found no line in a period: new in it, unless they have lines of other meters. Each with
/// the sum that counts them.
/// </param>
internal sealed record SumChanges(
    Guid Journal,
    IReadOnlyList<HourSumChange> Hours,
    IReadOnlyList<MonthSumChange> Months,
    IReadOnlyList<CustomerMonthChange> Customers,
    IReadOnlyList<NewCustomer> NewCustomers)
{
    public static SumChanges Of(
        FlushChanges changes, IEnumerable<PeriodKey> stored, PriceBook prices, Guid journal)
    {
        // 1. By the hour.
        var hours = new Dictionary<HourSumKey, (Int128 Quantity, Int128 CostNanos)>();
        foreach (var quarter in changes.Quarters)
        {
            var key = new HourSumKey(UtcHour.StartOf(quarter.Quarter), KindOf(prices[quarter.Line.Price]));
            var (quantity, cost) = hours.GetValueOrDefault(key);
            hours[key] = (quantity + quarter.Quantity, cost + quarter.CostNanos);
        }

        // 2. By the billing period, of all customers and of each.
        var months = new Dictionary<MonthSumKey, (Int128 Quantity, Int128 CostNanos)>();
        var known = stored.Select(period => (period.Customer, period.Month)).ToHashSet();
        var newCustomers = new List<NewCustomer>();
        var customers = new List<CustomerMonthChange>();
        foreach (var line in changes.Lines)
        {
            var key = new MonthSumKey(line.Key.Month, KindOf(prices[line.Key.Price]));
            var (quantity, cost) = months.GetValueOrDefault(key);
            months[key] = (quantity + line.Added, cost + line.GainedNanos);
            if (known.Add((line.Key.Customer, line.Key.Month)))
                newCustomers.Add(new NewCustomer(line.Key.Customer, key));
            AddCost(customers, line, key.Kind.Currency);
        }

        return new SumChanges(
            journal,
            [
                .. hours.Select(sum => new HourSumChange(sum.Key, sum.Value.Quantity, sum.Value.CostNanos))
                    .OrderBy(sum => sum.Key.Hour).ThenBy(sum => sum.Key.Kind),
            ],
            [
                .. months.Select(sum => new MonthSumChange(sum.Key, sum.Value.Quantity, sum.Value.CostNanos))
                    .OrderBy(sum => sum.Key.Month).ThenBy(sum => sum.Key.Kind),
            ],
            customers,
            newCustomers);
    }

    /// <summary>The lines of a customer and period come one after the other.</summary>
    private static void AddCost(List<CustomerMonthChange> customers, in LineChange line, Currency currency)
    {
        var (customer, month) = (line.Key.Customer, line.Key.Month);
        if (customers.Count == 0 || customers[^1].Customer != customer || customers[^1].Month != month)
            customers.Add(new CustomerMonthChange(customer, month, currency, 0));
        customers[^1] = customers[^1] with { CostNanos = checked(customers[^1].CostNanos + line.GainedNanos) };
    }

    private static SumKind KindOf(Price price) => new(price.Meter, price.Currency, price.Unit);
}

internal readonly record struct SumKind(MeterId Meter, Currency Currency, string Unit) : IComparable<SumKind>
{
    public int CompareTo(SumKind other)
    {
        var order = Meter.CompareTo(other.Meter);
        if (order == 0)
            order = string.CompareOrdinal(Currency.Code, other.Currency.Code);
        return order == 0 ? string.CompareOrdinal(Unit, other.Unit) : order;
    }
}

internal readonly record struct HourSumKey(DateTimeOffset Hour, SumKind Kind);

internal readonly record struct MonthSumKey(BillingMonth Month, SumKind Kind);

internal readonly record struct HourSumChange(HourSumKey Key, Int128 Quantity, Int128 CostNanos);

internal readonly record struct MonthSumChange(MonthSumKey Key, Int128 Quantity, Int128 CostNanos);

internal readonly record struct CustomerMonthChange(
    CustomerId Customer, BillingMonth Month, Currency Currency, Int128 CostNanos);

/// <summary>A customer who may be new in a billing period, and the sum that counts them.</summary>
internal readonly record struct NewCustomer(CustomerId Customer, MonthSumKey Key);
