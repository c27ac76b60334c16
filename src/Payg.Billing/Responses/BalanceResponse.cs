using System.ComponentModel;
using Payg.Http.Responses;

namespace Payg.Billing.Responses;

/// <summary>What a customer has, owes and may still spend.</summary>
/// <param name="Currency">What the customer is charged in.</param>
/// <param name="Balance">What is left of valid credit, less what is owed; less than 0: the customer owes.</param>
/// <param name="Held">What calls that were admitted and are not charged yet may cost.</param>
/// <param name="Available">
/// The balance and the credit limit, less what is held; never less than 0. Calls are refused at 0 where the customer
/// pays in advance or has a credit limit.
/// </param>
/// <param name="CreditLimit">
/// How much the customer may owe; null: no limit, and nothing for customers who pay in advance.
/// </param>
/// <param name="Mode">prepaid: calls are paid for in advance; postpaid: afterwards.</param>
/// <param name="Grants">Valid credit that has anything left, in the order in which it is used.</param>
[Description("What a customer has, owes and may still spend.")]
public sealed record BalanceResponse(
    [property: Description("What the customer is charged in.")]
    string Currency,
    [property: Description("What is left of valid credit, less what is owed; less than 0: the customer owes.")]
    MoneyResponse Balance,
    [property: Description("What calls that were admitted and are not charged yet may cost.")]
    MoneyResponse Held,
    [property: Description("The balance and the credit limit, less what is held; never less than 0. Calls are refused "
        + "at 0 where the customer pays in advance or has a credit limit.")]
    MoneyResponse Available,
    [property: Description("How much the customer may owe; null: no limit, and nothing for customers who pay in "
        + "advance.")]
    MoneyResponse? CreditLimit,
    [property: Description("prepaid: calls are paid for in advance; postpaid: afterwards.")]
    string Mode,
    [property: Description("Valid credit that has anything left, in the order in which it is used.")]
    IReadOnlyList<CreditGrantResponse> Grants);
