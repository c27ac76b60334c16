using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Storage.Leases;
using Payg.Storage.Model.Journals;

namespace Payg.Service.Admin.Journals;

/// <summary>A journal, and what it holds of customers' credit.</summary>
/// <param name="Id">The journal's id. Each process has its own.</param>
/// <param name="State">
/// live: its process has reported or flushed within the last minute; silent: it has not; closed: its last segment was
/// applied; abandoned: an operator closed it.
/// </param>
/// <param name="Host">The host of its process; null: it has never reported.</param>
/// <param name="OpenedAt">When it was opened; null: unknown.</param>
/// <param name="FlushedAt">When it last flushed usage; before its first flush, when it became known.</param>
/// <param name="SeenAt">When its process last reported, which it does every ten seconds; null: never.</param>
/// <param name="ClosedAt">When it was closed; null: it is open.</param>
/// <param name="SetAside">
/// Its segments that were refused and wait in the folder set-aside of its directory. It stays open until they are
/// applied, or until it is abandoned.
/// </param>
/// <param name="Customers">Customers of whose lines units are out to it.</param>
/// <param name="Meters">Meters of whose lines units are out to it.</param>
/// <param name="Units">Units that are out to it.</param>
/// <param name="Held">
/// What these may cost, by currency; null: more than 1,000 leases are on the page, see the list of leases.
/// </param>
internal sealed record JournalResponse(
    Guid Id,
    string State,
    string? Host,
    DateTimeOffset? OpenedAt,
    DateTimeOffset FlushedAt,
    DateTimeOffset? SeenAt,
    DateTimeOffset? ClosedAt,
    int SetAside,
    int Customers,
    int Meters,
    long Units,
    IReadOnlyList<MoneyResponse>? Held)
{
    public static JournalResponse Of(JournalRow row, JournalHolding holding, DateTimeOffset now) => new(
        row.Id, StateOf(row, now), row.Host, OpenedAtOf(row.Id), row.UpdatedAt, row.SeenAt, row.ClosedAt, row.SetAside,
        holding.Customers, holding.Meters, holding.Units, holding.Held);

    public static string StateOf(JournalRow row, DateTimeOffset now)
    {
        if (row.ClosedAt is not null)
            return row.IsAbandoned ? "abandoned" : "closed";
        return JournalAbandonment.LastSeen(row) >= now - JournalAbandonment.InUseFor ? "live" : "silent";
    }

    /// <summary>A journal's id has the time at which it was opened, where it is a version 7 UUID.</summary>
    private static DateTimeOffset? OpenedAtOf(Guid id)
    {
        if (id.Version != 7)
            return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        foreach (var part in bytes[..6])
            milliseconds = (milliseconds << 8) | part;
        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }
}

/// <param name="Held">What these may cost, by currency; null: not calculated.</param>
internal sealed record JournalHolding(int Customers, int Meters, long Units, IReadOnlyList<MoneyResponse>? Held)
{
    public static JournalHolding None { get; } = new(0, 0, 0, []);
}

/// <summary>Units of a customer's usage line that a journal may admit calls for.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name; null where the customer does not exist.</param>
/// <param name="Month">The billing period of the line, as yyyy-MM.</param>
/// <param name="Meter">The key of the line's meter; null where the meter does not exist.</param>
/// <param name="Price">The number of the line's price.</param>
/// <param name="ForOneKey">Whether the units are for the calls of one API key, which has a budget.</param>
/// <param name="Journal">The journal.</param>
/// <param name="Granted">Units that the journal was granted since it began.</param>
/// <param name="Used">Units that its flushed usage has taken.</param>
/// <param name="Returned">Units that it has given back.</param>
/// <param name="Outstanding">Units that are out: granted, less used and returned; never less than 0.</param>
/// <param name="Held">What the outstanding units may cost if they are used next.</param>
/// <param name="IsRecalled">Whether another journal has asked for what is not in use.</param>
/// <param name="UpdatedAt">When it last changed.</param>
internal sealed record LeaseResponse(
    Guid CustomerId,
    string? CustomerName,
    string Month,
    string? Meter,
    int Price,
    bool ForOneKey,
    Guid Journal,
    long Granted,
    long Used,
    long Returned,
    long Outstanding,
    MoneyResponse Held,
    bool IsRecalled,
    DateTimeOffset UpdatedAt)
{
    public static LeaseResponse Of(LeaseRow row, Money held, string? customer, string? meter) => new(
        row.CustomerId, customer, BillingMonth.FromNumber(row.Month).ToString(), meter, row.PriceId,
        row.ApiKey != 0, row.JournalId,
        row.Granted, row.Used, row.Returned, OutstandingOf(row), MoneyResponse.Of(held), row.IsRecalled,
        row.UpdatedAt);

    public static long OutstandingOf(LeaseRow row) => Math.Max(0, row.Granted - row.Used - row.Returned);
}

/// <summary>A journal that was closed by an operator, and what that has freed.</summary>
/// <param name="Id">The journal's id.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Customers">Customers of whose lines units were out to it.</param>
/// <param name="Units">Units that were out to it.</param>
internal sealed record AbandonedJournalResponse(Guid Id, DateTimeOffset ClosedAt, int Customers, long Units);
