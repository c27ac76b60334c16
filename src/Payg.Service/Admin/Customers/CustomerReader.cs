using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
    /// <summary>A page of customers.</summary>
    /// <param name="filter">Which customers.</param>
    /// <param name="order">In which order.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Page<AdminCustomerResponse>> ListAsync(
        CustomerFilter filter, CustomerOrder order, PageQuery<CustomerKey> page, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var month = BillingMonth.Of(clock.GetUtcNow(), TimeZoneInfo.Utc).Number;
        var rows = order is CustomerOrder.MonthCost
            ? await CustomersByMonth.ReadAsync(
                context, Matching(filter), month, page.After, page.Take + 1, cancellationToken)
            : await After(Matching(filter), order is CustomerOrder.TotalCost, page.After).Take(page.Take + 1)
                .ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.Customer.Id);
        var payers = await context.PayersOfAsync(ids, service, cancellationToken);
        var spent = await SpentAsync(payers, cancellationToken);
        return page.Of(rows, row => CustomerKey.Of(row, order), row => AdminCustomerResponse.Of(
            row.Customer, row.User, payers[row.Customer.Id], spent.GetValueOrDefault(row.Customer.Id),
            clock.GetUtcNow()));
    }

    /// <summary>A customer and what a month costs them; null where the customer is not found.</summary>
    public async Task<CustomerDetailResponse?> FindAsync(
        Guid id, BillingMonth? month, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var row = await Matching(new CustomerFilter(null, null))
            .FirstOrDefaultAsync(known => known.Customer.Id == id, cancellationToken);
        if (row is null)
            return null;

        var now = clock.GetUtcNow();
        var payer = await context.PayerOfAsync(id, service, cancellationToken);
        var current = payer.Calendar.MonthOf(now);
        var period = month ?? current;
        var stored = await StoredMonth.ReadAsync(context, prices, payer, period, cancellationToken);
        var spent = period == current
            ? stored.CostNanos
            : (await StoredMonth.ReadAsync(context, prices, payer, current, cancellationToken)).CostNanos;
        return new CustomerDetailResponse(
            AdminCustomerResponse.Of(row.Customer, row.User, payer, spent, now),
            period.ToString(),
            MoneyResponse.Of(new Money(stored.CostNanos, payer.Currency)),
            [.. stored.Lines.Select(LineOf)]);
    }

    /// <summary>Customers with their users; one who was invited may be without.</summary>
    private IQueryable<FoundCustomer> Matching(CustomerFilter filter)
    {
        var rows =
            from customer in context.Customers.AsNoTracking()
            join user in context.Users.AsNoTracking() on customer.Id equals user.CustomerId into users
            from user in users.DefaultIfEmpty()
            select new FoundCustomer { Customer = customer, User = user };
        if (!string.IsNullOrEmpty(filter.Search))
        {
            Guid? id = Guid.TryParse(filter.Search, out var parsed) ? parsed : null;
            var name = normalizer.NormalizeName(filter.Search) ?? "";
            var text = filter.Search.ToUpperInvariant();
            rows = rows.Where(row => row.Customer.Id == id
                || row.User!.NormalizedUserName!.Contains(name)
                || PaygContext.Upper(row.Customer.Name).Contains(text)
                || PaygContext.Upper(row.Customer.Company!).Contains(text)
                || PaygContext.Upper(row.Customer.Email!).Contains(text)
                || row.Customer.ExternalId == filter.Search);
        }

        return filter.Status switch
        {
            CustomerStatus.Active => rows.Where(row => row.Customer.DisabledAt == null && row.User != null),
            CustomerStatus.Disabled => rows.Where(row => row.Customer.DisabledAt != null),
            CustomerStatus.Invited => rows.Where(row => row.User == null),
            CustomerStatus.Admin => rows.Where(row => row.User!.IsAdministrator),
            _ => rows,
        };
    }

    /// <summary>
    /// Customers in order, those after an entry. Who spends while the list is read may come twice or be left out:
    /// their place has changed.
    /// </summary>
    private static IQueryable<FoundCustomer> After(
        IQueryable<FoundCustomer> rows, bool isByCost, CustomerKey? after)
    {
        if (!isByCost)
        {
            return (after is { Id: var id } ? rows.Where(row => row.Customer.Id > id) : rows)
                .OrderBy(row => row.Customer.Id);
        }

        // The class is what the index is of.
        if (after is var (costClass, units, fraction, last, _))
        {
            rows = rows.Where(row => row.Customer.CostClass <= costClass
                && (row.Customer.TotalCostUnits < units
                    || (row.Customer.TotalCostUnits == units && (row.Customer.TotalCostFraction < fraction
                        || (row.Customer.TotalCostFraction == fraction && row.Customer.Id > last)))));
        }

        return rows.OrderByDescending(row => row.Customer.CostClass)
            .ThenByDescending(row => row.Customer.TotalCostUnits)
            .ThenByDescending(row => row.Customer.TotalCostFraction).ThenBy(row => row.Customer.Id);
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

/// <summary>Which customers are listed.</summary>
/// <param name="Search">
/// A part of a name, company or e-mail address in whatever case, or a whole id or external id; null or empty: all.
/// </param>
/// <param name="Status">Only those of this status; null: all.</param>
internal sealed record CustomerFilter(string? Search, CustomerStatus? Status);

/// <summary>The place of a customer in a list.</summary>
/// <param name="CostClass">The magnitude of their spend, all-time or of the month.</param>
/// <param name="CostUnits">The whole units of it.</param>
/// <param name="CostFraction">The rest of it, in nanos.</param>
/// <param name="Id">Their id.</param>
/// <param name="Currency">Of the month's cost; null: another order, or the month costs them nothing.</param>
internal readonly record struct CustomerKey(
    int CostClass, long CostUnits, int CostFraction, Guid Id, string? Currency = null)
{
    /// <summary>The place of a customer.</summary>
    public static CustomerKey Of(FoundCustomer row, CustomerOrder order) => (order, row.Month) switch
    {
        (CustomerOrder.MonthCost, null) => new(0, 0, 0, row.Customer.Id),
        (CustomerOrder.MonthCost, var month) =>
            new(month.CostClass, month.CostUnits, month.CostFraction, row.Customer.Id, month.Currency),
        _ => new(
            row.Customer.CostClass, row.Customer.TotalCostUnits, row.Customer.TotalCostFraction, row.Customer.Id),
    };
}

/// <summary>In which order customers are listed.</summary>
internal enum CustomerOrder
{
    /// <summary>Of registration.</summary>
    Created,

    /// <summary>Who spent most of all comes first.</summary>
    TotalCost,

    /// <summary>Whom the current month costs most comes first.</summary>
    MonthCost,
}

/// <summary>What customers are listed by.</summary>
internal enum CustomerStatus
{
    /// <summary>They have a user, and calls are accepted.</summary>
    Active,

    /// <summary>Their tokens are refused.</summary>
    Disabled,

    /// <summary>They have no user yet.</summary>
    Invited,

    /// <summary>Their user is an administrator.</summary>
    Admin,
}

/// <summary>A customer with their user, as they are stored.</summary>
internal sealed class FoundCustomer
{
    /// <summary>The customer.</summary>
    public required CustomerRow Customer { get; init; }

    /// <summary>Their user; null: none yet.</summary>
    public UserRow? User { get; init; }

    /// <summary>What the month costs them, where they are ordered by it; null: nothing.</summary>
    public CustomerMonthRow? Month { get; init; }
}
