using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Storage.Model.Budgets;

namespace Payg.Service.Budgets;

/// <summary>Changes of budgets by HTTP, the same for a customer and an operator.</summary>
internal static class BudgetAnswers
{
    private const int MaxBalances = 5;

    public static async Task<Results<Created<BudgetResponse>, ProblemHttpResult>> CreateAsync(
        HttpContext http, Guid customer, bool isOperator, BudgetChanges budgets, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        if (BudgetRequest.Read(fields, errors) is not { } wanted || errors.Any)
            return Problems.Invalid(errors);
        var outcome = await budgets.CreateAsync(http, customer, isOperator, wanted, errors, cancellationToken);
        return outcome.Status switch
        {
            BudgetStatus.Done => TypedResults.Created((string?)null, outcome.Budget),
            BudgetStatus.Invalid => Problems.Invalid(errors),
            BudgetStatus.TooMany => Problems.Of(StatusCodes.Status409Conflict, "too_many_budgets",
                $"There are {BudgetRow.MaxOfCustomer} budgets already: delete some first."),
            _ => NotFound(outcome),
        };
    }

    public static async Task<Results<Ok<BudgetResponse>, ProblemHttpResult>> ChangeAsync(
        HttpContext http, Guid customer, Guid id, bool isOperator, BudgetChanges budgets,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        if (BudgetChangeRequest.Read(fields, errors) is not { } wanted || errors.Any)
            return Problems.Invalid(errors);
        var outcome = await budgets.ChangeAsync(http, customer, id, isOperator, wanted, cancellationToken);
        return outcome.Budget is { } changed ? TypedResults.Ok(changed) : NotFound(outcome);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        HttpContext http, Guid customer, Guid id, bool isOperator, BudgetChanges budgets,
        CancellationToken cancellationToken)
    {
        var outcome = await budgets.DeleteAsync(http, customer, id, isOperator, cancellationToken);
        return outcome.Status is BudgetStatus.Done ? TypedResults.NoContent() : NotFound(outcome);
    }

    public static async Task<Results<Ok<BalanceAlertsResponse>, ProblemHttpResult>> SetBalanceAlertsAsync(
        HttpContext http, Guid customer, BudgetReader reader, BudgetChanges budgets,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        fields.ExpectOnly("below");
        fields.Require("below");
        var below = ReadBelow(fields.Texts("below"), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await budgets.SetBalanceAlertsAsync(http, customer, below, cancellationToken)
            ? TypedResults.Ok((await reader.BalanceAlertsAsync(customer, cancellationToken))!)
            : Problems.NotFound("Customer not found.");
    }

    private static List<Int128> ReadBelow(IReadOnlyList<string>? texts, FieldErrors errors)
    {
        var below = new List<Int128>();
        foreach (var text in texts ?? [])
        {
            if (Money.TryParseNanos(text, out var nanos) && nanos is >= 0 and <= PriceModelRules.MaxAmountNanos)
                below.Add(nanos);
            else
                errors.Add("below", "Give decimal numbers from 0 to 1000000000, at most 9 digits after the point.");
        }

        if (texts is { Count: > MaxBalances })
            errors.Add("below", $"Give at most {MaxBalances} balances.");
        return [.. below.Distinct().OrderDescending()];
    }

    private static ProblemHttpResult NotFound(BudgetOutcome outcome) => outcome.Status is BudgetStatus.Operators
        ? Problems.Of(StatusCodes.Status403Forbidden, "set_by_operator",
            "The provider set this budget: only they can change it.")
        : Problems.NotFound("Budget not found.");
}
