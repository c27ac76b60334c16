namespace Payg.Storage.Model.Usage;

/// <summary>
/// Usage that was answered and cannot be charged: records of one customer, meter, price, quarter of an hour and reason.
/// What is rejected while the row is open is added to it, so rows are bounded by time, not by calls. No foreign keys:
/// what the records name may not exist.
/// </summary>
public sealed class RejectedUsageRow
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxTextLength = 500;

    /// <summary>The row's number, rising.</summary>
    public long Id { get; set; }

    /// <summary>The journal of the batch that made the row.</summary>
    public Guid JournalId { get; set; }

    /// <summary>That batch's segment in it.</summary>
    public long Segment { get; set; }

    /// <summary>Who is named as the customer.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>What is named as the meter.</summary>
    public int MeterId { get; set; }

    /// <summary>The price in force when it was used; 0 where the meter had none.</summary>
    public int PriceId { get; set; }

    /// <summary>The start of the quarter of an hour, in UTC.</summary>
    public DateTimeOffset Quarter { get; set; }

    /// <summary>The number of the API key; 0: none.</summary>
    public int ApiKey { get; set; }

    /// <summary>The dimensions, as JSON; empty: none.</summary>
    public string Dimensions { get; set; } = "";

    /// <summary>
    /// When the first of the records that made the row occurred; the row is priced as of this instant.
    /// </summary>
    public DateTimeOffset OccurredAt { get; set; }

    /// <summary>How many records.</summary>
    public long Records { get; set; }

    /// <summary>The sum of their quantities, in the meter's unit.</summary>
    public long Quantity { get; set; }

    /// <summary>Why: one of <see cref="Payg.Storage.Flush.RejectionReasons"/>.</summary>
    public required string Reason { get; set; }

    /// <summary>What exactly was wrong, for the operator.</summary>
    public required string Text { get; set; }

    /// <summary>When the row was made.</summary>
    public DateTimeOffset RejectedAt { get; set; }

    /// <summary>What became of it.</summary>
    public RejectedUsageState State { get; set; }

    /// <summary>When it was charged or written off; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>Which user did that; null while it is open.</summary>
    public Guid? ResolvedBy { get; set; }

    /// <summary>Why it was written off; null where it was not.</summary>
    public string? Note { get; set; }
}

/// <summary>What became of rejected usage.</summary>
public enum RejectedUsageState
{
    /// <summary>It waits for an operator.</summary>
    Open,

    /// <summary>It is on a usage line now.</summary>
    Charged,

    /// <summary>It is never charged.</summary>
    WrittenOff,
}
