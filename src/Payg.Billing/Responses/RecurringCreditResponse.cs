using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Http.Responses;
using Payg.Storage.Model.Credits;

namespace Payg.Billing.Responses;

/// <summary>Credit that a customer is granted in each billing period.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">active, or ended: no other period is granted.</param>
/// <param name="Recurs">monthly: in each billing period of the customer.</param>
/// <param name="Amount">What is granted in each period.</param>
/// <param name="RolloverMin">At least so much carries over into the next period, even where less is left.</param>
/// <param name="RolloverMax">At most so much of what is left carries over into the next period.</param>
/// <param name="Priority">Credit of a lower priority is used first.</param>
/// <param name="EffectiveAt">When its first period begins.</param>
/// <param name="ExpiresAt">When its last period ends at the latest; null: it goes on until it is ended.</param>
/// <param name="NextAt">When the next period is granted; null: never.</param>
/// <param name="Meters">The keys of the meters that it pays for; null: all.</param>
/// <param name="Reference">What it is granted for; unique to the customer; null: nothing was given.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="EndedAt">When an operator ended it; null: nobody did.</param>
[Description("Credit that a customer is granted in each billing period.")]
public sealed record RecurringCreditResponse(
    [property: Description("Its id.")]
    Guid Id,
    [property: Description("active, or ended: no other period is granted.")]
    string Status,
    [property: Description("monthly: in each billing period of the customer.")]
    string Recurs,
    [property: Description("What is granted in each period.")]
    MoneyResponse Amount,
    [property: Description("At least so much carries over into the next period, even where less is left.")]
    MoneyResponse RolloverMin,
    [property: Description("At most so much of what is left carries over into the next period.")]
    MoneyResponse RolloverMax,
    [property: Description("Credit of a lower priority is used first.")]
    int Priority,
    [property: Description("When its first period begins.")]
    DateTimeOffset EffectiveAt,
    [property: Description("When its last period ends at the latest; null: it goes on until it is ended.")]
    DateTimeOffset? ExpiresAt,
    [property: Description("When the next period is granted; null: never.")]
    DateTimeOffset? NextAt,
    [property: Description("The keys of the meters that it pays for; null: all.")]
    IReadOnlyList<string>? Meters,
    [property: Description("What it is granted for; unique to the customer; null: nothing was given.")]
    string? Reference,
    [property: Description("When it was created.")]
    DateTimeOffset CreatedAt,
    [property: Description("When an operator ended it; null: nobody did.")]
    DateTimeOffset? EndedAt)
{
    /// <summary>How often credit recurs.</summary>
    public const string Monthly = "monthly";

    /// <summary>The recurring credit as the API shows it.</summary>
    /// <param name="row">The recurring credit.</param>
    /// <param name="meters">The keys of meters by their numbers, those of the credit among them.</param>
    /// <param name="currency">The customer's currency.</param>
    public static RecurringCreditResponse Of(
        RecurringCreditRow row, IReadOnlyDictionary<int, string> meters, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(row);
        MoneyResponse Show(Int128 nanos) => MoneyResponse.Of(new Money(nanos, currency));
        return new RecurringCreditResponse(
            row.Id, row.NextAt is null ? "ended" : "active", Monthly, Show(row.AmountNanos),
            Show(row.RolloverMinNanos), Show(row.RolloverMaxNanos), row.Priority, row.EffectiveAt, row.ExpiresAt,
            row.NextAt, row.MeterIds?.Select(id => meters[id]).ToArray(), row.Reference, row.CreatedAt, row.EndedAt);
    }
}
