using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>A version of a plan in an export. Instants are RFC 3339 in UTC, amounts decimal numbers.</summary>
/// <param name="Fee">The fee for a billing period.</param>
/// <param name="Minimum">What usage of a billing period comes to at least.</param>
/// <param name="IncludedCredit">The credit that is included in each billing period.</param>
/// <param name="RolloverMax">At most so much of it carries over.</param>
internal sealed record ExportedPlan(
    string Plan,
    string PlanName,
    int Version,
    string Fee,
    string Minimum,
    string IncludedCredit,
    string RolloverMax,
    string Currency,
    int TrialDays,
    string CreatedAt,
    string? RetiredAt) : IExportedRow
{
    public static string Head => "plan,plan_name,version,fee,minimum,included_credit,rollover_max,currency,trial_days,"
        + "created_at,retired_at";

    public string ToCsv() => Csv.Line(
        Plan, PlanName, Version, Fee, Minimum, IncludedCredit, RolloverMax, Currency, TrialDays, CreatedAt, RetiredAt);
}

/// <summary>A subscription in an export.</summary>
internal sealed record ExportedSubscription(
    Guid Customer,
    string CustomerName,
    Guid Subscription,
    string Plan,
    int Version,
    string StartsAt,
    string? EndsAt,
    string? TrialEndsAt,
    string? CancelledAt,
    string CreatedAt) : IExportedRow
{
    public static string Head => "customer,customer_name,subscription,plan,version,starts_at,ends_at,trial_ends_at,"
        + "cancelled_at,created_at";

    public string ToCsv() => Csv.Line(
        Customer, CustomerName, Subscription, Plan, Version, StartsAt, EndsAt, TrialEndsAt, CancelledAt, CreatedAt);
}
