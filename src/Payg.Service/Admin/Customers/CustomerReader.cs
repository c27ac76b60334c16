using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Pricing;
using Payg.Http.Lists;
using Payg.Http.Responses;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Sums;

namespace Payg.Service.Admin.Customers;

/// <summary>Reads customers for administrators, every call that this node answered before included.</summary>
internal sealed class CustomerReader(
    PaygContext context,
    UsageFlush flush,
    PriceSnapshot prices,
    ILookupNormalizer normalizer,
    Currency service,
    TimeProvider clock)
{
    public async Task<Page<AdminCustomerResponse>> ListAsync(
        CustomerFilter filter, CustomerOrder order, PageQuery<CustomerKey> page, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var month = BillingMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc).Number;
        var matching = Matching(filter);
        var rows = order is CustomerOrder.MonthCost
            ? await CustomersByMonth.ReadAsync(context, matching, month, page.After, page.Take + 1, cancellationToken)
            : await After(matching, order is CustomerOrder.TotalCost, page.After).Take(page.Take + 1)
                .Select(row => new FoundCustomer(row, null)).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Customer.Id);
        var users = await UsersOfAsync(ids, cancellationToken);
        var payers = await context.PayersOfAsync(ids, service, cancellationToken);
        var spent = await SpentAsync(payers, cancellationToken);
        return page.Of(rows, row => CustomerKey.Of(row, order), row => AdminCustomerResponse.Of(
            row.Customer, users[row.Customer.Id].FirstOrDefault(), payers[row.Customer.Id],
            spent.GetValueOrDefault(row.Customer.Id), clock.GetUtcNow()));
    }

    public async Task<CustomerDetailResponse?> FindAsync(
        Guid id, BillingMonth? month, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var customer = await context.Customers.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (customer is null)
            return null;

        var users = await UsersOfAsync([id], cancellationToken);
        var now = clock.GetUtcNow();
        var payer = await context.PayerOfAsync(id, service, cancellationToken);
        var current = payer.Calendar.MonthOf(now);
        var period = month ?? current;
        var stored = await StoredMonth.ReadAsync(context, prices, payer, period, cancellationToken);
        var spent = period == current
            ? stored.CostNanos
            : (await StoredMonth.ReadAsync(context, prices, payer, current, cancellationToken)).CostNanos;
        var (comparison, forecast) = await context.TrendOfAsync(
            payer, period, stored.CostNanos, now, cancellationToken);
        return new CustomerDetailResponse(
            AdminCustomerResponse.Of(customer, users[id].FirstOrDefault(), payer, spent, now),
            period.ToString(),
            MoneyResponse.Of(new Money(stored.CostNanos, payer.Currency)),
            comparison,
            forecast,
            [.. stored.Lines.Select(LineOf)]);
    }

    /// <summary>
    /// The customers that a filter is of. Their users are read afterwards, for the page alone: joined, SQLite reads all
    /// customers with them and sorts these.
    /// </summary>
    private IQueryable<CustomerRow> Matching(CustomerFilter filter)
    {
        var rows = context.Customers.AsNoTracking();
        if (!string.IsNullOrEmpty(filter.Search))
        {
            Guid? id = Guid.TryParse(filter.Search, out var parsed) ? parsed : null;
            var name = normalizer.NormalizeName(filter.Search) ?? "";
            var text = filter.Search.ToUpperInvariant();
            rows = rows.Where(row => row.Id == id
                || context.Users.Any(user => user.CustomerId == row.Id && user.NormalizedUserName!.Contains(name))
                || PaygContext.Upper(row.Name).Contains(text)
                || PaygContext.Upper(row.Company!).Contains(text)
                || PaygContext.Upper(row.Email!).Contains(text)
                || row.ExternalId == filter.Search);
        }

        return filter.Status switch
        {
            CustomerStatus.Active => rows.Where(row => row.DisabledAt == null
                && context.Users.Any(user => user.CustomerId == row.Id)),
            CustomerStatus.Disabled => rows.Where(row => row.DisabledAt != null),
            CustomerStatus.Invited => rows.Where(row => !context.Users.Any(user => user.CustomerId == row.Id)),
            CustomerStatus.Admin => rows.Where(
                row => context.Users.Any(user => user.CustomerId == row.Id && user.IsAdministrator)),
            _ => rows,
        };
    }

    /// <summary>The users of customers; one who was invited may be without.</summary>
    private async Task<ILookup<Guid, UserRow>> UsersOfAsync(List<Guid> customers, CancellationToken cancellationToken)
    {
        var users = await context.Users.AsNoTracking().Where(user => customers.Contains(user.CustomerId))
            .ToListAsync(cancellationToken);
        return users.ToLookup(user => user.CustomerId);
    }

    /// <summary>
    /// Customers in order, those after an entry. Who spends while the list is read may come twice or be left out:
    /// their place has changed.
    /// </summary>
    private static IQueryable<CustomerRow> After(IQueryable<CustomerRow> rows, bool isByCost, CustomerKey? after)
    {
        if (!isByCost)
            return (after is { Id: var id } ? rows.Where(row => row.Id > id) : rows).OrderBy(row => row.Id);

        // The class is what the index is of. SQLite reads by it where there is a bound.
        var (costClass, units, fraction, last, _) = after
            ?? new CustomerKey(int.MaxValue, long.MaxValue, int.MaxValue, Guid.Empty);
        return rows
            .Where(row => row.CostClass <= costClass
                && (row.TotalCostUnits < units
                    || (row.TotalCostUnits == units && (row.TotalCostFraction < fraction
                        || (row.TotalCostFraction == fraction && row.Id > last)))))
            .OrderByDescending(row => row.CostClass).ThenByDescending(row => row.TotalCostUnits)
            .ThenByDescending(row => row.TotalCostFraction).ThenBy(row => row.Id);
    }

    /// <summary>What customers spent in their current billing periods, in nanos: a sum of lines and money.</summary>
    private async Task<Dictionary<Guid, Int128>> SpentAsync(
        IReadOnlyDictionary<Guid, Payer> payers, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var current = payers.ToDictionary(payer => payer.Key, payer => payer.Value.Calendar.MonthOf(now).Number);
        var (ids, months) = (current.Keys.ToList(), current.Values.Distinct().ToList());
        var lines = context.UsageLines
            .Where(line => ids.Contains(line.CustomerId) && months.Contains(line.Month))
            .Select(line => new { line.CustomerId, line.Month, line.CostUnits, line.CostFraction });
        var money = context.UsageAdjustments
            .Where(row => row.Quantity == null && ids.Contains(row.CustomerId) && months.Contains(row.Month))
            .Select(row => new { row.CustomerId, row.Month, row.CostUnits, row.CostFraction });
        var sums = await lines.Concat(money)
            .GroupBy(cost => new { cost.CustomerId, cost.Month })
            .Select(costs => new
            {
                costs.Key.CustomerId,
                costs.Key.Month,
                Units = costs.Sum(cost => cost.CostUnits),
                Fraction = costs.Sum(cost => (long)cost.CostFraction),
            })
            .ToListAsync(cancellationToken);
        return sums.Where(sum => current[sum.CustomerId] == sum.Month)
            .ToDictionary(sum => sum.CustomerId, sum => AmountParts.Join(sum.Units, sum.Fraction));
    }

    private static CustomerLineResponse LineOf(MonthLine line) => new(
        line.Meter.Key, line.Meter.Name, line.Meter.Method, line.Price.Unit, line.Price.When.Values,
        PriceResponse.Of(line.Price),
        line.Row.Quantity, line.Row.AdjustedQuantity, line.Before,
        MoneyResponse.Of(new Money(line.Row.CostNanos, line.Price.Currency)));
}

