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
/// <param name="Customer">Whose it is.</param>
/// <param name="Credit">The credit.</param>
internal readonly record struct StoredRecurring(CustomerId Customer, RecurringCredit Credit);

/// <summary>A new grant of a recurring credit.</summary>
/// <param name="Customer">Whose it is.</param>
/// <param name="Recurred">The grant.</param>
internal readonly record struct RecurredChange(CustomerId Customer, RecurredGrant Recurred);

/// <summary>When a customer is granted credit next.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="At">When; null: never.</param>
internal readonly record struct DueChange(CustomerId Customer, DateTimeOffset? At);

/// <summary>All that is stored at once.</summary>
/// <param name="Grants">Grants that are new.</param>
/// <param name="Credits">Recurring credits as they are afterwards.</param>
/// <param name="Due">When customers are granted credit next.</param>
internal sealed record RecurringChanges(
    IReadOnlyList<RecurredChange> Grants, IReadOnlyList<StoredRecurring> Credits, IReadOnlyList<DueChange> Due);
