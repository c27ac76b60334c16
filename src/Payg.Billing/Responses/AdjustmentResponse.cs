using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Usage;

namespace Payg.Billing.Responses;

/// <summary>A correction that an operator made to a billing period.</summary>
/// <param name="Id">The adjustment's id.</param>
/// <param name="Month">The billing period, as yyyy-MM.</param>
/// <param name="Meter">The meter's key; null: it is money for the whole period.</param>
/// <param name="MeterName">What the meter is called where people read it; null: its key, or no meter.</param>
/// <param name="Method">The meter's HTTP method; null where there is no meter.</param>
/// <param name="Price">The number of the price whose line was adjusted; null: it is money.</param>
/// <param name="Quantity">Units that the line gained; less than 0: lost; null: it is money.</param>
/// <param name="Amount">What it added to the period's cost when it was made; less than 0: took off.</param>
/// <param name="Reason">Why.</param>
/// <param name="CreatedAt">When it was made.</param>
[Description("A correction that an operator made to a billing period.")]
public sealed record AdjustmentResponse(
    [property: Description("The adjustment's id.")]
    Guid Id,
    [property: Description("The billing period, as yyyy-MM.")]
    string Month,
    [property: Description("The meter's key; null: it is money for the whole period.")]
    string? Meter,
    [property: Description("What the meter is called where people read it; null: its key, or no meter.")]
    string? MeterName,
    [property: Description("The meter's HTTP method; null where there is no meter.")]
    string? Method,
    [property: Description("The number of the price whose line was adjusted; null: it is money.")]
    int? Price,
    [property: Description("Units that the line gained; less than 0: lost; null: it is money.")]
    long? Quantity,
    [property: Description("What it added to the period's cost when it was made; less than 0: took off.")]
    MoneyResponse Amount,
    [property: Description("Why.")]
    string Reason,
    [property: Description("When it was made.")]
    DateTimeOffset CreatedAt)
{
    /// <summary>The adjustment as the API shows it.</summary>
    /// <param name="row">The adjustment.</param>
    /// <param name="meters">The meters by their numbers, among them the one that the row names.</param>
    /// <param name="currency">What the customer is charged in.</param>
    public static AdjustmentResponse Of(
        UsageAdjustmentRow row, IReadOnlyDictionary<int, MeterRow> meters, Currency currency)
    {
        var meter = row.MeterId is { } id ? meters[id] : null;
        return new AdjustmentResponse(
            row.Id, BillingMonth.FromNumber(row.Month).ToString(), meter?.Key, meter?.Name, meter?.Method, row.PriceId,
            row.Quantity, MoneyResponse.Of(new Money(row.CostNanos, currency)), row.Reason, row.CreatedAt);
    }
}
