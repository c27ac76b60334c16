using System.ComponentModel.DataAnnotations;
using Payg.Core.Amounts;

namespace Payg.Service.Payments.Terms;

internal sealed class PaymentOptions : IValidatableObject
{
    public const string Section = "Payg:Payments";

    /// <summary>The least credit that a customer may buy at once, in their currency; <c>5</c> by default.</summary>
    [Required]
    public string MinTopUp { get; set; } = "5";

    /// <summary>The most credit that a customer may buy at once, in their currency; <c>10000</c> by default.</summary>
    [Required]
    public string MaxTopUp { get; set; } = "10000";

    /// <summary>
    /// How often in an hour a customer's credit may be bought by itself, whether it succeeds or not; 4 by default.
    /// After a failure it is tried once an hour, and three times a day.
    /// </summary>
    [Range(1, 60)]
    public int AutoTopUpsPerHour { get; set; } = 4;

    /// <summary>
    /// Whether an issued invoice is charged to the card that the customer saved; true by default. Customers without one
    /// pay by the link in the portal.
    /// </summary>
    public bool ChargeInvoices { get; set; } = true;

    /// <summary>
    /// What becomes of a customer whose invoice could not be charged by the last attempt: <c>Nothing</c>, or
    /// <c>Disable</c>, their tokens are refused until the invoice is settled, or an operator enables them.
    /// <c>Nothing</c> by default.
    /// </summary>
    [EnumDataType(typeof(AfterDunning))]
    public AfterDunning AfterDunning { get; set; }

    internal long MinTopUpNanos => Money.TryParseNanos(MinTopUp, out var nanos) ? nanos : 0;

    internal long MaxTopUpNanos => Money.TryParseNanos(MaxTopUp, out var nanos) ? nanos : 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsAmount(MinTopUp))
            yield return new ValidationResult("It must be an amount of more than 0, such as 5.", [nameof(MinTopUp)]);
        if (!IsAmount(MaxTopUp))
            yield return new ValidationResult("It must be an amount of up to 1000000.", [nameof(MaxTopUp)]);
        else if (MaxTopUpNanos < MinTopUpNanos)
            yield return new ValidationResult("It must not be below MinTopUp.", [nameof(MaxTopUp)]);
    }

    private static bool IsAmount(string? text) =>
        Money.TryParseNanos(text, out var nanos) && nanos is > 0 and <= 1_000_000 * Money.NanosPerUnit;
}

internal enum AfterDunning
{
    Nothing,
    Disable,
}
