using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Usage;
using Payg.Metering.Flush;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Customers;

/// <summary>Reads customers for administrators, every call that this node answered before included.</summary>
internal sealed class CustomerReader(
    PaygContext context, UsageFlush flush, ILookupNormalizer normalizer, Currency currency, TimeProvider clock)
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
        return page.Of(rows, user => user.CustomerId, user => AdminCustomerResponse.Of(user, currency));
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

        var zone = TimeZoneInfo.FindSystemTimeZoneById(user.Customer!.TimeZone);
        var period = month ?? BillingMonth.Of(clock.GetUtcNow(), zone);
        var number = period.Number;
        var rows = await (
            from line in context.UsageLines
            join meter in context.Meters on line.MeterId equals meter.Id
            join price in context.Prices on line.PriceId equals price.Id
            where line.CustomerId == id && line.Month == number
            orderby meter.Key, meter.Method, price.EffectiveFrom
            select new { Line = line, Meter = meter, Price = price })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var total = rows.Aggregate(
            Money.Zero(currency), (sum, row) => sum + new Money(row.Line.CostNanos, currency));
        return new CustomerDetailResponse(
            AdminCustomerResponse.Of(user, currency),
            period.ToString(),
            MoneyResponse.Of(total),
            [.. rows.Select(row => LineOf(row.Line, row.Meter, row.Price))]);
    }

    private CustomerLineResponse LineOf(UsageLineRow line, MeterRow meter, PriceRow price) => new(
        meter.Key, meter.Method, meter.Unit, PriceResponse.Of(StoredPrice.Read(price)), line.Quantity,
        MoneyResponse.Of(new Money(line.CostNanos, currency)));
}
