using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Usage;

namespace Payg.Storage.Flush;

/// <summary>
/// The statements of one flush, in the order in which they are called, inside one database transaction. Disposed
/// without a commit, nothing has happened. One implementation for each database.
/// </summary>
internal interface IFlushTransaction : IAsyncDisposable
{
    /// <summary>
    /// Claims the batch; false when it was claimed before. Also forgets claims below the batch's floor.
    /// </summary>
    Task<bool> TryClaimAsync(UsageBatch batch, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All prices. No price can be added until the transaction ends.</summary>
    Task<PriceBook> ReadPricesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Locks the customers, in the order given, until the transaction ends and answers with their time zones in that
    /// order.
    /// </summary>
    /// <exception cref="KeyNotFoundException">One of them does not exist.</exception>
    Task<IReadOnlyList<string>> LockCustomersAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    /// <summary>The stored quantity of each line, in the order given; 0 for a line that is not there yet.</summary>
    Task<long[]> ReadQuantitiesAsync(IReadOnlyList<LineKey> lines, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the new quantity and cost of each line, whether it was there before or not, and adds to the hours, which
    /// are made where they are not there yet, and to the customers' totals.
    /// </summary>
    Task WriteAsync(FlushChanges changes, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Those of the customers who exist. Locks nothing.</summary>
    Task<IReadOnlySet<CustomerId>> FindCustomersAsync(
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

/// <summary>Names a usage line.</summary>
internal readonly record struct LineKey(CustomerId Customer, BillingMonth Month, MeterId Meter, PriceId Price);

/// <summary>A usage line's quantity and cost after the flush.</summary>
internal readonly record struct LineChange(LineKey Key, long Quantity, Int128 CostNanos);

/// <summary>What the flush adds to one hour of one customer's usage of one meter.</summary>
internal readonly record struct HourChange(
    CustomerId Customer, DateTimeOffset Hour, MeterId Meter, long Quantity, Int128 CostNanos);

/// <summary>What the flush adds to one customer's total cost.</summary>
internal readonly record struct TotalChange(CustomerId Customer, Int128 CostNanos);
