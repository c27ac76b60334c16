using Payg.Core.Credits;
using Payg.Core.Customers;

namespace Payg.Storage.Credits;

/// <summary>
/// The statements about recurring credits inside one database transaction in which the customers are locked. One
/// implementation for each database.
/// </summary>
internal interface IRecurringRows
{
    /// <summary>The recurring credits of customers that have a period to come.</summary>
    Task<IReadOnlyList<StoredRecurring>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    /// <summary>Stores grants of periods, how far their credits are, and when something is due next.</summary>
    Task WriteAsync(RecurringChanges changes, CancellationToken cancellationToken);
}

/// <summary>A recurring credit of a customer.</summary>
internal readonly record struct StoredRecurring(CustomerId Customer, RecurringCredit Credit);

/// <summary>A new grant of a recurring credit.</summary>
internal readonly record struct RecurredChange(CustomerId Customer, RecurredGrant Recurred);

/// <summary>When a customer is granted credit next.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="At">When; null: never.</param>
internal readonly record struct DueChange(CustomerId Customer, DateTimeOffset? At);

/// <summary>All that is stored at once.</summary>
internal sealed record RecurringChanges(
    IReadOnlyList<RecurredChange> Grants, IReadOnlyList<StoredRecurring> Credits, IReadOnlyList<DueChange> Due);
