using System.Collections.Immutable;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Credits;
using Payg.Storage.Flush.Rows;

namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>
/// What a database has about leases, usage and credit at one moment. Transactions work on a copy, and commit it.
/// </summary>
internal sealed record MemoryBooks
{
    public ImmutableDictionary<CustomerId, MemoryAccount> Accounts { get; init; } =
        ImmutableDictionary<CustomerId, MemoryAccount>.Empty;

    public ImmutableDictionary<LineKey, StoredUsage> Lines { get; init; } =
        ImmutableDictionary<LineKey, StoredUsage>.Empty;

    public ImmutableDictionary<(Guid Journal, LeaseLine Line), StoredLease> Leases { get; init; } =
        ImmutableDictionary<(Guid, LeaseLine), StoredLease>.Empty;

    public ImmutableDictionary<Guid, MemoryJournal> Journals { get; init; } =
        ImmutableDictionary<Guid, MemoryJournal>.Empty;

    public ImmutableHashSet<BatchId> Claims { get; init; } = [];

    /// <summary>How often each call was applied, by its number.</summary>
    public ImmutableDictionary<int, int> Applied { get; init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>Whether units of the lease may still be used or come back.</summary>
    public bool IsOpen(StoredLease lease) =>
        Journals.TryGetValue(lease.Journal, out var journal) && !journal.IsClosed;
}

/// <summary>A journal as the database knows it.</summary>
internal sealed record MemoryJournal(long Floor, bool IsClosed);

/// <summary>A customer with all that ever happened to their credit.</summary>
internal sealed record MemoryAccount(Payer Payer)
{
    public bool HasCredit { get; init; } = true;

    public Int128 Limit { get; init; }

    public Int128 Total { get; init; }

    public Int128 Credited { get; init; }

    public long Seq { get; init; }

    public ImmutableList<CreditGrant> Grants { get; init; } = [];

    public ImmutableList<EntryChange> Entries { get; init; } = [];

    public ImmutableList<RecurringCredit> Recurring { get; init; } = [];

    /// <summary>The references of grants: each is there once.</summary>
    public ImmutableHashSet<string> References { get; init; } = [];

    public DateTimeOffset? DueAt => Recurring.Min(credit => credit.NextAt);

    public Int128 Owed => Total - Credited;

    public override string ToString() =>
        $"total {Total}, owed {Owed}, limit {Limit}, "
        + string.Join("; ", Grants.Select(grant => $"{grant.RemainingNanos} of {grant}"));
}
