using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush;

internal static class DueCredits
{
    /// <summary>Grants the periods that have begun; customers without recurring credits cost a comparison.</summary>
    public static Task GrantDueAsync(
        this IFlushTransaction transaction,
        RecurringPosting recurring,
        IReadOnlyList<LockedCustomer> locked,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var due = locked.Where(customer => customer.CreditDueAt <= now)
            .ToDictionary(customer => customer.Payer.Customer, customer => customer.Payer.Calendar);
        return due.Count == 0
            ? Task.CompletedTask
            : recurring.GrantDueAsync(transaction.Credits, transaction.Recurring, due, now, cancellationToken);
    }
}
