using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Storage.Model.Plans;

namespace Payg.Service.Plans;

internal static class PlanAnswers
{
    public static ProblemHttpResult NoPlan() => Problems.NotFound("Customer not found, or without a plan.");

    public static ProblemHttpResult NoSuchPlan() => Problems.NotFound("Plan not found.");

    public static Results<Ok<SubscriptionResponse>, ProblemHttpResult> Of(SubscriptionOutcome outcome) =>
        RefusalOf(outcome.Status) is { } problem ? problem : TypedResults.Ok(outcome.Subscription);

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

internal enum PlanStatus
{
    /// <summary>It was, or it was so before.</summary>
    Done,

    NoCustomer,
    NoPlan,
    UnknownPlan,
    Retired,
    OtherCurrency,
    Exists,
    TooManyVersions,
}
