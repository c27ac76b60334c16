using Payg.Core.Amounts;

namespace Payg.Storage.Model.Usage;

/// <summary>
/// A correction that an operator made to what a customer is charged: units of a usage line, or money for a billing
/// period. Rows are added, never edited; a mistake is taken back by another row.
/// </summary>
public sealed class UsageAdjustmentRow
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>The longest idempotency key, in characters.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>Who is charged.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The adjustment's id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>The billing period, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>The meter of the line; null: money for the period as a whole.</summary>
    public int? MeterId { get; set; }

    /// <summary>The price of the line; null: money.</summary>
    public int? PriceId { get; set; }

    /// <summary>Units that the line gained; negative: lost. Null: money.</summary>
    public long? Quantity { get; set; }

    /// <summary>The whole units of currency that the period's cost gained, rounded down.</summary>
    public long CostUnits { get; set; }

    /// <summary>The rest of what the period's cost gained, in nanos: 0 to 999,999,999.</summary>
    public int CostFraction { get; set; }

    /// <summary>Why, as the customer reads it.</summary>
    public required string Reason { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The key that the request brought; null: none. The same key again adds nothing.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>What the period's cost gained, in nanos; of units, as they were rated then.</summary>
    public Int128 CostNanos => AmountParts.Join(CostUnits, CostFraction);
}
