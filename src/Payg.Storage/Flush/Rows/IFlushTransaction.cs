using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Core.Usage;
using Payg.Storage.Budgets;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Flush.Rows;

/// <summary>
/// The statements of one flush, in the order in which they are called, inside one database transaction. Disposed
/// without a commit, nothing has happened. One implementation for each database.
/// </summary>
internal interface IFlushTransaction : IPriceRows, IAsyncDisposable
{
    ILeaseRows Leases { get; }

    IBudgetRows Budgets { get; }

    /// <summary>False when it was claimed before. Also forgets claims below the batch's floor.</summary>
    Task<bool> TryClaimAsync(UsageBatch batch, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Which prices there are. No price can be added or withdrawn until the transaction ends.</summary>
    Task<PricesVersion> LockPricesAsync(CancellationToken cancellationToken);

    ICreditRows Credits { get; }

    IRecurringRows Recurring { get; }

    /// <summary>Locks the customers, in the order given, until the transaction ends.</summary>
    /// <exception cref="KeyNotFoundException">One of them does not exist.</exception>
    Task<IReadOnlyList<LockedCustomer>> LockCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    /// <summary>The stored lines of each customer, period and meter; those without any are left out.</summary>
    Task<IReadOnlyDictionary<PeriodKey, List<StoredUsage>>> ReadLinesAsync(
        IReadOnlyList<PeriodKey> periods, CancellationToken cancellationToken);

    /// <summary>The sets of dimensions that locked customers have had, with the numbers of those asked for.</summary>
    Task<DimensionSets> ReadDimensionSetsAsync(
        IReadOnlyList<CustomerId> customers, IReadOnlyList<Dimensions> dimensions, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the new quantity and cost of each line, whether it was there before or not, and adds to the quarters,
    /// which are made where they are not there yet, to the customers' totals and to the sums over customers.
    /// </summary>
    Task WriteAsync(FlushChanges changes, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Adds to the test calls, which are counted up to <see cref="TestQuarterRow.MaxQuantity"/>.</summary>
    Task AddTestsAsync(IReadOnlyList<TestChange> tests, CancellationToken cancellationToken);

    /// <summary>Those of the customers who exist, as payers. Locks nothing.</summary>
    Task<IReadOnlyDictionary<CustomerId, Payer>> FindCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    /// <summary>Keeps records that cannot be charged for an operator, added to what is open of the same kind.</summary>
    Task RejectAsync(
        BatchId batch, IReadOnlyList<RejectedSum> sums, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Marks a point to which the transaction can return.</summary>
    Task SaveAsync(CancellationToken cancellationToken);

    /// <summary>Forgets the point that was marked last; what was done since stays.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);

    /// <summary>Undoes what was done since the point that was marked last, and forgets it.</summary>
    Task RollBackAsync(CancellationToken cancellationToken);

    /// <summary>Makes it all happen. An exception leaves open whether it did.</summary>
    Task CommitAsync(CancellationToken cancellationToken);
}

/// <summary>A customer whose row is locked.</summary>
/// <param name="HasCredit">Whether there may be credits to use up, or units that are out.</param>
/// <param name="HasBudgets">Whether there are budgets.</param>
internal readonly record struct LockedCustomer(Payer Payer, bool HasCredit, bool HasBudgets)
{
    /// <summary>When the next period of a recurring credit begins; null: never.</summary>
    public DateTimeOffset? CreditDueAt { get; init; }
}

internal readonly record struct PeriodKey(CustomerId Customer, BillingMonth Month, MeterId Meter);

internal readonly record struct LineKey(CustomerId Customer, BillingMonth Month, MeterId Meter, PriceId Price)
    : IComparable<LineKey>
{
    public PeriodKey Period => new(Customer, Month, Meter);

    /// <summary>The order in which rows are locked and written.</summary>
    public int CompareTo(LineKey other) =>
        (Customer, Month, Meter, Price).CompareTo((other.Customer, other.Month, other.Meter, other.Price));
}

internal sealed record StoredUsage(PriceId Price, long Metered, long Adjusted, Int128 CostNanos)
{
    public StoredLine ToLine() => new(Price, checked(Metered + Adjusted), CostNanos);
}

internal readonly record struct LineChange(LineKey Key, long Quantity, Int128 CostNanos)
{
    public long Added { get; init; }

    /// <summary>What the cost gained by the flush, in nanos; with volume prices it may be negative.</summary>
    public Int128 GainedNanos { get; init; }
}

internal readonly record struct QuarterChange(
    LineKey Line, DateTimeOffset Quarter, long Quantity, Int128 CostNanos)
{
    /// <summary>The API key; none for sessions.</summary>
    public ApiKeyId ApiKey { get; init; }

    /// <summary>The number of the set of dimensions; 0: none.</summary>
    public int DimensionSet { get; init; }
}

internal readonly record struct DimensionSetChange(CustomerId Customer, int Id, MeterId Meter, Dimensions Dimensions);

internal readonly record struct TotalChange(CustomerId Customer, Int128 CostNanos);
