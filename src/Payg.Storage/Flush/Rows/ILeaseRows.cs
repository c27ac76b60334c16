using Payg.Core.Credits;
using Payg.Core.Customers;

namespace Payg.Storage.Flush.Rows;

/// <summary>The statements about leases in a flush transaction. One implementation for each database.</summary>
internal interface ILeaseRows
{
    /// <summary>Makes sure that the journal is known; false when it is closed.</summary>
    Task<bool> OpenJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken);

    Task CloseJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The leases of customers, who are locked, whose journals are not closed.</summary>
    Task<ILookup<CustomerId, StoredLease>> ReadLeasesAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    Task<IReadOnlyList<LeaseLine>> ReadRecalledAsync(Guid journal, CancellationToken cancellationToken);

    Task WriteLeasesAsync(
        IReadOnlyList<StoredLease> leases, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Units of a usage line that a journal was granted, used and gave back.</summary>
internal sealed record StoredLease(LeaseLine Line, Guid Journal)
{
    public long Granted { get; init; }

    public long Used { get; init; }

    public long Returned { get; init; }

    /// <summary>Whether another journal needs what is not in use.</summary>
    public bool IsRecalled { get; init; }

    /// <summary>The latest instant before which calls may take of what is out; null: it was not noted.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Units that are out. Never negative: what was used beyond the lease is no debt of the journal.</summary>
    public long Out => Math.Max(0, Granted - Used - Returned);
}
