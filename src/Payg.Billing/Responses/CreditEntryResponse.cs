using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Http.Responses;
using Payg.Storage.Model.Credits;

namespace Payg.Billing.Responses;

/// <summary>What happened to a grant of credit.</summary>
/// <param name="Seq">The entry's number: 1, 2, 3 and so on for each customer.</param>
/// <param name="Grant">The grant's id.</param>
/// <param name="Kind">grant, consume, restore, expire, void or refund.</param>
/// <param name="Amount">How much, always positive: the kind says in which direction.</param>
/// <param name="At">When it was recorded; of usage that consumed or gave back credit, the hour.</param>
/// <param name="Month">The billing period of the usage, as yyyy-MM; null: not of usage.</param>
/// <param name="Meter">The key of the meter of the usage; null: not of usage.</param>
/// <param name="Price">The number of the usage's price; null: not of usage.</param>
/// <param name="Reference">What it was for; null: usage, or nothing was given.</param>
[Description("What happened to a grant of credit.")]
public sealed record CreditEntryResponse(
    [property: Description("The entry's number: 1, 2, 3 and so on for each customer.")]
    long Seq,
    [property: Description("The grant's id.")]
    Guid Grant,
    [property: Description("grant, consume, restore, expire, void or refund.")]
    string Kind,
    [property: Description("How much, always positive: the kind says in which direction.")]
    MoneyResponse Amount,
    [property: Description("When it was recorded; of usage that consumed or gave back credit, the hour.")]
    DateTimeOffset At,
    [property: Description("The billing period of the usage, as yyyy-MM; null: not of usage.")]
    string? Month,
    [property: Description("The key of the meter of the usage; null: not of usage.")]
    string? Meter,
    [property: Description("The number of the usage's price; null: not of usage.")]
    int? Price,
    [property: Description("What it was for; null: usage, or nothing was given.")]
    string? Reference)
{
    /// <summary>The entry as the API shows it.</summary>
    /// <param name="row">The entry.</param>
    /// <param name="meters">The keys of meters by their numbers, that of the entry among them.</param>
    /// <param name="currency">The customer's currency.</param>
    public static CreditEntryResponse Of(
        CreditEntryRow row, IReadOnlyDictionary<int, string> meters, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(row);
        var isOfUsage = row.Month != 0;
        return new CreditEntryResponse(
            row.Seq, row.GrantId, row.Kind, MoneyResponse.Of(new Money(row.AmountNanos, currency)), row.At,
            isOfUsage ? BillingMonth.FromNumber(row.Month).ToString() : null,
            isOfUsage ? meters[row.MeterId] : null, isOfUsage ? row.PriceId : null, row.Reference);
    }
}
