using Payg.Core.Amounts;

namespace Payg.Storage.Model.Credits;

/// <summary>
/// What happened to a grant of credit. Entries are added and never deleted; only the amount of one that usage consumed
/// or gave back grows, within its hour.
/// </summary>
public sealed class CreditEntryRow
{
    /// <summary>Whose credit it is.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The entry's number: from 1, without holes, for each customer.</summary>
    public long Seq { get; set; }

    /// <summary>The grant.</summary>
    public Guid GrantId { get; set; }

    /// <summary>What happened, such as <c>consume</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The whole units of how much, rounded down.</summary>
    public long AmountUnits { get; set; }

    /// <summary>The rest of how much, in nanos.</summary>
    public int AmountFraction { get; set; }

    /// <summary>When it was recorded; of what cost consumed or gave back, the hour.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The billing period of the usage line, as the number <c>yyyyMM</c>; 0: there is no line.</summary>
    public int Month { get; set; }

    /// <summary>The meter of the usage line; 0: there is no line.</summary>
    public int MeterId { get; set; }

    /// <summary>The price of the usage line; 0: there is no line.</summary>
    public int PriceId { get; set; }

    /// <summary>What it was for; null: for usage.</summary>
    public string? Reference { get; set; }

    /// <summary>How much, in nanos.</summary>
    public Int128 AmountNanos => AmountParts.Join(AmountUnits, AmountFraction);
}
