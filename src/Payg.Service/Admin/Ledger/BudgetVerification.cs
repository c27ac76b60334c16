using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Storage.Budgets;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Budgets;
using Payg.Storage.Model.Customers;
using Payg.Storage.Retention;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Holds what was spent of the budgets of a few hundred customers, by day and month, against the quarters of an hour of
/// their usage. A budget without a period begins within a quarter, so it has nothing to be held against; nor has a
/// window of which quarters are no longer kept.
/// </summary>
internal static class BudgetVerification
{
    public static async Task RunAsync(
        PaygContext context,
        IReadOnlyList<CustomerRow> customers,
        Currency service,
        Action<LedgerDifference> report,
        CancellationToken cancellationToken)
    {
        var keptFrom = await UsageRetention.KeptFromAsync(context, cancellationToken) ?? DateTimeOffset.UnixEpoch;
        foreach (var customer in customers.Where(row => row.HasBudgets))
        {
            var budgets = await context.Budgets.AsNoTracking()
                .Where(row => row.CustomerId == customer.Id && row.Period != BudgetPeriod.None)
                .ToListAsync(cancellationToken);
            if (budgets.Count == 0)
                continue;
            var payer = await context.PayerOfAsync(customer.Id, service, cancellationToken);

            // Of a window that began before, a part may be dropped.
            var windows = await context.BudgetWindows.AsNoTracking()
                .Where(row => row.CustomerId == customer.Id && row.Start >= keptFrom).ToListAsync(cancellationToken);
            foreach (var window in windows)
            {
                if (budgets.Find(row => row.Id == window.BudgetId) is not { } budget)
                    continue;
                var expected = await BudgetLedger.SpentAsync(
                    context, budget, budget.ToBudget().WindowOf(window.Start, payer.Calendar), cancellationToken);
                if (expected != window.SpentNanos)
                    report(Of(budget, window, expected));
            }
        }
    }

    private static LedgerDifference Of(BudgetRow budget, BudgetWindowRow window, Int128 expected) => new(
        "budget_spent", budget.CustomerId, null, budget.MeterId, null,
        window.SpentNanos.ToString(CultureInfo.InvariantCulture), expected.ToString(CultureInfo.InvariantCulture))
    {
        Budget = budget.Id,
    };
}
