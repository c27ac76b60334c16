using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Storage.Model;

namespace Payg.Storage.Catalog;

/// <summary>Between the time zones of a customer as they are stored and a <see cref="BillingCalendar"/>.</summary>
public static class StoredCalendar
{
    /// <summary>The billing periods of a customer.</summary>
    /// <exception cref="InvalidOperationException">The customer does not exist.</exception>
    public static async Task<BillingCalendar> CalendarOfAsync(
        this PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        var first = await context.Customers
            .Where(row => row.Id == customer)
            .Select(row => row.TimeZone)
            .SingleAsync(cancellationToken);
        var turns = await context.CustomerZones.AsNoTracking()
            .Where(row => row.CustomerId == customer)
            .OrderBy(row => row.Month)
            .ToListAsync(cancellationToken);
        return Read(first, turns);
    }

    /// <summary>The billing periods of some customers, by their ids; of all where none are named.</summary>
    public static async Task<IReadOnlyDictionary<Guid, BillingCalendar>> CalendarsOfAsync(
        this PaygContext context, IReadOnlyCollection<Guid>? customers, CancellationToken cancellationToken)
    {
        var turns = (await context.CustomerZones.AsNoTracking()
            .Where(row => customers == null || customers.Contains(row.CustomerId))
            .OrderBy(row => row.Month)
            .ToListAsync(cancellationToken)).ToLookup(row => row.CustomerId);
        var first = await context.Customers.AsNoTracking()
            .Where(row => customers == null || customers.Contains(row.Id))
            .Select(row => new { row.Id, row.TimeZone })
            .ToListAsync(cancellationToken);
        return first.ToDictionary(row => row.Id, row => Read(row.TimeZone, turns[row.Id]));
    }

    /// <summary>The calendar that the rows say.</summary>
    /// <param name="first">The zone of the first billing period.</param>
    /// <param name="turns">The changes, rising by month.</param>
    public static BillingCalendar Read(string first, IEnumerable<CustomerZoneRow> turns)
    {
        var changes = turns.Select(row => new ZoneTurn(
            BillingMonth.FromNumber(row.Month), row.EffectiveAt, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone)))
            .ToList();
        return changes.Count == 0 && first is CustomerRow.DefaultTimeZone
            ? BillingCalendar.Utc
            : new BillingCalendar(TimeZoneInfo.FindSystemTimeZoneById(first), changes);
    }
}
