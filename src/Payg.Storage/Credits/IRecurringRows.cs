using Payg.Core.Credits;
using Payg.Core.Customers;

namespace Payg.Storage.Credits;

/// <summary>Statements in a transaction that has the customers locked; one implementation for each database.</summary>
internal interface IRecurringRows
{
    /// <summary>The recurring credits of customers that have a period to come.</summary>
    Task<IReadOnlyList<StoredRecurring>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    Task WriteAsync(RecurringChanges changes, CancellationToken cancellationToken);
}

internal readonly record struct StoredRecurring(CustomerId Customer, RecurringCredit Credit);

internal readonly record struct RecurredChange(CustomerId Customer, RecurredGrant Recurred);

/// <summary>When a customer is granted credit next.</summary>
/// <param name="At">When; null: never.</param>
internal readonly record struct DueChange(CustomerId Customer, DateTimeOffset? At);

internal sealed record RecurringChanges(
    IReadOnlyList<RecurredChange> Grants, IReadOnlyList<StoredRecurring> Credits, IReadOnlyList<DueChange> Due);
