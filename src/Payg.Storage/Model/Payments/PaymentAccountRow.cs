namespace Payg.Storage.Model.Payments;

/// <summary>What is known of how a customer pays: who they are at the provider, and when credit is bought.</summary>
public sealed class PaymentAccountRow
{
    /// <summary>The customer.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>What the provider calls the customer; null: it does not know them yet.</summary>
    public string? ProviderRef { get; set; }

    /// <summary>Whether credit is bought by itself.</summary>
    public bool IsAutoTopUp { get; set; }

    /// <summary>Credit is bought when the balance is below this, in minor units.</summary>
    public long ThresholdMinor { get; set; }

    /// <summary>Credit is bought in multiples of this, in minor units.</summary>
    public long IncrementMinor { get; set; }

    /// <summary>At most so much is bought by itself in a calendar month of UTC, in minor units.</summary>
    public long MonthlyMaxMinor { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A card that a customer saved at the provider. Its number is never here.</summary>
public sealed class PaymentMethodRow
{
    /// <summary>The longest name of a brand, in characters.</summary>
    public const int MaxBrandLength = 40;

    /// <summary>Whose it is.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>What the provider calls it.</summary>
    public required string ProviderRef { get; set; }

    /// <summary>The brand of the card, such as <c>visa</c>.</summary>
    public required string Brand { get; set; }

    /// <summary>The last four digits of the card.</summary>
    public required string Last4 { get; set; }

    /// <summary>The month in which the card expires, 1 to 12.</summary>
    public int ExpMonth { get; set; }

    /// <summary>The year in which the card expires.</summary>
    public int ExpYear { get; set; }

    /// <summary>When it was saved. The one that was saved last is charged.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>An event of the provider that was processed, so that it is processed once.</summary>
public sealed class PaymentEventRow
{
    /// <summary>What the provider calls it.</summary>
    public required string Id { get; set; }

    /// <summary>What happened.</summary>
    public required string Type { get; set; }

    /// <summary>When it was processed.</summary>
    public DateTimeOffset ReceivedAt { get; set; }
}
