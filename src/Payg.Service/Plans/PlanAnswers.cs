using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Storage.Model.Plans;

namespace Payg.Service.Plans;

/// <summary>Why a change of plans was not made, as problem details.</summary>
internal static class PlanAnswers
{
    /// <summary>The customer has no plan.</summary>
    public static ProblemHttpResult NoPlan() => Problems.NotFound("Customer not found, or without a plan.");

    /// <summary>There is no such plan.</summary>
    public static ProblemHttpResult NoSuchPlan() => Problems.NotFound("Plan not found.");

    /// <summary>The subscription, or why it was not changed.</summary>
    public static Results<Ok<SubscriptionResponse>, ProblemHttpResult> Of(SubscriptionOutcome outcome) =>
        RefusalOf(outcome.Status) is { } problem ? problem : TypedResults.Ok(outcome.Subscription);

    /// <summary>The refusal; null: it was done, or was so before.</summary>
    public static ProblemHttpResult? RefusalOf(PlanStatus status) => status switch
    {
        PlanStatus.NoPlan => NoPlan(),
        PlanStatus.NoCustomer => Problems.NotFound("Customer not found."),
        PlanStatus.UnknownPlan => UnknownPlan(),
        PlanStatus.Retired => Conflict("plan_retired", "The plan is retired: choose another one."),
        PlanStatus.OtherCurrency => Conflict(
            "plan_currency", "The plan charges in another currency than the customer's: choose another one."),
        PlanStatus.Exists => Conflict("plan_exists", "A plan with this key already exists."),
        PlanStatus.TooManyVersions => Conflict(
            "too_many_versions", $"A plan has at most {PlanVersionRow.MaxVersions} versions: create another plan."),
        _ => null,
    };

    private static ProblemHttpResult UnknownPlan()
    {
        var errors = new FieldErrors();
        errors.Add("plan", "Unknown plan.");
        return Problems.Invalid(errors);
    }

    private static ProblemHttpResult Conflict(string code, string detail) =>
        Problems.Of(StatusCodes.Status409Conflict, code, detail);
}

/// <summary>Whether a plan or a subscription was changed.</summary>
internal enum PlanStatus
{
    /// <summary>It was, or it was so before.</summary>
    Done,

    /// <summary>There is no such customer.</summary>
    NoCustomer,

    /// <summary>The customer has no plan.</summary>
    NoPlan,

    /// <summary>There is no plan with this key.</summary>
    UnknownPlan,

    /// <summary>Nobody can subscribe to the plan any more.</summary>
    Retired,

    /// <summary>The plan charges in another currency than the customer's.</summary>
    OtherCurrency,

    /// <summary>Another plan has this key.</summary>
    Exists,

    /// <summary>The plan has as many versions as one may have.</summary>
    TooManyVersions,
}
