using Payg.Core.Budgets;
using Payg.Core.Customers;

namespace Payg.Storage.Budgets;

/// <summary>Statements in a transaction that has the customers locked; one implementation for each database.</summary>
internal interface IBudgetRows
{
    Task<ILookup<CustomerId, Budget>> ReadAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    /// <summary>What was spent in windows; those that are not stored are left out.</summary>
    Task<IReadOnlyDictionary<BudgetWindowKey, BudgetWindow>> ReadWindowsAsync(
        IReadOnlyList<BudgetWindowKey> windows, CancellationToken cancellationToken);

    Task WriteWindowsAsync(
        IReadOnlyList<KeyValuePair<BudgetWindowKey, BudgetWindow>> windows, CancellationToken cancellationToken);

    /// <summary>Adds alerts in their order; those whose key is stored already are left out.</summary>
    Task AddAlertsAsync(IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken);
}

internal readonly record struct BudgetWindowKey(CustomerId Customer, Guid Budget, DateTimeOffset Start);

/// <param name="Alerted">The highest percentage that was reported; 0: none.</param>
internal readonly record struct BudgetWindow(Int128 SpentNanos, int Alerted);

/// <param name="Key">Names what happened: the same is stored once.</param>
/// <param name="Data">What is known about it, a JSON object.</param>
internal readonly record struct Alert(CustomerId Customer, string Type, string Key, string Data);
