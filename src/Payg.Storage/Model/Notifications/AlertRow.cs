namespace Payg.Storage.Model.Notifications;

/// <summary>
/// Something that a customer and the operator are to be notified of, stored by the transaction that caused it: the
/// outbox of notifications. Never changed.
/// </summary>
public sealed class AlertRow
{
    /// <summary>The customer of what is about none.</summary>
    public static readonly Guid NoCustomer = Guid.Empty;

    /// <summary>The longest name of a type, in characters.</summary>
    public const int MaxTypeLength = 64;

    /// <summary>The longest key, in characters.</summary>
    public const int MaxKeyLength = 200;

    /// <summary>The longest data, in characters.</summary>
    public const int MaxDataLength = 4000;

    /// <summary>Its number: alerts of one customer rise in the order in which they happened.</summary>
    public long Id { get; set; }

    /// <summary>Whom it is about; <see cref="NoCustomer"/>: nobody.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>What happened, such as <c>usage.alert</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Names what happened: the same is stored once.</summary>
    public required string Key { get; set; }

    /// <summary>What is known about it, a JSON object.</summary>
    public required string Data { get; set; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
