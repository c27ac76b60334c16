namespace Payg.Storage.Model.Notifications;

/// <summary>
/// An alert of which deliveries are still to be made. The database adds it with the alert, whichever statement stores
/// that, and the dispatcher deletes it in the transaction that adds the deliveries.
/// </summary>
public sealed class QueuedAlertRow
{
    /// <summary>The alert.</summary>
    public long AlertId { get; set; }
}
