using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Storage.Budgets;
using Payg.Storage.Model;

namespace Payg.Storage.Credits;

/// <summary>Statements in a transaction that has the customers locked; one implementation for each database.</summary>
internal interface ICreditRows
{
    /// <summary>
    /// The accounts of those of the customers who ever had credit: the grants with anything left, and for
    /// <paramref name="falling"/>, whose cost falls, all grants and what was consumed of them.
    /// </summary>
    Task<IReadOnlyList<StoredCredit>> ReadAsync(
        IReadOnlyList<CustomerId> customers, IReadOnlySet<CustomerId> falling, CancellationToken cancellationToken);

    /// <summary>Adds to those of the entries that are stored already, and returns their keys.</summary>
    Task<IReadOnlySet<CreditEntryKey>> GrowAsync(
        IReadOnlyList<EntryChange> entries, CancellationToken cancellationToken);

    Task WriteAsync(CreditChanges changes, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Reaches <see cref="ICreditRows"/> from an open transaction.</summary>
internal interface ICreditDatabase
{
    /// <summary>The statements in the open transaction of a context, which commits and disposes it.</summary>
    ICreditRows CreditsOf(PaygContext context);

    IRecurringRows RecurringOf(PaygContext context);
}

internal sealed record StoredCredit(
    CustomerId Customer, long Seq, Int128 TotalCostNanos, Int128 CreditedNanos, Int128 SettledNanos)
{
    public List<CreditGrant> Grants { get; } = [];

    /// <summary>What was consumed and has not come back, the oldest first; only where cost falls.</summary>
    public List<CreditTake> Recorded { get; } = [];

    /// <summary>Whether what the customer may owe has a limit: calls need a lease.</summary>
    public bool IsLimited { get; init; }

    public Int128 LimitNanos { get; init; }

    /// <summary>The code of the customer's currency; empty: the service's.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The balances below which the customer is notified, falling, in nanos.</summary>
    public IReadOnlyList<Int128> AlertNanos { get; init; } = [];

    /// <summary>How many of those balances were reported and not exceeded since.</summary>
    public int Alerted { get; init; }

    /// <summary>What usage that is still on its way to the database may cost.</summary>
    public Int128 HeldNanos { get; init; }

    /// <summary>Whether a grant has something left that it may not pay for usage of now any more.</summary>
    public bool HasEnded(DateTimeOffset now) => Grants.Exists(grant =>
        grant.RemainingNanos > 0
        && (grant.VoidedAt is not null || grant.ExpiresAt <= now - CreditLedger.ExpiryDelay));

    public Int128 OwedNanos => TotalCostNanos - CreditedNanos - SettledNanos;
}

/// <summary>Names the one entry about cost that consumed a grant, or came back to it, on a line in an hour.</summary>
internal readonly record struct CreditEntryKey(
    CustomerId Customer, Guid Grant, CreditEntryKind Kind, CreditLine? Line, DateTimeOffset Hour);

internal readonly record struct RemainingChange(CustomerId Customer, Guid Grant, Int128 Nanos);

/// <summary>An entry that is new, or by how much one that is there grows.</summary>
/// <param name="Nanos">How much; positive.</param>
/// <param name="At">The instant, or the hour of what consumed or came back.</param>
internal readonly record struct EntryChange(
    CustomerId Customer,
    long Seq,
    Guid Grant,
    CreditEntryKind Kind,
    CreditLine? Line,
    Int128 Nanos,
    DateTimeOffset At)
{
    /// <summary>What it was for; null: for usage.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the entry may be there already and then grows.</summary>
    public bool Grows => Kind is CreditEntryKind.Consume or CreditEntryKind.Restore;

    public CreditEntryKey Key => new(Customer, Grant, Kind, Line, At);
}

internal readonly record struct CreditedChange(CustomerId Customer, Int128 CreditedNanos, long Seq);

internal readonly record struct AlertedChange(CustomerId Customer, int Alerted);

internal sealed record CreditChanges(
    List<RemainingChange> Remaining, List<EntryChange> Added, List<CreditedChange> Credited)
{
    /// <summary>Customers whose balance was reported, or rose again.</summary>
    public List<AlertedChange> Alerted { get; } = [];

    public List<Alert> Alerts { get; } = [];
}
