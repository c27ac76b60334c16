using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Http.Lists;
using Payg.Http.Responses;
using Payg.Storage.Budgets;
using Payg.Storage.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Budgets;
using Payg.Storage.Model.Customers;
using Payg.Storage.Notifications;

namespace Payg.Service.Budgets;

internal sealed class BudgetReader(PaygContext context, BudgetLedger budgets, Currency service, TimeProvider clock)
{
    public async Task<Page<BudgetResponse>> ListAsync(
        Guid customer, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var rows = context.Budgets.AsNoTracking().Where(row => row.CustomerId == customer);
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        return page.Of(
            await ShowAsync(customer, found, cancellationToken), budget => budget.Id, budget => budget);
    }

    /// <summary>The newest first; without events that are for the operator's systems alone.</summary>
    public async Task<Page<AlertResponse>> AlertsAsync(
        Guid? customer, PageQuery<long> page, CancellationToken cancellationToken)
    {
        var before = page.After ?? long.MaxValue;
        var types = EventTypes.OfCustomers;
        var rows = context.Alerts.AsNoTracking().Where(row => row.Id < before && types.Contains(row.Type));
        if (customer is { } id)
            rows = rows.Where(row => row.CustomerId == id);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var ids = found.Select(row => row.CustomerId).Distinct().ToArray();
        var names = await context.Customers.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return page.Of(
            found, row => row.Id, row => AlertResponse.Of(row, names.GetValueOrDefault(row.CustomerId, "")));
    }

    public async Task<BudgetResponse> ShowAsync(BudgetRow row, CancellationToken cancellationToken) =>
        (await ShowAsync(row.CustomerId, [row], cancellationToken))[0];

    /// <summary>The balances that are reported; null without such a customer.</summary>
    public async Task<BalanceAlertsResponse?> BalanceAlertsAsync(Guid customer, CancellationToken cancellationToken)
    {
        var row = await context.Customers.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == customer, cancellationToken);
        if (row is null)
            return null;
        var currency = Currency.ParseOr(row.Currency, service);
        return new BalanceAlertsResponse(
        [
            .. row.BalanceAlerts.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(amount => new MoneyResponse(amount, currency.Code)),
        ]);
    }

    private async Task<List<BudgetResponse>> ShowAsync(
        Guid customer, IReadOnlyList<BudgetRow> rows, CancellationToken cancellationToken)
    {
        var states = await budgets.StatesOfAsync(context, customer, rows, cancellationToken);
        var meters = rows.Any(row => row.MeterId is not null)
            ? await context.MeterKeysAsync(cancellationToken)
            : new Dictionary<int, string>();
        var used = rows.Where(row => row.ApiKey is not null).Select(row => row.ApiKey!.Value).ToArray();
        var keys = used.Length == 0
            ? []
            : await context.ApiKeys.AsNoTracking().Where(known => used.Contains(known.Id))
                .ToDictionaryAsync(known => known.Id, known => known.TokenId, cancellationToken);
        return [.. states.Select(state => BudgetResponse.Of(state, meters, keys))];
    }

    public async Task<int> BelowAsync(
        CustomerRow customer, IReadOnlyList<Int128> bounds, CancellationToken cancellationToken)
    {
        var balance = await CreditBalance.ReadAsync(context, customer.Id, clock.GetUtcNow(), cancellationToken);
        return bounds.Count(bound => balance!.BalanceNanos < bound);
    }
}
