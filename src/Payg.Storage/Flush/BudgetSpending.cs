using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Storage.Budgets;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush;

/// <summary>What a flush adds to the windows of budgets, and the alerts that follow. Not thread-safe.</summary>
internal sealed class BudgetSpending
{
    private readonly Dictionary<BudgetWindowKey, Spent> _spent = [];

    public BudgetSpending(
        IEnumerable<QuarterChange> quarters, ILookup<CustomerId, Budget> budgets, Func<CustomerId, Payer> payerOf)
    {
        foreach (var quarter in quarters.Where(quarter => quarter.CostNanos != 0))
        {
            foreach (var budget in budgets[quarter.Line.Customer]
                .Where(budget => budget.Covers(quarter.Line.Meter, quarter.ApiKey)))
            {
                var payer = payerOf(quarter.Line.Customer);
                var window = budget.WindowOf(quarter.Quarter, payer.Calendar);
                if (quarter.Quarter < window.Start || window.End <= budget.CreatedAt)
                    continue;

                var key = new BudgetWindowKey(payer.Customer, budget.Id, window.Start);
                if (!_spent.TryGetValue(key, out var spent))
                    _spent.Add(key, spent = new Spent(budget, payer.Currency, window));
                spent.Nanos = checked(spent.Nanos + quarter.CostNanos);
            }
        }
    }

    public IReadOnlyList<BudgetWindowKey> Windows => [.. _spent.Keys];

    public (List<KeyValuePair<BudgetWindowKey, BudgetWindow>> Windows, List<Alert> Alerts) AddTo(
        IReadOnlyDictionary<BudgetWindowKey, BudgetWindow> stored)
    {
        var windows = new List<KeyValuePair<BudgetWindowKey, BudgetWindow>>(_spent.Count);
        var alerts = new List<Alert>();
        foreach (var (key, added) in _spent)
        {
            var before = stored.GetValueOrDefault(key);
            var spent = checked(before.SpentNanos + added.Nanos);
            var reached = added.Budget.Reached(spent);
            alerts.AddRange(added.Budget.Alerts
                .Where(percent => percent > before.Alerted && percent <= reached)
                .Select(percent => BudgetAlerts.Reached(
                    key.Customer, added.Budget, added.Window, percent, new Money(spent, added.Currency))));
            windows.Add(new(key, new BudgetWindow(spent, Math.Max(before.Alerted, reached))));
        }

        return (windows, alerts);
    }

    private sealed class Spent(Budget budget, Currency currency, CalendarWindow window)
    {
        public Budget Budget => budget;

        public Currency Currency => currency;

        public CalendarWindow Window => window;

        public Int128 Nanos { get; set; }
    }
}
