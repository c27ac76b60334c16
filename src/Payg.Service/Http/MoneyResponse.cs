using Payg.Core.Amounts;

namespace Payg.Service.Http;

/// <summary>An exact amount of money.</summary>
/// <param name="Amount">A decimal number, exact, with at most nine fraction digits.</param>
/// <param name="Currency">An ISO 4217 code.</param>
internal sealed record MoneyResponse(
    string Amount,
    string Currency)
{
    /// <summary>The amount as the API shows it.</summary>
    public static MoneyResponse Of(Money money) => new(money.ToAmountString(), money.Currency.Code);
}
