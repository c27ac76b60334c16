using Payg.Core.Amounts;
using Payg.Core.Payments;

namespace Payg.Storage.Model.Payments;

/// <summary>
/// Money that a customer pays. The row is stored before the provider is asked for anything, so that no charge is
/// without one.
/// </summary>
public sealed class PaymentRow
{
    /// <summary>The longest reference, in characters.</summary>
    public const int MaxReferenceLength = 255;

    /// <summary>The longest idempotency key, in characters.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>The longest code of a failure, in characters.</summary>
    public const int MaxCodeLength = 100;

    /// <summary>The longest words about a failure, in characters.</summary>
    public const int MaxTextLength = 500;

    /// <summary>The longest address, in characters.</summary>
    public const int MaxUrlLength = 4000;

    /// <summary>Who pays.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>What is paid.</summary>
    public PaymentPurpose Purpose { get; set; }

    /// <summary>The invoice that is paid; null: credit is bought.</summary>
    public Guid? InvoiceId { get; set; }

    /// <summary>How much, in minor units; more than 0.</summary>
    public long AmountMinor { get; set; }

    /// <summary>How many fraction digits the amount has.</summary>
    public short MinorDigits { get; set; }

    /// <summary>The ISO 4217 code of its currency.</summary>
    public required string Currency { get; set; }

    /// <summary>By whom it is collected.</summary>
    public PaymentProvider Provider { get; set; }

    /// <summary>How far it is.</summary>
    public ChargeState State { get; set; }

    /// <summary>How often the provider was asked to charge: 1 for the first time.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The saved method that is charged; null: the customer chooses one on the provider's page.</summary>
    public Guid? MethodId { get; set; }

    /// <summary>What the provider calls it; null: not known yet.</summary>
    public string? ProviderRef { get; set; }

    /// <summary>What the provider calls the charge, which refunds and disputes name; null: not known yet.</summary>
    public string? ChargeRef { get; set; }

    /// <summary>How much was paid back, in minor units.</summary>
    public long RefundedMinor { get; set; }

    /// <summary>The code of the last failure; null: it has not failed.</summary>
    public string? FailureCode { get; set; }

    /// <summary>The last failure in words; null: it has not failed.</summary>
    public string? FailureText { get; set; }

    /// <summary>The provider's page on which the customer pays; null: there is nothing to do for them.</summary>
    public string? CheckoutUrl { get; set; }

    /// <summary>When it is tried again; null: never.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>The key that the request brought; null: none.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>What identifies a bank transfer, such as its text; null: another kind of payment.</summary>
    public string? Reference { get; set; }

    /// <summary>The credit that was granted for it; null: none.</summary>
    public Guid? GrantId { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When the money was received; null: it was not.</summary>
    public DateTimeOffset? SucceededAt { get; set; }

    /// <summary>The minor unit of its amounts.</summary>
    public MinorUnit Unit => new(MinorDigits);

    /// <summary>The key under which the provider knows this attempt: the same key is charged once.</summary>
    public string ProviderKey => $"{Id:N}-{Attempt}";
}

/// <summary>What is paid. The names are part of the API, in snake case.</summary>
public enum PaymentPurpose : short
{
    /// <summary>An invoice.</summary>
    Invoice = 0,

    /// <summary>Credit that the customer buys.</summary>
    TopUp = 1,

    /// <summary>Credit that is bought by itself when the balance is low.</summary>
    AutoTopUp = 2,
}

/// <summary>By whom payments are collected. The names are part of the API, in snake case.</summary>
public enum PaymentProvider : short
{
    /// <summary>The operator, who records bank transfers and the like.</summary>
    Manual = 0,

    /// <summary>Stripe.</summary>
    Stripe = 1,
}
