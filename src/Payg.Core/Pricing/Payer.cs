using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;

namespace Payg.Core.Pricing;

/// <summary>Who pays for usage, as far as that decides its price.</summary>
/// <param name="Customer">The customer, whose own prices win over the price list.</param>
/// <param name="Currency">What the customer is charged in: only prices in it apply.</param>
/// <param name="Calendar">The customer's billing periods.</param>
public sealed record Payer(CustomerId Customer, Currency Currency, BillingCalendar Calendar)
{
    /// <summary>A customer in UTC without prices of their own: what price lists show.</summary>
    public static Payer OfList(Currency currency) => new(default, currency, BillingCalendar.Utc);
}
