using Payg.Core.Calendar;
using Payg.Core.Customers;

namespace Payg.Storage.Credits;

/// <summary>
/// Grants the periods of recurring credits that have begun, in whichever transaction comes first: a flush, the grant of
/// a lease, an operator's change or the sweep. Each locks the customer and reads how far the credit is, so no period is
/// granted twice; and no usage of a period is booked before the period's credit is there. Thread-safe.
/// </summary>
internal sealed class RecurringPosting(CreditPosting posting)
{
    public async Task GrantDueAsync(
        ICreditRows rows,
        IRecurringRows recurring,
        IReadOnlyDictionary<CustomerId, BillingCalendar> customers,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // 1. The periods that have begun.
        CustomerId[] ids = [.. customers.Keys.Order()];
        var (grants, credits) = (new List<RecurredChange>(), new List<StoredRecurring>());
        foreach (var (customer, credit) in await recurring.ReadAsync(ids, cancellationToken))
        {
            var (after, recurred) = credit.GrantUpTo(now, customers[customer]);
            grants.AddRange(recurred.Select(one => new RecurredChange(customer, one)));
            credits.Add(new StoredRecurring(customer, after));
        }

        var nexts = credits.ToLookup(one => one.Customer, one => one.Credit.NextAt);
        var due = ids.Select(customer => new DueChange(customer, nexts[customer].Min()));
        await recurring.WriteAsync(new RecurringChanges(grants, credits, [.. due]), cancellationToken);

        // 2. Their entries. Credit of a period pays for usage in it, and not for what is owed from before.
        var granted = grants.ToLookup(grant => grant.Customer, grant => grant.Recurred.Grant);
        var accounts = await rows.ReadAsync(
            [.. ids.Where(granted.Contains)], new HashSet<CustomerId>(), cancellationToken);
        var bookings = new List<CreditBooking>(accounts.Count);
        foreach (var account in accounts)
        {
            var booking = new CreditBooking(account, now);
            foreach (var grant in granted[account.Customer])
                booking.Recurred(grant);
            bookings.Add(booking);
        }

        if (bookings.Count > 0)
            await posting.PostAsync(rows, bookings, cancellationToken);
    }
}
