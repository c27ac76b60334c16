namespace Payg.Storage.Model;

/// <summary>A journal that usage came from, and how much of it is settled for good.</summary>
public sealed class JournalRow
{
    /// <summary>The journal's id.</summary>
    public Guid Id { get; set; }

    /// <summary>Every segment below this number was applied and deleted; its claim is forgotten.</summary>
    public long Floor { get; set; }

    /// <summary>When the journal last claimed a segment.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When its last segment was applied, after which it holds no leases; null: it may hold some.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
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
