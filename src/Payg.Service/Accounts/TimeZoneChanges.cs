using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Accounts;

/// <summary>
/// Changes of a customer's time zone. They act from the next billing period on: what was used until now, and until that
/// period begins, stays in the periods that it is in.
/// </summary>
internal sealed class TimeZoneChanges(PaygContext context, AuditLog audit, TimeProvider clock)
{
    /// <summary>Asks for another zone, or takes back a change that has not acted.</summary>
    public async Task<(CustomerRow Customer, BillingCalendar Calendar)> ChangeAsync(
        HttpContext http, Guid id, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // 1. Lock the customer: of two changes at once, the second sees the first.
        await context.LockCustomerAsync(id, cancellationToken);
        var customer = await context.Customers.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var now = clock.GetUtcNow();
        var before = await context.CalendarOfAsync(id, cancellationToken);
        var after = before.ChangeAt(now, zone);
        var (was, wanted) = (before.PendingAt(now), after.PendingAt(now));
        if (was == wanted)
            return (customer, before);

        // 2. Only a change that is still to come is replaced.
        await context.CustomerZones.Where(row => row.CustomerId == id && row.EffectiveAt > now)
            .ExecuteDeleteAsync(cancellationToken);
        if (wanted is not null)
        {
            context.CustomerZones.Add(new CustomerZoneRow
            {
                CustomerId = id,
                Month = wanted.Month.Number,
                EffectiveAt = wanted.At,
                TimeZone = wanted.Zone.Id,
            });
        }

        audit.Add(http, AuditActions.TimeZoneChanged, AuditSubject.Customer(id), Show(before, now), Show(after, now));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (customer, after);
    }

    private static object Show(BillingCalendar calendar, DateTimeOffset now) => new
    {
        TimeZone = calendar.ZoneAt(now).Id,
        PendingTimeZone = calendar.PendingAt(now)?.Zone.Id,
        PendingTimeZoneFrom = calendar.PendingAt(now)?.At,
    };
}
