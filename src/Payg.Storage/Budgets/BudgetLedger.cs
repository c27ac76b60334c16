using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Core.Calendar;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

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
    /// <summary>What was spent of a budget in the window that is under way.</summary>
    public async Task<BudgetState> StateOfAsync(
        PaygContext context, BudgetRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(row);
        var payer = await context.PayerOfAsync(row.CustomerId, service, cancellationToken);
        var window = row.ToBudget().WindowOf(clock.GetUtcNow(), payer.Calendar);
        var stored = await context.BudgetWindows.AsNoTracking().SingleOrDefaultAsync(
            spent => spent.CustomerId == row.CustomerId && spent.BudgetId == row.Id && spent.Start == window.Start,
            cancellationToken);
        return new BudgetState(row, window, stored?.SpentNanos ?? 0, payer.Currency);
    }

    /// <summary>Adds a budget, with what was spent before in the window under way.</summary>
    public async Task AddAsync(PaygContext context, BudgetRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(row);
        context.Budgets.Add(row);
        await context.Customers.Where(customer => customer.Id == row.CustomerId).ExecuteUpdateAsync(
            set => set.SetProperty(customer => customer.HasBudgets, true), cancellationToken);
        var state = await StateOfAsync(context, row, cancellationToken);
        var spent = row.Period is BudgetPeriod.None
            ? 0
            : await SpentAsync(context, row, state.Window, cancellationToken);
        var parts = AmountParts.Of(spent);
        var window = new BudgetWindowRow
        {
            CustomerId = row.CustomerId,
            BudgetId = row.Id,
            Start = state.Window.Start,
            SpentUnits = parts.Units,
            SpentFraction = parts.Nanos,
        };
        context.BudgetWindows.Add(window);
        Report(context, state with { SpentNanos = spent }, window);
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
        var state = await StateOfAsync(context, row, cancellationToken);
        var window = await context.BudgetWindows.SingleOrDefaultAsync(
            spent => spent.CustomerId == row.CustomerId && spent.BudgetId == row.Id
                && spent.Start == state.Window.Start, cancellationToken);
        if (window is not null)
            Report(context, state, window);
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

    /// <summary>What the customer's usage in a window cost, by quarters of an hour.</summary>
    private static async Task<Int128> SpentAsync(
        PaygContext context, BudgetRow row, CalendarWindow window, CancellationToken cancellationToken)
    {
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

    private void Report(PaygContext context, BudgetState state, BudgetWindowRow window)
    {
        var budget = state.Row.ToBudget();
        var reached = budget.Reached(state.SpentNanos);
        var start = state.Window.Start.UtcDateTime;
        foreach (var percent in budget.Alerts.Where(percent => percent > window.Alerted && percent <= reached))
            Add(AlertTypes.Usage, "budget", percent);
        foreach (var percent in budget.Alerts.Where(percent => percent > reached && percent <= window.Alerted))
            Add(AlertTypes.BudgetResolved, "resolved", percent);
        window.Alerted = reached;

        void Add(string type, string prefix, int percent)
        {
            counts.Add(type);
            context.Alerts.Add(new AlertRow
            {
                CustomerId = state.Row.CustomerId,
                Type = type,
                Key = string.Create(CultureInfo.InvariantCulture,
                    $"{prefix}/{budget.Id}/{budget.Revision}/{start:yyyyMMdd'T'HHmm}/{percent}"),
                Data = BudgetAlerts.Data(budget, state.Window, percent, state.In(state.SpentNanos), state.Currency),
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
