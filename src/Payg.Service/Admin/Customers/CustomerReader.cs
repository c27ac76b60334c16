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
    /// <param name="search">A part of a user name in whatever case, or a whole id; null or empty: all.</param>
    /// <param name="page">Which page, by the customer's id.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Page<AdminCustomerResponse>> ListAsync(
        string? search, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var users = context.Users.AsNoTracking().Include(user => user.Customer).AsQueryable();
        if (!string.IsNullOrEmpty(search))
        {
            Guid? id = Guid.TryParse(search, out var parsed) ? parsed : null;
            var name = normalizer.NormalizeName(search) ?? "";
            users = users.Where(user => user.CustomerId == id || user.NormalizedUserName!.Contains(name));
        }

        if (page.After is { } last)
            users = users.Where(user => user.CustomerId > last);
        var rows = await users.OrderBy(user => user.CustomerId).Take(page.Take + 1).ToListAsync(cancellationToken);
        var payers = await context.PayersOfAsync(
            rows.ConvertAll(user => user.CustomerId), service, cancellationToken);
        return page.Of(rows, user => user.CustomerId, user => Show(user, payers[user.CustomerId]));
    }

    /// <summary>A customer and what a month costs them; null where there is no such customer.</summary>
    public async Task<CustomerDetailResponse?> FindAsync(
        Guid id, BillingMonth? month, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var user = await context.Users.AsNoTracking().Include(row => row.Customer)
            .FirstOrDefaultAsync(row => row.CustomerId == id, cancellationToken);
        if (user is null)
            return null;

        var payer = await context.PayerOfAsync(id, service, cancellationToken);
        var period = month ?? payer.Calendar.MonthOf(clock.GetUtcNow());
        var stored = await StoredMonth.ReadAsync(context, prices, payer, period, cancellationToken);
        return new CustomerDetailResponse(
            Show(user, payer),
            period.ToString(),
            MoneyResponse.Of(new Money(stored.CostNanos, payer.Currency)),
            [.. stored.Lines.Select(LineOf)]);
    }

    private AdminCustomerResponse Show(UserRow user, Payer payer) =>
        AdminCustomerResponse.Of(user, payer, clock.GetUtcNow());

    private static CustomerLineResponse LineOf(MonthLine line) => new(
        line.Meter.Key, line.Meter.Name, line.Meter.Method, line.Price.Unit, line.Price.When.Values,
        PriceResponse.Of(line.Price),
        line.Row.Quantity, line.Row.AdjustedQuantity, line.Before,
        MoneyResponse.Of(new Money(line.Row.CostNanos, line.Price.Currency)));
}
