namespace Payg.Storage.Model.Audit;

/// <summary>
/// Who did what, when, and what was before and after. Rows are added, never edited and never deleted: the database
/// refuses both. The address is a row of its own, which may be deleted.
/// </summary>
public sealed class AuditEntryRow
{
    /// <summary>Who runs the program. No user has this name: there is a space in it.</summary>
    public const string Operator = "payg operator";

    /// <summary>The entry's number, rising.</summary>
    public long Id { get; set; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>
    /// The user who did it; null: an unknown user, such as at a failed login, or the operator of the program.
    /// </summary>
    public Guid? ActorId { get; set; }

    /// <summary>The user's name at that time, or <c>payg operator</c> for the operator of the program.</summary>
    public string? ActorName { get; set; }

    /// <summary>What was done, such as <c>price.created</c>: at most <see cref="PaygContext.MaxAuditWord"/>.</summary>
    public required string Action { get; set; }

    /// <summary>What kind of thing it was done to, such as <c>price</c>.</summary>
    public required string SubjectKind { get; set; }

    /// <summary>Which thing it was done to.</summary>
    public required string SubjectId { get; set; }

    /// <summary>The customer whom it concerns; null: none, or an unknown one. It has no foreign key.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>What was there before, as JSON; null: nothing, or a secret.</summary>
    public string? Before { get; set; }

    /// <summary>What was there afterwards, as JSON; null: nothing, or a secret.</summary>
    public string? After { get; set; }

    /// <summary>Where the request came from; null: there was no request, or it is not kept any more.</summary>
    public AuditAddressRow? From { get; set; }

    /// <summary>The address of <see cref="From"/>.</summary>
    public string? Address
    {
        get => From?.Address;
        set => From = value is null ? null : new AuditAddressRow { Address = value };
    }
}

/// <summary>
/// The address of an entry in the audit log. It can be deleted when its time is over, and neither changed nor replaced:
/// the database refuses both.
/// </summary>
public sealed class AuditAddressRow
{
    /// <summary>The entry's number.</summary>
    public long EntryId { get; set; }

    /// <summary>The address.</summary>
    public required string Address { get; set; }
}
