using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;

namespace Payg.Storage.Credits;

/// <summary>
/// Changes customers' credits outside of a flush. Each change happens in the open transaction of a context in which the
/// caller has locked the customer by an update of their row. Thread-safe.
/// </summary>
public sealed class CreditLedger
{
    /// <summary>
    /// How long after the end of a grant its rest is taken away at the earliest. It pays for no later usage meanwhile;
    /// usage from before the end that is on its way to the database still finds it.
    /// </summary>
    public static readonly TimeSpan ExpiryDelay = TimeSpan.FromSeconds(10);

    private static readonly HashSet<CustomerId> s_nobody = [];

    private readonly ICreditDatabase _database;
    private readonly CreditPosting _posting;
    private readonly RecurringPosting _recurring;
    private readonly ICreditHolds _holds;
    private readonly TimeProvider _clock;

    internal CreditLedger(
        ICreditDatabase database,
        CreditPosting posting,
        RecurringPosting recurring,
        ICreditHolds holds,
        TimeProvider clock) =>
        (_database, _posting, _recurring, _holds, _clock) = (database, posting, recurring, holds, clock);

    /// <summary>
    /// Stores a grant. Unless it is limited to meters or is not in force yet, it first covers what the customer owes.
    /// </summary>
    /// <param name="context">An open transaction.</param>
    /// <param name="grant">The grant, with what remains of it; its reference is new to the customer.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task GrantAsync(PaygContext context, CreditGrantRow grant, CancellationToken cancellationToken)
    {
        context.CreditGrants.Add(grant);
        await context.SaveChangesAsync(cancellationToken);
        await context.Customers.Where(row => row.Id == grant.CustomerId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.HasCredit, true), cancellationToken);
        await BookAsync(context, grant.CustomerId, booking => booking.Granted(grant.ToGrant()), cancellationToken);
    }

    /// <summary>
    /// Whether a customer has as many credits with anything left as an operator may grant. Credit for money that was
    /// received is granted beyond that: it must not vanish.
    /// </summary>
    public static async Task<bool> IsFullAsync(
        PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await context.CreditGrants.CountAsync(
            row => row.CustomerId == customer && (row.RemainingUnits > 0 || row.RemainingFraction > 0),
            cancellationToken) >= CreditGrantRow.MaxOpen;
    }

    /// <summary>
    /// Adds a grant to a customer who is about to be created in the same context; all is saved together.
    /// </summary>
    public static void Open(PaygContext context, CustomerRow customer, CreditGrantRow grant)
    {
        customer.HasCredit = true;
        customer.CreditSeq = 1;
        context.CreditGrants.Add(grant);
        context.CreditEntries.Add(new CreditEntryRow
        {
            CustomerId = customer.Id,
            Seq = 1,
            GrantId = grant.Id,
            Kind = CreditEntryKind.Grant.Name(),
            AmountUnits = grant.AmountUnits,
            AmountFraction = grant.AmountFraction,
            At = grant.CreatedAt,
        });
    }

    /// <summary>
    /// Voids what is left of a grant; what was consumed of it stays consumed. What is held for calls under way is
    /// voided as it comes back.
    /// </summary>
    public async Task VoidAsync(
        PaygContext context, Guid customer, Guid grant, string reason, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        await context.CreditGrants.Where(row => row.CustomerId == customer && row.Id == grant).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.VoidedAt, now), cancellationToken);
        await BookAsync(context, customer, booking => booking.Close(reason), cancellationToken);
    }

    /// <summary>
    /// How much of a grant can be paid back: what is left of it, but for what calls that were admitted may cost. 0 of
    /// one that is unknown or has ended.
    /// </summary>
    public async Task<Int128> RefundableAsync(
        PaygContext context, Guid customer, Guid grant, CancellationToken cancellationToken)
    {
        var balance = await CreditBalance.ReadAsync(context, customer, _clock.GetUtcNow(), cancellationToken);
        if (balance?.Grants.SingleOrDefault(row => row.Id == grant) is not { } known)
            return 0;
        var held = await _holds.HeldAsync(context, customer, cancellationToken);
        return Int128.Clamp(balance.BalanceNanos - held, 0, known.RemainingNanos);
    }

    /// <summary>Takes some of a grant whose money goes back: more than 0, and at most what is left of it.</summary>
    public Task RefundAsync(
        PaygContext context, Guid customer, Guid grant, Int128 nanos, string reference,
        CancellationToken cancellationToken) =>
        BookAsync(context, customer, booking => booking.Refunded(grant, nanos, reference), cancellationToken);

    /// <summary>
    /// Books a change of cost that no flush made. Call it after the customer's total has changed and was saved.
    /// </summary>
    /// <param name="context">An open transaction.</param>
    /// <param name="customer">The customer, who is locked.</param>
    /// <param name="line">The usage line; null: cost that is not of a line.</param>
    /// <param name="at">When the cost arose: grants that are valid in that quarter of an hour may cover it.</param>
    /// <param name="nanos">What the cost gained; negative: lost.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task AddCostAsync(
        PaygContext context,
        Guid customer,
        CreditLine? line,
        DateTimeOffset at,
        Int128 nanos,
        CancellationToken cancellationToken)
    {
        var start = QuarterHour.StartOf(at);
        var end = start.AddTicks(QuarterHour.Ticks);
        await GrantDueAsync(context, customer, cancellationToken);
        await BookAsync(
            context, customer, booking => booking.Cost(nanos, line, start, end), cancellationToken, nanos);
    }

    /// <summary>Takes away what nobody can use any more of the customer's grants.</summary>
    public Task CloseAsync(PaygContext context, Guid customer, CancellationToken cancellationToken) =>
        BookAsync(context, customer, static booking => booking.Close(), cancellationToken);

    /// <summary>Grants the periods of recurring credits that have begun.</summary>
    public async Task GrantDueAsync(PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (!await context.Customers.AnyAsync(
            row => row.Id == customer && row.CreditDueAt <= now, cancellationToken))
        {
            return;
        }

        var calendars = new Dictionary<CustomerId, BillingCalendar>
        {
            [new(customer)] = await context.CalendarOfAsync(customer, cancellationToken),
        };
        await _recurring.GrantDueAsync(
            _database.CreditsOf(context), _database.RecurringOf(context), calendars, now, cancellationToken);
    }

    private async Task BookAsync(
        PaygContext context,
        Guid customer,
        Action<CreditBooking> book,
        CancellationToken cancellationToken,
        Int128 gained = default)
    {
        var rows = _database.CreditsOf(context);
        CustomerId[] customers = [new(customer)];
        var accounts = await rows.ReadAsync(customers, gained < 0 ? [.. customers] : s_nobody, cancellationToken);
        if (accounts is not [var stored])
            return;

        // What ended is kept as far as calls may still need it, and so is what comes back to it.
        if (gained < 0 || stored.HasEnded(_clock.GetUtcNow()))
            stored = stored with { HeldNanos = await _holds.HeldAsync(context, customer, cancellationToken) };

        // The total has the change already; the account learns of it as the booking is made.
        var booking = new CreditBooking(
            stored with { TotalCostNanos = stored.TotalCostNanos - gained }, _clock.GetUtcNow());
        book(booking);
        booking.Close();
        await _posting.PostAsync(rows, [booking], cancellationToken);
    }
}
