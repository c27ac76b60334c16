using Payg.Core.Amounts;

namespace Payg.Storage.Model;

/// <summary>A customer: who is charged.</summary>
public sealed class CustomerRow
{
    /// <summary>The time zone of a customer who has not chosen one.</summary>
    public const string DefaultTimeZone = "UTC";

    /// <summary>The customer's id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>What to call the customer: the name of the user who registered.</summary>
    public required string Name { get; set; }

    /// <summary>
    /// The IANA name of the time zone whose calendar months are the first billing periods; changes are rows of their
    /// own (<see cref="CustomerZoneRow"/>).
    /// </summary>
    public string TimeZone { get; set; } = DefaultTimeZone;

    /// <summary>
    /// The ISO 4217 code of what the customer is charged in, chosen when the customer is made; empty: the service's,
    /// which is stored at its next start.
    /// </summary>
    public string Currency { get; set; } = "";

    /// <summary>The whole units of currency of the all-time spend, rounded down.</summary>
    public long TotalCostUnits { get; set; }

    /// <summary>The rest of the all-time spend, in nanos: 0 to 999,999,999.</summary>
    public int TotalCostFraction { get; set; }

    /// <summary>When the customer registered.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From this instant on the customer's tokens are refused; null: they are not.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>
    /// When the customer was last disabled or enabled, or given another rate limit, which caches of tokens follow.
    /// </summary>
    public DateTimeOffset? AccessChangedAt { get; set; }

    /// <summary>The all-time spend, in nanos: the sum of the customer's usage lines.</summary>
    public Int128 TotalCostNanos => AmountParts.Join(TotalCostUnits, TotalCostFraction);
}
