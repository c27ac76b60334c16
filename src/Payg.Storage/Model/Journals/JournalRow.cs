namespace Payg.Storage.Model.Journals;

/// <summary>A journal that usage came from, and how much of it is settled for good.</summary>
public sealed class JournalRow
{
    /// <summary>The longest name of a host, in characters.</summary>
    public const int MaxHostLength = 255;

    /// <summary>The journal's id.</summary>
    public Guid Id { get; set; }

    /// <summary>Every segment below this number was applied and deleted; its claim is forgotten.</summary>
    public long Floor { get; set; }

    /// <summary>When the journal last claimed a segment.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When its last segment was applied, after which it holds no leases; null: it may hold some.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Whether an operator closed it, because what it held of credit would not come back.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>When its process last reported; null: it has not.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>
    /// Until when nothing that its process has metered waits to be applied, by that process's clock; null: not known.
    /// </summary>
    public DateTimeOffset? CompleteUntil { get; set; }

    /// <summary>The host of its process; null: it has not reported.</summary>
    public string? Host { get; set; }

    /// <summary>Its segments that the ledger refused and that wait in a folder for an operator.</summary>
    public int SetAside { get; set; }
}

/// <summary>The claim on one journal segment: the segment was applied.</summary>
public sealed class JournalClaimRow
{
    /// <summary>The journal.</summary>
    public Guid JournalId { get; set; }

    /// <summary>The segment's number in it.</summary>
    public long Segment { get; set; }

    /// <summary>When it was applied.</summary>
    public DateTimeOffset AppliedAt { get; set; }
}
