using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Payg.Storage.Retention;

namespace Payg.Service.Audit;

internal sealed class RetentionOptions : IValidatableObject
{
    public const string Section = "Payg:Retention";

    /// <summary>
    /// Usage by the hour is kept for so many days at least: the billing period and the one before it, in any time zone,
    /// and the 92 days of which customers see their balance.
    /// </summary>
    public const int MinHours = 100;

    /// <summary>
    /// For how many days the audit log keeps from which address something was done; 365 by default, 0 is for good. The
    /// entries themselves stay as long as <c>Audit</c> says.
    /// </summary>
    [Range(0, 36_500)]
    public int AuditAddresses { get; set; } = 365;

    /// <summary>
    /// For how many days alerts and events are kept; 0, the default, is for good. Those that are still to be delivered
    /// stay longer.
    /// </summary>
    [Range(0, 36_500)]
    public int Alerts { get; set; }

    /// <summary>
    /// For how many days usage by the hour is kept, at least 100; 0, the default, is for good. Whole months of UTC are
    /// dropped. What is billed stays: usage lines, monthly sums, invoices and credits.
    /// </summary>
    [Range(0, 36_500)]
    public int Hours { get; set; }

    /// <summary>
    /// For how many days entries of the audit log are kept, at least 90; 0, the default, is for good.
    /// </summary>
    [Range(0, 36_500)]
    public int Audit { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Hours is > 0 and < MinHours)
        {
            yield return new ValidationResult(
                AtLeast(MinHours, "bills, balances and budgets need the usage of that time"), [nameof(Hours)]);
        }

        if (Audit is > 0 and < AuditRetention.MinDays)
        {
            yield return new ValidationResult(
                AtLeast(AuditRetention.MinDays, "the database refuses to delete younger entries"), [nameof(Audit)]);
        }
    }

    private static string AtLeast(int days, string why) =>
        string.Create(CultureInfo.InvariantCulture, $"It must be 0 (for good) or at least {days} days: {why}.");
}
