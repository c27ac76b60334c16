namespace Payg.Storage.Model.Notifications;

/// <summary>Where the operator's own systems receive events by HTTP.</summary>
public sealed class WebhookEndpointRow
{
    /// <summary>The longest <see cref="Url"/>, in characters.</summary>
    public const int MaxUrlLength = 500;

    /// <summary>The longest <see cref="Description"/>, in characters.</summary>
    public const int MaxDescriptionLength = 200;

    /// <summary>The longest <see cref="Types"/>, in characters.</summary>
    public const int MaxTypesLength = 2000;

    /// <summary>The longest encrypted secret, in characters.</summary>
    public const int MaxSecretLength = 500;

    /// <summary>The most endpoints.</summary>
    public const int MaxEndpoints = 50;

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>Where events are posted.</summary>
    public required string Url { get; set; }

    /// <summary>What it is for; null: nothing was noted.</summary>
    public string? Description { get; set; }

    /// <summary>The types of events that it receives, with a blank between them; empty: all.</summary>
    public string Types { get; set; } = "";

    /// <summary>The secret that signs what is sent, encrypted.</summary>
    public required string Secret { get; set; }

    /// <summary>The secret before the last rotation, encrypted; null: none signs besides.</summary>
    public string? PreviousSecret { get; set; }

    /// <summary>Until when the previous secret signs too.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when nothing is sent to it; null: it receives events.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Whether it was disabled because it answered 410 Gone.</summary>
    public bool IsGone { get; set; }

    /// <summary>
    /// Since when each attempt has failed; null: the last one succeeded, or none was made. Where it is disabled, it was
    /// for this, and not by an operator.
    /// </summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>When an attempt last failed; null: none did since it was created or enabled.</summary>
    public DateTimeOffset? LastFailedAt { get; set; }

    /// <summary>Whether it receives events of a type.</summary>
    public bool Receives(string type) =>
        Types.Length == 0 || Types.Split(' ').Contains(type, StringComparer.Ordinal);
}
