using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Catalog;

/// <summary>Between a customer as stored and a <see cref="Payer"/>.</summary>
public static class StoredPayer
{
    /// <summary>A customer as a payer.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="service">The service's currency, for a customer without a currency yet.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="KeyNotFoundException">The customer does not exist.</exception>
    public static async Task<Payer> PayerOfAsync(
        this PaygContext context, Guid customer, Currency service, CancellationToken cancellationToken) =>
        (await context.PayersOfAsync([customer], service, cancellationToken))[customer];

    /// <summary>What a customer pays in; the service's currency where none is stored yet.</summary>
    public static async Task<Currency> CurrencyOfAsync(
        this PaygContext context, Guid customer, Currency service, CancellationToken cancellationToken) =>
        Currency.ParseOr(
            await context.Customers.Where(row => row.Id == customer).Select(row => row.Currency)
                .SingleOrDefaultAsync(cancellationToken), service);

    /// <summary>The names of some customers, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(
        this PaygContext context, IEnumerable<Guid> customers, CancellationToken cancellationToken)
    {
        var ids = customers.Distinct().ToList();
        return await context.Customers.AsNoTracking().Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Name })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
    }

    /// <summary>The billing periods of a customer.</summary>
    /// <exception cref="KeyNotFoundException">The customer does not exist.</exception>
    public static async Task<BillingCalendar> CalendarOfAsync(
        this PaygContext context, Guid customer, CancellationToken cancellationToken) =>
        (await context.PayersOfAsync([customer], default, cancellationToken))[customer].Calendar;

    /// <summary>Some customers as payers, by their ids; all where none are named.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Payer>> PayersOfAsync(
        this PaygContext context,
        IReadOnlyCollection<Guid>? customers,
        Currency service,
        CancellationToken cancellationToken)
    {
        var turns = (await context.CustomerZones.AsNoTracking()
            .Where(row => customers == null || customers.Contains(row.CustomerId))
            .OrderBy(row => row.Month)
            .ToListAsync(cancellationToken)).ToLookup(row => row.CustomerId);
        var rows = await context.Customers.AsNoTracking()
            .Where(row => customers == null || customers.Contains(row.Id))
            .Select(row => new { row.Id, row.Currency, row.TimeZone })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Id, row => Read(row.Id, row.Currency, row.TimeZone, turns[row.Id]).In(service));
    }

    /// <summary>The payer that rows describe.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="turns">The customer's changes of zone, rising by month.</param>
    /// <param name="service">The service's currency, for a customer without a currency yet.</param>
    public static Payer Of(CustomerRow customer, IEnumerable<CustomerZoneRow> turns, Currency service) =>
        Read(customer.Id, customer.Currency, customer.TimeZone, turns).In(service);

    /// <summary>The payer that the rows describe; the default currency where none is stored yet.</summary>
    internal static Payer Read(Guid customer, string currency, string first, IEnumerable<CustomerZoneRow> turns) =>
        new(new CustomerId(customer), Currency.ParseOr(currency, default), CalendarOf(first, turns));

    /// <summary>The payer; in the service's currency where none is stored yet.</summary>
    internal static Payer In(this Payer payer, Currency service) =>
        payer.Currency == default ? payer with { Currency = service } : payer;

    private static BillingCalendar CalendarOf(string first, IEnumerable<CustomerZoneRow> turns)
    {
        var changes = turns.Select(row => new ZoneTurn(
            BillingMonth.FromNumber(row.Month), row.EffectiveAt, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone)))
            .ToList();
        return changes.Count == 0 && first is CustomerRow.DefaultTimeZone
            ? BillingCalendar.Utc
            : new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(first), changes);
    }
}
