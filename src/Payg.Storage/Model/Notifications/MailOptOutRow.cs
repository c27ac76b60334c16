namespace Payg.Storage.Model.Notifications;

/// <summary>An address that wants no alerts by e-mail.</summary>
public sealed class MailOptOutRow
{
    /// <summary>The address, in capitals.</summary>
    public required string Email { get; set; }

    /// <summary>When it unsubscribed.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
