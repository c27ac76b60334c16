using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Payg.Http.Responses;

namespace Payg.Http.Errors;

/// <summary>
/// Why a metered call was refused with 402: what the credit or the budget has left, and what the call would have cost.
/// Describes the response in the API document.
/// </summary>
public sealed class PaymentProblemDetails : ProblemDetails
{
    /// <summary>Of <c>credit_exhausted</c>: what is left of valid credit, less what is owed.</summary>
    [Description("Of credit_exhausted: what is left of valid credit, less what is owed")]
    public MoneyResponse? Balance { get; set; }

    /// <summary>What calls that were admitted and are not charged yet may cost.</summary>
    [Description("What calls that were admitted and are not charged yet may cost")]
    public MoneyResponse? Held { get; set; }

    /// <summary>What the call would have cost at most.</summary>
    [Description("What the call would have cost at most")]
    public MoneyResponse? Needed { get; set; }

    /// <summary>Of <c>budget_exhausted</c>: the budget's id.</summary>
    [Description("Of budget_exhausted: the budget's id")]
    public Guid? Budget { get; set; }

    /// <summary>Of <c>budget_exhausted</c>: what the budget is called.</summary>
    [Description("Of budget_exhausted: what the budget is called")]
    public string? Name { get; set; }

    /// <summary>Of <c>budget_exhausted</c>: how much its period allows.</summary>
    [Description("Of budget_exhausted: how much the budget's period allows")]
    public MoneyResponse? Limit { get; set; }

    /// <summary>Of <c>budget_exhausted</c>: what was spent of it.</summary>
    [Description("Of budget_exhausted: what was spent of it")]
    public MoneyResponse? Spent { get; set; }

    /// <summary>Of <c>budget_exhausted</c>: when its next period begins; null: never.</summary>
    [Description("Of budget_exhausted: when the budget's next period begins; null: never")]
    public DateTimeOffset? ResetsAt { get; set; }
}
