using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Http.Responses;
using Payg.Storage.Model.Plans;

namespace Payg.Service.Plans;

[Description("A version of a plan.")]
internal sealed record PlanResponse(
    [property: Description("The plan's key.")]
    string Key,
    [property: Description("What the plan is called.")]
    string Name,
    [property: Description("The number of the version.")]
    int Version,
    [property: Description("The fee for a billing period, charged in advance.")]
    MoneyResponse Fee,
    [property: Description("What usage of a billing period comes to at least; 0: no minimum.")]
    MoneyResponse Minimum,
    [property: Description("The credit that is included in each billing period.")]
    MoneyResponse IncludedCredit,
    [property: Description("At most so much of it carries over into the next period.")]
    MoneyResponse RolloverMax,
    [property: Description("How many days it is free at the beginning.")]
    int TrialDays,
    [property: Description("When the version was created.")]
    DateTimeOffset CreatedAt)
{
    public static PlanResponse Of(PlanVersionRow row, PlanRow plan)
    {
        var (fee, minimum) = row.Terms;
        return new PlanResponse(
            plan.Key, plan.Name, row.Version, Show(fee), Show(minimum), Show(row.CreditNanos),
            Show(row.RolloverMaxNanos), row.TrialDays, row.CreatedAt);

        MoneyResponse Show(Int128 nanos) => new(Money.FormatNanos(nanos), plan.Currency);
    }
}

[Description("The plan that new customers get.")]
internal sealed record DefaultPlanResponse(
    [property: Description("Its newest version; null: new customers have no plan.")]
    PlanResponse? Plan);

[Description("A plan as operators see it.")]
internal sealed record AdminPlanResponse(
    [property: Description("The word for it in the API.")]
    string Key,
    [property: Description("What it is called.")]
    string Name,
    [property: Description("What it charges in.")]
    string Currency,
    [property: Description("Whether customers get it when they register.")]
    bool IsDefault,
    [property: Description("Since when nobody can subscribe to it; null: it can be had.")]
    DateTimeOffset? RetiredAt,
    [property: Description("When it was created.")]
    DateTimeOffset CreatedAt,
    [property: Description("How many customers have it now.")]
    int Subscribers,
    [property: Description("What it charges and includes, the newest first. Versions never change.")]
    IReadOnlyList<PlanVersionResponse> Versions);

[Description("A version of a plan as operators see it.")]
internal sealed record PlanVersionResponse(
    [property: Description("What it charges and includes.")]
    PlanResponse Terms,
    [property: Description("How many customers have it now.")]
    int Subscribers);

[Description("Which plan a customer has.")]
internal sealed record SubscriptionResponse(
    [property: Description("trial, active, cancelled (until it ends) or ended.")]
    string Status,
    [property: Description("The plan, in the version that the customer has.")]
    PlanResponse Plan,
    [property: Description("Since when they have it.")]
    DateTimeOffset StartedAt,
    [property: Description("Until when it is free; null: it has no trial.")]
    DateTimeOffset? TrialEndsAt,
    [property: Description("When it ends; null: not known.")]
    DateTimeOffset? EndsAt,
    [property: Description("When it was cancelled; null: it was not.")]
    DateTimeOffset? CancelledAt,
    [property: Description("The end of the billing period under way.")]
    DateTimeOffset PeriodEnd,
    [property: Description("The plan that follows when it ends; null: none.")]
    PlanResponse? Next,
    [property: Description("Whether it is the newest version of the plan.")]
    bool IsNewest);

[Description("What a change of plans would cost.")]
internal sealed record PlanPreviewResponse(
    [property: Description("The plan.")]
    PlanResponse Plan,
    [property: Description("now, period_end, or unchanged.")]
    string TakesEffect,
    [property: Description("When it takes effect.")]
    DateTimeOffset EffectiveAt,
    [property: Description("Its fee for the rest of this billing period.")]
    MoneyResponse Charge,
    [property: Description("What is given back of the fee of the plan in force.")]
    MoneyResponse GivenBack,
    [property: Description("What this billing period costs more in fees, on the next invoice; below zero: less.")]
    MoneyResponse Total,
    [property: Description("Its fee for the next billing period.")]
    MoneyResponse NextFee,
    [property: Description("Until when it is free; null: it has no trial.")]
    DateTimeOffset? TrialEndsAt);
