using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Sums;

namespace Payg.Service.Admin.Customers;

/// <summary>
/// Customers in the order of what a month costs them, by currency, the highest first; then those it costs nothing. Each
/// part is read by an index of its own, so that a page takes as long however many customers there are.
/// </summary>
internal static class CustomersByMonth
{
    public static async Task<List<FoundCustomer>> ReadAsync(
        PaygContext context,
        IQueryable<CustomerRow> matching,
        int month,
        CustomerKey? after,
        int take,
        CancellationToken cancellationToken)
    {
        var costs = context.CustomerMonths.AsNoTracking().Where(cost => cost.Month == month);
        var found = new List<FoundCustomer>();
        if (after is { Currency: { } currency } last)
        {
            await AddAsync(InOrder(matching, After(costs, last)));
            await AddAsync(InOrder(matching, costs.Where(cost => cost.Currency.CompareTo(currency) < 0)));
        }
        else if (after is null)
        {
            await AddAsync(InOrder(matching, costs));
        }

        var start = after is { Currency: null } one ? one.Id : (Guid?)null;
        await AddAsync(matching
            .Where(row => !costs.Any(cost => cost.CustomerId == row.Id) && (start == null || row.Id > start))
            .OrderBy(row => row.Id)
            .Select(row => new FoundCustomer(row, null)));
        return found;

        async Task AddAsync(IQueryable<FoundCustomer> rows)
        {
            if (found.Count < take)
                found.AddRange(await rows.Take(take - found.Count).ToListAsync(cancellationToken));
        }
    }

    /// <summary>Those in the currency of an entry that come after it.</summary>
    private static IQueryable<CustomerMonthRow> After(IQueryable<CustomerMonthRow> costs, CustomerKey last)
    {
        var (costClass, units, fraction, id) = (last.CostClass, last.CostUnits, last.CostFraction, last.Id);
        return costs.Where(cost => cost.Currency == last.Currency && cost.CostClass <= costClass
            && (cost.CostUnits < units
                || (cost.CostUnits == units && (cost.CostFraction < fraction
                    || (cost.CostFraction == fraction && cost.CustomerId > id)))));
    }

    private static IQueryable<FoundCustomer> InOrder(
        IQueryable<CustomerRow> matching, IQueryable<CustomerMonthRow> costs) =>
        from cost in costs
        join row in matching on cost.CustomerId equals row.Id
        orderby cost.Currency descending, cost.CostClass descending, cost.CostUnits descending,
            cost.CostFraction descending, cost.CustomerId
        select new FoundCustomer(row, cost);
}
