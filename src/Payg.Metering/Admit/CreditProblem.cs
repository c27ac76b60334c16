using Microsoft.AspNetCore.Http;
using Payg.Core.Credits;
using Payg.Http.Errors;
using Payg.Http.Responses;
using Payg.Metering.Leases;

namespace Payg.Metering.Admit;

internal static class CreditProblem
{
    public const string Code = "credit_exhausted";

    public const string Detail = "Your credit does not pay for this call: top up, then try again.";

    private const string WaitDetail =
        "The rest of your credit is held for calls that are under way: try again in a second, or top up.";

    private const string WaitForBudgetDetail =
        "The rest of the budget is held for calls that are under way: try again in a second, or raise its limit.";

    public const string BudgetCode = "budget_exhausted";

    /// <summary>Writes 402. Where calls under way hold the rest, trying again may help.</summary>
    public static Task WriteAsync(HttpContext context, LeaseRefusal refusal)
    {
        if (refusal.IsHeld)
            context.Response.Headers.RetryAfter = "1";
        return refusal.Shortage.Budget is { } budget
            ? WriteBudgetAsync(context, refusal, budget)
            : WriteCreditAsync(context, refusal);
    }

    private static Task WriteCreditAsync(HttpContext context, LeaseRefusal refusal) => Problems.WriteAsync(
        context, StatusCodes.Status402PaymentRequired, Code, refusal.IsHeld ? WaitDetail : Detail,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["balance"] = MoneyResponse.Of(refusal.Shortage.Balance),
            ["held"] = MoneyResponse.Of(refusal.Shortage.Held),
            ["needed"] = MoneyResponse.Of(refusal.Shortage.Needed),
        });

    private static Task WriteBudgetAsync(HttpContext context, LeaseRefusal refusal, BudgetShortage budget) =>
        Problems.WriteAsync(
            context, StatusCodes.Status402PaymentRequired, BudgetCode,
            refusal.IsHeld
                ? WaitForBudgetDetail
                : $"The budget '{budget.Name}' does not allow this call: raise its limit, or wait for its next period.",
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["budget"] = budget.Id,
                ["name"] = budget.Name,
                ["limit"] = MoneyResponse.Of(budget.Limit),
                ["spent"] = MoneyResponse.Of(budget.Spent),
                ["held"] = MoneyResponse.Of(refusal.Shortage.Held),
                ["needed"] = MoneyResponse.Of(refusal.Shortage.Needed),
                ["resets_at"] = budget.EndsAt,
            });
}
