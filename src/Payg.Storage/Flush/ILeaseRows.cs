using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Storage.Flush;

/// <summary>The statements about leases in a flush transaction. One implementation for each database.</summary>
internal interface ILeaseRows
{
    /// <summary>Makes sure that the journal is known; false when it is closed.</summary>
    Task<bool> OpenJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Closes the journal, and removes its leases.</summary>
    Task CloseJournalAsync(Guid journal, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What customers, who are locked, may spend.</summary>
    Task<IReadOnlyDictionary<CustomerId, StoredAccount>> ReadAccountsAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    /// <summary>The leases of customers, who are locked, whose journals are not closed.</summary>
    Task<ILookup<CustomerId, StoredLease>> ReadLeasesAsync(
        IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken);

    /// <summary>Lines of the journal whose units others need.</summary>
    Task<IReadOnlyList<LeaseLine>> ReadRecalledAsync(Guid journal, CancellationToken cancellationToken);

    /// <summary>Stores leases as they are now.</summary>
    Task WriteLeasesAsync(
        IReadOnlyList<StoredLease> leases, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a customer may spend.</summary>
/// <param name="IsLimited">Whether calls need a lease.</param>
/// <param name="LimitNanos">What they may owe beyond their credits.</param>
/// <param name="OwedNanos">What they owe.</param>
internal sealed record StoredAccount(bool IsLimited, Int128 LimitNanos, Int128 OwedNanos)
{
    /// <summary>Credits of which something remains, whenever they are valid.</summary>
    public List<CreditLeft> Credits { get; } = [];

    /// <summary>What the customer may spend at an instant.</summary>
    public CreditRoom RoomAt(DateTimeOffset at)
    {
        var valid = Credits.FindAll(credit => credit.IsValidAt(at));
        var general = valid.Where(credit => credit.Meters is null)
            .Aggregate(LimitNanos - OwedNanos, (sum, credit) => checked(sum + credit.RemainingNanos));
        return new CreditRoom(general,
        [
            .. valid.Where(credit => credit.Meters is not null)
                .Select(credit => new MeterCredit(credit.RemainingNanos, credit.Meters!)),
        ]);
    }

    /// <summary>All credits that are valid at an instant, less what is owed.</summary>
    public Int128 BalanceAt(DateTimeOffset at) => Credits.Where(credit => credit.IsValidAt(at))
        .Aggregate(-OwedNanos, (sum, credit) => checked(sum + credit.RemainingNanos));

    /// <summary>The first instant after the given one at which some credit for the meter ends.</summary>
    public DateTimeOffset EndOfCredit(MeterId meter, DateTimeOffset at) => Credits
        .Where(credit => credit.IsValidAt(at) && credit.IsFor(meter) && credit.ExpiresAt is not null)
        .Select(credit => credit.ExpiresAt!.Value)
        .DefaultIfEmpty(DateTimeOffset.MaxValue)
        .Min();
}

/// <summary>What remains of a credit.</summary>
/// <param name="RemainingNanos">How much.</param>
/// <param name="EffectiveAt">From when on it is valid.</param>
/// <param name="ExpiresAt">Until when it is valid; null: without end.</param>
/// <param name="Meters">The meters that it pays for; null: all.</param>
internal sealed record CreditLeft(
    Int128 RemainingNanos, DateTimeOffset EffectiveAt, DateTimeOffset? ExpiresAt, IReadOnlySet<MeterId>? Meters)
{
    /// <summary>Whether it pays for usage at the instant.</summary>
    public bool IsValidAt(DateTimeOffset at) => EffectiveAt <= at && (ExpiresAt is null || ExpiresAt > at);

    /// <summary>Whether it pays for the meter.</summary>
    public bool IsFor(MeterId meter) => Meters is null || Meters.Contains(meter);

    /// <summary>The meters of a stored list: numbers with a blank between them.</summary>
    public static IReadOnlySet<MeterId>? MetersOf(string? text) => text?
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(number => new MeterId(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)))
        .ToHashSet();
}

/// <summary>Units of a usage line that a journal was granted, used and gave back.</summary>
internal sealed record StoredLease(LeaseLine Line, Guid Journal)
{
    /// <summary>Units that were granted.</summary>
    public long Granted { get; init; }

    /// <summary>Units that the journal's usage has taken.</summary>
    public long Used { get; init; }

    /// <summary>Units that the journal has given back.</summary>
    public long Returned { get; init; }

    /// <summary>Whether another journal needs what is not in use.</summary>
    public bool IsRecalled { get; init; }

    /// <summary>Units that are out. Never negative: what was used beyond the lease is no debt of the journal.</summary>
    public long Out => Math.Max(0, Granted - Used - Returned);
}
