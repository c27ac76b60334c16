namespace Payg.Storage.Model.Journals;

/// <summary>
/// Units of a usage line that a journal may admit calls for without asking. The numbers only rise, so that a message
/// that is lost, doubled or late harms nothing; what is out is what was granted, less what was used and returned.
/// Nothing is out to a journal that is closed.
/// </summary>
public sealed class LeaseRow
{
    /// <summary>The customer.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The journal that has the units.</summary>
    public Guid JournalId { get; set; }

    /// <summary>The line's meter.</summary>
    public int MeterId { get; set; }

    /// <summary>The line's billing period, as the number <c>yyyyMM</c>.</summary>
    public int Month { get; set; }

    /// <summary>The line's price.</summary>
    public int PriceId { get; set; }

    /// <summary>The API key whose calls alone may use the units, because it has a budget; 0: any call's.</summary>
    public int ApiKey { get; set; }

    /// <summary>Units that were granted.</summary>
    public long Granted { get; set; }

    /// <summary>Units that the journal's usage has taken.</summary>
    public long Used { get; set; }

    /// <summary>Units that the journal has given back.</summary>
    public long Returned { get; set; }

    /// <summary>Whether another journal needs what is not in use.</summary>
    public bool IsRecalled { get; set; }

    /// <summary>
    /// Until when calls may take of the units that are out; null: it was granted by a version that did not note it.
    /// </summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}
