using Microsoft.EntityFrameworkCore;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;

namespace Payg.Storage.Credits;

/// <summary>
/// Starts and ends recurring credits, and carries over what is left of their periods. Each change happens in the open
/// transaction of a context in which the caller has locked the customer by an update of their row. Thread-safe.
/// </summary>
public sealed class RecurringCredits
{
    private readonly ICreditDatabase _database;
    private readonly CreditPosting _posting;
    private readonly CreditLedger _credits;
    private readonly TimeProvider _clock;

    internal RecurringCredits(
        ICreditDatabase database, CreditPosting posting, CreditLedger credits, TimeProvider clock) =>
        (_database, _posting, _credits, _clock) = (database, posting, credits, clock);

    /// <summary>
    /// Starts a recurring credit. Its first period begins at <see cref="RecurringCreditRow.EffectiveAt"/> and ends with
    /// the customer's billing period; where it has begun, it is granted at once, and so are those since.
    /// </summary>
    /// <param name="context">An open transaction.</param>
    /// <param name="credit">The credit, of which nothing was granted; its reference is new to the customer.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task StartAsync(
        PaygContext context, RecurringCreditRow credit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credit);
        credit.NextAt = credit.EffectiveAt;
        context.RecurringCredits.Add(credit);
        await context.SaveChangesAsync(cancellationToken);
        await context.Customers.Where(row => row.Id == credit.CustomerId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.HasCredit, true), cancellationToken);
        await SetDueAsync(context, credit.CustomerId, cancellationToken);
        await _credits.GrantDueAsync(context, credit.CustomerId, cancellationToken);
        context.Entry(credit).State = EntityState.Detached;
    }

    /// <summary>
    /// Ends a recurring credit: no other period is granted. What was granted stays until its period ends, and what is
    /// left of earlier periods still carries over into it.
    /// </summary>
    /// <returns>Whether it ended now; false: it had ended, or there is no such credit.</returns>
    public async Task<bool> EndAsync(
        PaygContext context, Guid customer, Guid credit, CancellationToken cancellationToken)
    {
        // A period that has begun was granted, even if nothing has noticed yet.
        await _credits.GrantDueAsync(context, customer, cancellationToken);
        var now = _clock.GetUtcNow();
        var ended = await context.RecurringCredits
            .Where(row => row.CustomerId == customer && row.Id == credit && row.NextAt != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.NextAt, (DateTimeOffset?)null).SetProperty(row => row.EndedAt, now),
                cancellationToken);
        await SetDueAsync(context, customer, cancellationToken);
        return ended > 0;
    }

    /// <summary>
    /// Brings a customer's credits to the present: grants periods that have begun, takes what is left of those that are
    /// over, and carries it over. What may still be used for calls under way is not left yet.
    /// </summary>
    public async Task CatchUpAsync(PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        await _credits.GrantDueAsync(context, customer, cancellationToken);
        do
        {
            await _credits.CloseAsync(context, customer, cancellationToken);
        }
        while (await RollOverAsync(context, customer, cancellationToken));
    }

    /// <summary>Carries over what is left of one period of each recurring credit; false: of none.</summary>
    private async Task<bool> RollOverAsync(PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var open = await context.RecurringCredits.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.RolledOver + 1 < row.Granted)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var (grants, credits) = (new List<RecurredChange>(), new List<StoredRecurring>());
        foreach (var credit in open.Select(row => row.ToCredit()))
        {
            // 1. What is left is known once nothing can use it any more: of the period, and of what had carried over.
            var number = credit.RolledOver + 1;
            var over = await OfPeriodAsync(context, customer, credit.Id, number, cancellationToken);
            if (!over.TrueForAll(
                row => row.ExpiresAt <= now - CreditLedger.ExpiryDelay && row.RemainingNanos == 0))
            {
                continue;
            }

            // 2. It expired there, and as much of it as may is granted for the next period.
            var ids = over.Select(row => row.Id).ToList();
            var expired = CreditEntryKind.Expire.Name();
            var rest = (await context.CreditEntries.AsNoTracking()
                .Where(row => row.CustomerId == customer && row.Kind == expired && ids.Contains(row.GrantId))
                .ToListAsync(cancellationToken)).Aggregate(Int128.Zero, (sum, row) => sum + row.AmountNanos);
            var next = (await OfPeriodAsync(context, customer, credit.Id, number + 1, cancellationToken))
                .Single(row => !row.IsRollover);
            var into = new RecurredGrant(credit.Id, number + 1, IsRollover: false, next.ToGrant());
            credits.Add(new StoredRecurring(new CustomerId(customer), credit with { RolledOver = number }));
            if (credit.RollOver(into, rest, now) is { } carried)
                grants.Add(new RecurredChange(new CustomerId(customer), carried));
        }

        if (credits.Count == 0)
            return false;
        await _database.RecurringOf(context).WriteAsync(new RecurringChanges(grants, credits, []), cancellationToken);
        var rows = _database.CreditsOf(context);
        var accounts = await rows.ReadAsync(
            [new CustomerId(customer)], new HashSet<CustomerId>(), cancellationToken);
        if (grants.Count == 0 || accounts is not [var account])
            return true;

        var booking = new CreditBooking(account, now);
        foreach (var grant in grants)
            booking.Recurred(grant.Recurred.Grant);
        await _posting.PostAsync(rows, [booking], cancellationToken);
        return true;
    }

    private static Task<List<CreditGrantRow>> OfPeriodAsync(
        PaygContext context, Guid customer, Guid credit, int number, CancellationToken cancellationToken) =>
        context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.RecurringId == credit && row.RecurringNumber == number)
            .ToListAsync(cancellationToken);

    private static async Task SetDueAsync(PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        var due = await context.RecurringCredits.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.NextAt != null)
            .OrderBy(row => row.NextAt).Select(row => row.NextAt).FirstOrDefaultAsync(cancellationToken);
        await context.Customers.Where(row => row.Id == customer).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.CreditDueAt, due), cancellationToken);
    }
}
