using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Http.Responses;
using Payg.Service.Http;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Charges;

/// <summary>When credit is bought by itself.</summary>
/// <param name="IsEnabled">Whether it is.</param>
/// <param name="Threshold">It is bought when the balance is below this, a decimal; 0 or more.</param>
/// <param name="Increment">It is bought in multiples of this, a decimal; more than 0.</param>
/// <param name="MonthlyMax">At most so much is bought in a calendar month of UTC, a decimal.</param>
internal sealed record AutoTopUpRequest(bool IsEnabled, string Threshold, string Increment, string MonthlyMax)
{
    public static WantedAutoTopUp Read(
        RequestFields fields, FieldErrors errors, MinorUnit unit, long minNanos, long maxNanos)
    {
        fields.ExpectOnly("is_enabled", "threshold", "increment", "monthly_max");
        fields.Require("is_enabled");
        var isEnabled = fields.Flag("is_enabled");
        var threshold = Amount("threshold", 0, maxNanos);
        var increment = Amount("increment", minNanos, maxNanos);
        var monthly = Amount("monthly_max", increment ?? 0, 1_000_000 * Money.NanosPerUnit);
        return new WantedAutoTopUp(
            isEnabled, (threshold ?? 0) / unit.Nanos, (increment ?? 0) / unit.Nanos, (monthly ?? 0) / unit.Nanos);

        long? Amount(string name, long min, long max)
        {
            fields.Require(name);
            var nanos = fields.Nanos(name, errors);
            if ((nanos < min || nanos > max || nanos % unit.Nanos != 0) && !errors.Has(name))
            {
                errors.Add(name, $"Use {Money.FormatNanos(min)} to {Money.FormatNanos(max)}, with at most "
                    + $"{unit.Digits} digits after the point.");
            }

            return nanos;
        }
    }
}

internal sealed record WantedAutoTopUp(
    bool IsEnabled, long ThresholdMinor, long IncrementMinor, long MonthlyMaxMinor);

[Description("When credit is bought by itself, with the card that was saved last.")]
internal sealed record AutoTopUpResponse(
    [property: Description("Whether it is.")]
    bool IsEnabled,
    [property: Description("It is bought when the balance is below this; null: it was never set.")]
    MoneyResponse? Threshold,
    [property: Description("It is bought in multiples of this; null: it was never set.")]
    MoneyResponse? Increment,
    [property: Description("At most so much is bought in a calendar month of UTC; null: it was never set.")]
    MoneyResponse? MonthlyMax)
{
    public static AutoTopUpResponse Of(PaymentAccountRow? account, Currency currency)
    {
        if (account is not { IncrementMinor: > 0 })
            return new AutoTopUpResponse(IsEnabled: false, null, null, null);
        var unit = MinorUnit.Of(currency);
        return new AutoTopUpResponse(
            account.IsAutoTopUp, Show(account.ThresholdMinor), Show(account.IncrementMinor),
            Show(account.MonthlyMaxMinor));

        MoneyResponse Show(long minor) => new(unit.Format(minor), currency.Code);
    }
}
