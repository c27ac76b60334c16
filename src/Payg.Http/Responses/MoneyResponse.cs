using System.ComponentModel;
using Payg.Core.Amounts;

namespace Payg.Http.Responses;

/// <summary>An exact amount of money.</summary>
/// <param name="Amount">A decimal number, exact, with at most nine fraction digits.</param>
/// <param name="Currency">An ISO 4217 code.</param>
[Description("An exact amount of money.")]
public sealed record MoneyResponse(
    [property: Description("A decimal number, exact, with at most nine fraction digits.")]
    string Amount,
    [property: Description("An ISO 4217 code.")]
    string Currency)
{
    /// <summary>The amount as the API shows it.</summary>
    public static MoneyResponse Of(Money money) => new(money.ToAmountString(), money.Currency.Code);
}
