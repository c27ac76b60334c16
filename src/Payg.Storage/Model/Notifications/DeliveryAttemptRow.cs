namespace Payg.Storage.Model.Notifications;

/// <summary>One attempt to send an event to an endpoint. Rows are added, and go with their delivery.</summary>
public sealed class DeliveryAttemptRow
{
    /// <summary>The delivery.</summary>
    public Guid DeliveryId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int DurationMs { get; set; }

    /// <summary>The status of the answer; null: none came.</summary>
    public int? Status { get; set; }

    /// <summary>The start of the answer; null: none came, or it was empty.</summary>
    public string? Response { get; set; }

    /// <summary>Why it failed; null: it did not.</summary>
    public string? Error { get; set; }
}
