namespace Payg.Storage.Model.Accounts;

/// <summary>
/// Something that a user should know about their account. Written with the change itself, shown in the portal, and
/// delivered later by whatever is set up for it.
/// </summary>
public sealed class NoticeRow
{
    /// <summary>The notice's number, rising.</summary>
    public long Id { get; set; }

    /// <summary>Whom it is for.</summary>
    public Guid UserId { get; set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>What happened: an action of the audit log, such as <c>login.new_device</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The address that it came from; null: not known.</summary>
    public string? Address { get; set; }

    /// <summary>The <c>User-Agent</c> that it came from; null: not known.</summary>
    public string? Client { get; set; }

    /// <summary>When it was delivered; null: it was not, yet.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }
}
