using Payg.Core.Plans;
using Payg.Storage.Model.Plans;

namespace Payg.Storage.Plans;

/// <summary>Finds subscriptions to plans that charge something.</summary>
public static class ChargingPlans
{
    /// <summary>Those of whose terms <see cref="PlanTerms.IsFree"/> is false.</summary>
    public static IQueryable<SubscriptionRow> WhereCharging(this IQueryable<SubscriptionRow> subscriptions) =>
        subscriptions.Where(row => row.PlanVersion!.FeeUnits > 0 || row.PlanVersion.FeeFraction > 0
            || row.PlanVersion.MinimumUnits > 0 || row.PlanVersion.MinimumFraction > 0);
}
