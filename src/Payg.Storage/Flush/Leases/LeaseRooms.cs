using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Storage.Budgets;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush.Leases;

internal static class LeaseRooms
{
    private static readonly HashSet<CustomerId> s_nobody = [];

    public static async Task<Dictionary<CustomerId, LeaseRoom>> ReadAsync(
        IFlushTransaction transaction,
        IReadOnlyList<Payer> payers,
        PriceBook book,
        IReadOnlyList<LeaseWant> wants,
        IReadOnlyList<CustomerId> budgeted,
        CancellationToken cancellationToken)
    {
        CustomerId[] customers = [.. payers.Select(payer => payer.Customer)];
        var accounts = (await transaction.Credits.ReadAsync(customers, s_nobody, cancellationToken))
            .ToDictionary(account => account.Customer);
        var leases = await transaction.Leases.ReadLeasesAsync(customers, cancellationToken);
        var rooms = payers.ToDictionary(
            payer => payer.Customer,
            payer => new LeaseRoom(
                payer, accounts.GetValueOrDefault(payer.Customer), book, leases[payer.Customer]));
        var periods = rooms.Values.SelectMany(room => room.Periods)
            .Concat(wants.Select(want => rooms[want.Customer].PeriodOf(want))).Distinct().ToArray();
        var lines = await transaction.ReadLinesAsync(periods, cancellationToken);
        foreach (var period in periods)
            rooms[period.Customer].Take(period, lines.GetValueOrDefault(period) ?? []);
        if (budgeted.Count > 0)
            await TakeBudgetsAsync(transaction, rooms, wants, budgeted, cancellationToken);
        return rooms;
    }

    private static async Task TakeBudgetsAsync(
        IFlushTransaction transaction,
        Dictionary<CustomerId, LeaseRoom> rooms,
        IReadOnlyList<LeaseWant> wants,
        IReadOnlyList<CustomerId> customers,
        CancellationToken cancellationToken)
    {
        var budgets = await transaction.Budgets.ReadAsync(customers, cancellationToken);
        var windows = (
            from want in wants
            from budget in budgets[want.Customer]
            where budget.Blocks && budget.Covers(want.Meter, want.ApiKey)
            select new BudgetWindowKey(
                want.Customer, budget.Id, budget.WindowOf(want.At, rooms[want.Customer].Payer.Calendar).Start))
            .Distinct().ToArray();
        if (windows.Length == 0)
            return;
        var spent = (await transaction.Budgets.ReadWindowsAsync(windows, cancellationToken))
            .ToLookup(window => (window.Key.Customer, window.Key.Budget));
        foreach (var customer in customers)
        {
            foreach (var budget in budgets[customer].Where(budget => budget.Blocks))
            {
                rooms[customer].Take(budget, spent[(customer, budget.Id)].ToDictionary(
                    window => window.Key.Start, window => window.Value.SpentNanos));
            }
        }
    }
}
