using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Storage.Model.Credits;

namespace Payg.Storage.Credits;

internal static class CreditSql
{
    public const string GrantColumns = """
        id, kind, amount_units, amount_nanos, remaining_units, remaining_nanos, priority, effective_at, expires_at,
        voided_at, created_at, meters
        """;

    public const string RecurringColumns = """
        id, amount_units, amount_nanos, rollover_min_units, rollover_min_nanos, rollover_max_units, rollover_max_nanos,
        priority, expires_at, granted, rolled_over, next_at, meters, first_units, first_nanos
        """;

    public const string IsOpen = "(remaining_units > 0 OR remaining_nanos > 0)";

    /// <summary>What was consumed of each grant on each line and has not come back, the oldest first.</summary>
    public static string Recorded(string entries, string customers) => $"""
        SELECT customer_id, grant_id, month, meter_id, price_id,
            CAST(sum(CASE kind WHEN 'consume' THEN amount_units ELSE -amount_units END) AS bigint),
            CAST(sum(CASE kind WHEN 'consume' THEN amount_nanos ELSE -amount_nanos END) AS bigint)
        FROM {entries} WHERE {customers} AND kind IN ('consume', 'restore')
        GROUP BY customer_id, grant_id, month, meter_id, price_id
        ORDER BY max(CASE kind WHEN 'consume' THEN seq END)
        """;

    public static CreditGrant Grant(
        Guid id, string kind, Int128 amount, Int128 remaining, int priority, string? meters) =>
        new(id, CreditKinds.Parse(kind), amount)
        {
            RemainingNanos = remaining,
            Priority = priority,
            Meters = ReadMeters(meters),
        };

    public static CreditGrant ToGrant(this CreditGrantRow row) =>
        Grant(row.Id, row.Kind, row.AmountNanos, row.RemainingNanos, row.Priority, row.Meters) with
        {
            EffectiveAt = row.EffectiveAt,
            ExpiresAt = row.ExpiresAt,
            VoidedAt = row.VoidedAt,
            CreatedAt = row.CreatedAt,
        };

    /// <summary>The numbers of meters as a grant stores them; null: all.</summary>
    public static IReadOnlyList<MeterId>? ReadMeters(string? stored) => stored is null
        ? null
        : [.. stored.Split(' ').Select(id => new MeterId(int.Parse(id, CultureInfo.InvariantCulture)))];

    public static string? WriteMeters(IReadOnlyList<MeterId>? meters) => meters is null
        ? null
        : string.Join(' ', meters.Select(meter => meter.Value.ToString(CultureInfo.InvariantCulture)));

    public static RecurringCredit Recurring(Guid id, Int128 amount, Int128 least, Int128 most, string? meters) =>
        new(id, amount) { RolloverMinNanos = least, RolloverMaxNanos = most, Meters = ReadMeters(meters) };

    public static RecurringCredit ToCredit(this RecurringCreditRow row) =>
        Recurring(row.Id, row.AmountNanos, row.RolloverMinNanos, row.RolloverMaxNanos, row.Meters) with
        {
            FirstNanos = row.FirstNanos,
            Priority = row.Priority,
            ExpiresAt = row.ExpiresAt,
            Granted = row.Granted,
            RolledOver = row.RolledOver,
            NextAt = row.NextAt,
        };

    public static CreditLine? Line(int month, int meter, int price) => month == 0
        ? null
        : new CreditLine(BillingMonth.FromNumber(month), new MeterId(meter), new PriceId(price));

    public static CreditTake Take(Guid grant, CreditLine? line, long units, long nanos) =>
        new(grant, line, AmountParts.Join(units, nanos));
}
