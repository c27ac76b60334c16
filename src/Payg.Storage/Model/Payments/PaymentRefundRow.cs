using Payg.Core.Amounts;

namespace Payg.Storage.Model.Payments;

/// <summary>
/// Money of a payment that goes back. The credit that it bought is taken first, and given back should the refund fail.
/// </summary>
public sealed class PaymentRefundRow
{
    /// <summary>Who is paid back.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>The payment.</summary>
    public Guid PaymentId { get; set; }

    /// <summary>Why the money goes back.</summary>
    public RefundKind Kind { get; set; }

    /// <summary>How far it is.</summary>
    public RefundState State { get; set; }

    /// <summary>How much, in minor units of the payment.</summary>
    public long AmountMinor { get; set; }

    /// <summary>The whole units of the credit that was taken for it, rounded down.</summary>
    public long TakenUnits { get; set; }

    /// <summary>The rest of the credit that was taken for it, in nanos.</summary>
    public int TakenFraction { get; set; }

    /// <summary>What the provider calls it; null: not known yet.</summary>
    public string? ProviderRef { get; set; }

    /// <summary>Why, as the operator or the customer's bank says; null: nothing was said.</summary>
    public string? Reason { get; set; }

    /// <summary>Until when the operator can answer a dispute; null: there is nothing to answer.</summary>
    public DateTimeOffset? RespondBy { get; set; }

    /// <summary>The key that the request brought; null: none.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The credit that was taken for it, in nanos.</summary>
    public Int128 TakenNanos => AmountParts.Join(TakenUnits, TakenFraction);
}

/// <summary>Why money goes back.</summary>
public enum RefundKind : short
{
    /// <summary>An operator paid it back here.</summary>
    Refund = 0,

    /// <summary>It was paid back at the provider.</summary>
    External = 1,

    /// <summary>The customer disputes the payment.</summary>
    Dispute = 2,
}

/// <summary>How far a refund is.</summary>
public enum RefundState : short
{
    /// <summary>The provider may not know it yet.</summary>
    Created = 0,

    /// <summary>The money is on its way back.</summary>
    Succeeded = 1,

    /// <summary>The provider did not pay it back.</summary>
    Failed = 2,
}