/// <param name="Search">
/// A part of a name, company or e-mail address in whatever case, or a whole id or external id; null or empty: all.
/// </param>
/// <param name="Status">Only those of this status; null: all.</param>
internal sealed record CustomerFilter(string? Search, CustomerStatus? Status);

/// <param name="CostClass">The magnitude of their spend, all-time or of the month.</param>
/// <param name="CostUnits">The whole units of it.</param>
/// <param name="CostFraction">The rest of it, in nanos.</param>
/// <param name="Currency">Of the month's cost; null: another order, or the month costs them nothing.</param>
internal readonly record struct CustomerKey(
    int CostClass, long CostUnits, int CostFraction, Guid Id, string? Currency = null)
{
    public static CustomerKey Of(FoundCustomer row, CustomerOrder order) => (order, row.Month) switch
    {
        (CustomerOrder.MonthCost, null) => new(0, 0, 0, row.Customer.Id),
        (CustomerOrder.MonthCost, var month) =>
            new(month.CostClass, month.CostUnits, month.CostFraction, row.Customer.Id, month.Currency),
        _ => new(
            row.Customer.CostClass, row.Customer.TotalCostUnits, row.Customer.TotalCostFraction, row.Customer.Id),
    };
}

internal enum CustomerOrder
{
    Created,
    TotalCost,
    MonthCost,
}

internal enum CustomerStatus
{
    Active,
    Disabled,
    Invited,
    Admin,
}

/// <param name="Month">What the month costs them, where they are ordered by it; null: nothing.</param>
internal sealed record FoundCustomer(CustomerRow Customer, CustomerMonthRow? Month);
