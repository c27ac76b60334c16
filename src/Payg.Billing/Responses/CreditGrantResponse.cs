using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Http.Responses;
using Payg.Storage.Model.Credits;

namespace Payg.Billing.Responses;

/// <summary>Credit that a customer was granted.</summary>
/// <param name="Id">The grant's id.</param>
/// <param name="Kind">promo, purchase, recurring, goodwill or refund_reversal.</param>
/// <param name="Status">scheduled, active, used, expired or voided.</param>
/// <param name="Amount">What was granted.</param>
/// <param name="Remaining">What is left of it.</param>
/// <param name="Priority">Credit of a lower priority is used first.</param>
/// <param name="EffectiveAt">From when on it pays for usage.</param>
/// <param name="ExpiresAt">Until when it pays for usage; null: without end.</param>
/// <param name="Meters">The keys of the meters that it pays for; null: all.</param>
/// <param name="Reference">What it was granted for; unique to the customer; null: nothing was given.</param>
/// <param name="CreatedAt">When it was granted.</param>
/// <param name="VoidedAt">When what was left of it was voided; null: it was not.</param>
[Description("Credit that a customer was granted.")]
public sealed record CreditGrantResponse(
    [property: Description("The grant's id.")]
    Guid Id,
    [property: Description("promo, purchase, recurring, goodwill or refund_reversal.")]
    string Kind,
    [property: Description("scheduled, active, used, expired or voided.")]
    string Status,
    [property: Description("What was granted.")]
    MoneyResponse Amount,
    [property: Description("What is left of it.")]
    MoneyResponse Remaining,
    [property: Description("Credit of a lower priority is used first.")]
    int Priority,
    [property: Description("From when on it pays for usage.")]
    DateTimeOffset EffectiveAt,
    [property: Description("Until when it pays for usage; null: without end.")]
    DateTimeOffset? ExpiresAt,
    [property: Description("The keys of the meters that it pays for; null: all.")]
    IReadOnlyList<string>? Meters,
    [property: Description("What it was granted for; unique to the customer; null: nothing was given.")]
    string? Reference,
    [property: Description("When it was granted.")]
    DateTimeOffset CreatedAt,
    [property: Description("When what was left of it was voided; null: it was not.")]
    DateTimeOffset? VoidedAt)
{
    /// <summary>The id of the recurring credit that it is a period of; null: of none.</summary>
    [Description("The id of the recurring credit that it is a period of; null: of none.")]
    public Guid? RecurringCredit { get; init; }

    /// <summary>Whether it is what carried over from the period before.</summary>
    [Description("Whether it is what carried over from the period before.")]
    public bool IsRollover { get; init; }

    /// <summary>The grant as the API shows it.</summary>
    /// <param name="row">The grant.</param>
    /// <param name="meters">The keys of meters by their numbers, those of the grant among them.</param>
    /// <param name="currency">The customer's currency.</param>
    /// <param name="now">The instant whose status is shown.</param>
    public static CreditGrantResponse Of(
        CreditGrantRow row, IReadOnlyDictionary<int, string> meters, Currency currency, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new CreditGrantResponse(
            row.Id, row.Kind, StatusOf(row, now), MoneyResponse.Of(new Money(row.AmountNanos, currency)),
            MoneyResponse.Of(new Money(row.RemainingNanos, currency)), row.Priority, row.EffectiveAt, row.ExpiresAt,
            row.MeterIds?.Select(id => meters[id]).ToArray(), row.Reference, row.CreatedAt, row.VoidedAt)
        {
            RecurringCredit = row.RecurringId,
            IsRollover = row.IsRollover,
        };
    }

    private static string StatusOf(CreditGrantRow row, DateTimeOffset now) => row switch
    {
        { VoidedAt: not null } => "voided",
        { ExpiresAt: { } end } when end <= now => "expired",
        _ when row.RemainingNanos == 0 => "used",
        _ when row.EffectiveAt > now => "scheduled",
        _ => "active",
    };
}
