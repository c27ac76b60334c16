namespace Payg.Storage.Model.Payments;

/// <summary>
/// Something that an event of the provider leaves open, and that the provider is asked about afterwards. The row goes
/// in the transaction that stores the answer.
/// </summary>
public sealed class PaymentCheckRow
{
    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>Whom it is about.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>What is asked.</summary>
    public PaymentCheckKind Kind { get; set; }

    /// <summary>The payment; null: a saved card.</summary>
    public Guid? PaymentId { get; set; }

    /// <summary>What the provider calls the page on which a card was saved; null: a payment.</summary>
    public string? SetupRef { get; set; }

    /// <summary>How often the provider was asked.</summary>
    public int Attempts { get; set; }

    /// <summary>When the provider is asked next.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>When the event came.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>What the provider is asked.</summary>
public enum PaymentCheckKind : short
{
    /// <summary>How far a payment is.</summary>
    Outcome = 0,

    /// <summary>How much of a payment was paid back.</summary>
    Refunded = 1,

    /// <summary>Which card was saved.</summary>
    Card = 2,
}
