namespace Payg.Storage.Model.Notifications;

/// <summary>
/// Something to send to one receiver, at least once: stored by the transaction that caused it, attempted until it is
/// accepted or the schedule ends.
/// </summary>
public sealed class DeliveryRow
{
    /// <summary>The longest <see cref="MessageId"/>, in characters.</summary>
    public const int MaxMessageIdLength = 64;

    /// <summary>The longest <see cref="Recipient"/>, in characters.</summary>
    public const int MaxRecipientLength = 254;

    /// <summary>The longest <see cref="Content"/>, in characters.</summary>
    public const int MaxContentLength = 8000;

    /// <summary>The longest <see cref="Response"/>, in characters.</summary>
    public const int MaxResponseLength = 1000;

    /// <summary>The longest <see cref="Error"/>, in characters.</summary>
    public const int MaxErrorLength = 300;

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>How it is sent.</summary>
    public DeliveryChannel Channel { get; set; }

    /// <summary>The endpoint of a webhook; null: another channel.</summary>
    public Guid? EndpointId { get; set; }

    /// <summary>The alert that it is about; null: none, as for a test.</summary>
    public long? AlertId { get; set; }

    /// <summary>What the receiver knows it by, the same for all attempts and replays.</summary>
    public required string MessageId { get; set; }

    /// <summary>The type of the event, or the template of a mail.</summary>
    public required string Type { get; set; }

    /// <summary>The address of a mail; null: another channel.</summary>
    public string? Recipient { get; set; }

    /// <summary>What a mail is filled with, encrypted until it is sent; null: nothing, or it was sent.</summary>
    public string? Content { get; set; }

    /// <summary>What became of it.</summary>
    public DeliveryState State { get; set; }

    /// <summary>How many attempts ended.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// When the next attempt is due; while one is under way, when it is given up; null: none.
    /// </summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When the last attempt ended; null: none did.</summary>
    public DateTimeOffset? LastAttemptAt { get; set; }

    /// <summary>How long the last attempt took, in milliseconds.</summary>
    public int? DurationMs { get; set; }

    /// <summary>The status of the last answer; null: none came.</summary>
    public int? Status { get; set; }

    /// <summary>The start of the last answer; null: none came, or it was empty.</summary>
    public string? Response { get; set; }

    /// <summary>Why the last attempt failed; null: it did not.</summary>
    public string? Error { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>How something is sent.</summary>
public enum DeliveryChannel : short
{
    /// <summary>By HTTP, to an endpoint of the operator.</summary>
    Webhook = 0,

    /// <summary>By e-mail.</summary>
    Mail = 1,
}

/// <summary>What became of a delivery.</summary>
public enum DeliveryState : short
{
    /// <summary>An attempt is due, or under way.</summary>
    Pending = 0,

    /// <summary>The receiver accepted it.</summary>
    Delivered = 1,

    /// <summary>It was given up.</summary>
    Failed = 2,
}
