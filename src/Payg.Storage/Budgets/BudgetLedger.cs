using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Budgets;
using Payg.Storage.Model.Notifications;

namespace Payg.Storage.Budgets;

/// <summary>
/// Changes budgets outside of a flush. Each change happens in the open transaction of a context in which the caller has
/// locked the customer by an update of their row, after a flush. Thread-safe.
/// </summary>
/// <param name="service">The service's currency, for a customer without a currency yet.</param>
/// <param name="counts">Counts what is reported.</param>
/// <param name="clock">Says when.</param>
public sealed class BudgetLedger(Currency service, AlertCounts counts, TimeProvider clock)
{
    /// <summary>What was spent of budgets of a customer in the windows that are under way.</summary>
    public async Task<IReadOnlyList<BudgetState>> StatesOfAsync(
        PaygContext context, Guid customer, IReadOnlyList<BudgetRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            return [];
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var windows = rows.ToDictionary(row => row.Id, row => WindowOf(row, payer));
        var ids = windows.Keys.ToArray();
        var starts = windows.Values.Select(window => window.Start).Distinct().ToArray();
        var spent = (await context.BudgetWindows.AsNoTracking()
            .Where(row => row.CustomerId == customer && ids.Contains(row.BudgetId) && starts.Contains(row.Start))
            .ToListAsync(cancellationToken)).ToDictionary(row => (row.BudgetId, row.Start), row => row.SpentNanos);
        return
        [
            .. rows.Select(row => new BudgetState(
                row, windows[row.Id], spent.GetValueOrDefault((row.Id, windows[row.Id].Start)), payer.Currency)),
        ];
    }

    /// <summary>Adds a budget, with what was spent before in the window under way.</summary>
    public async Task AddAsync(PaygContext context, BudgetRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(row);
        context.Budgets.Add(row);
        await context.Customers.Where(customer => customer.Id == row.CustomerId).ExecuteUpdateAsync(
            set => set.SetProperty(customer => customer.HasBudgets, true), cancellationToken);
        var payer = await context.PayerOfAsync(row.CustomerId, service, cancellationToken);
        var window = WindowOf(row, payer);
        var spent = row.Period is BudgetPeriod.None
            ? 0
            : await SpentAsync(context, row, window, cancellationToken);
        var parts = AmountParts.Of(spent);
        var stored = new BudgetWindowRow
        {
            CustomerId = row.CustomerId,
            BudgetId = row.Id,
            Start = window.Start,
            SpentUnits = parts.Units,
            SpentFraction = parts.Nanos,
        };
        context.BudgetWindows.Add(stored);
        Report(context, row, window, stored, payer.Currency);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Saves a budget whose limit or percentages may have changed. What is reached now is reported, and what is not
    /// reached any more.
    /// </summary>
    public async Task ChangeAsync(PaygContext context, BudgetRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(row);
        row.Revision++;
        var payer = await context.PayerOfAsync(row.CustomerId, service, cancellationToken);
        var window = WindowOf(row, payer);
        var stored = await context.BudgetWindows.SingleOrDefaultAsync(
            spent => spent.CustomerId == row.CustomerId && spent.BudgetId == row.Id && spent.Start == window.Start,
            cancellationToken);
        if (stored is not null)
            Report(context, row, window, stored, payer.Currency);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Removes a budget. What it reported stays.</summary>
    public static async Task RemoveAsync(PaygContext context, BudgetRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(row);
        context.Budgets.Remove(row);
        await context.BudgetWindows.Where(window => window.CustomerId == row.CustomerId && window.BudgetId == row.Id)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>What usage that a budget covers has cost in a window, by the quarters of an hour.</summary>
    public static async Task<Int128> SpentAsync(
        PaygContext context, BudgetRow row, CalendarWindow window, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(row);
        var sums = await context.UsageQuarters.AsNoTracking()
            .Where(quarter => quarter.CustomerId == row.CustomerId && quarter.Quarter >= window.Start
                && quarter.Quarter < window.End
                && (row.MeterId == null || quarter.MeterId == row.MeterId)
                && (row.ApiKey == null || quarter.ApiKey == row.ApiKey))
            .GroupBy(quarter => quarter.MeterId)
            .Select(group => new
            {
                Units = group.Sum(quarter => quarter.CostUnits),
                Nanos = group.Sum(quarter => (long)quarter.CostFraction),
            })
            .ToListAsync(cancellationToken);
        return sums.Sum(sum => AmountParts.Join(sum.Units, sum.Nanos));
    }

    private CalendarWindow WindowOf(BudgetRow row, Payer payer) =>
        row.ToBudget().WindowOf(clock.GetUtcNow(), payer.Calendar);

    private void Report(
        PaygContext context, BudgetRow row, CalendarWindow window, BudgetWindowRow stored, Currency currency)
    {
        var budget = row.ToBudget();
        var reached = budget.Reached(stored.SpentNanos);
        foreach (var percent in budget.Alerts.Where(percent => percent > stored.Alerted && percent <= reached))
            Add(percent, isResolved: false);
        foreach (var percent in budget.Alerts.Where(percent => percent > reached && percent <= stored.Alerted))
            Add(percent, isResolved: true);
        stored.Alerted = reached;

        void Add(int percent, bool isResolved)
        {
            var alert = BudgetAlerts.Reached(
                new CustomerId(row.CustomerId), budget, window, percent, new Money(stored.SpentNanos, currency),
                isResolved);
            counts.Add(alert.Type);
            context.Alerts.Add(new AlertRow
            {
                CustomerId = row.CustomerId,
                Type = alert.Type,
                Key = alert.Key,
                Data = alert.Data,
                CreatedAt = clock.GetUtcNow(),
            });
        }
    }
}

/// <summary>A budget and what was spent of it.</summary>
/// <param name="Row">The budget.</param>
/// <param name="Window">The window under way.</param>
/// <param name="SpentNanos">What was spent in it, in nanos.</param>
/// <param name="Currency">The customer's currency.</param>
public sealed record BudgetState(BudgetRow Row, CalendarWindow Window, Int128 SpentNanos, Currency Currency)
{
    /// <summary>An amount in the customer's currency.</summary>
    public Money In(Int128 nanos) => new(nanos, Currency);
}
