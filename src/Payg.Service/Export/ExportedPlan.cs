using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>A version of a plan in an export. Instants are RFC 3339 in UTC, amounts decimal numbers.</summary>
/// <param name="Plan">The plan's key.</param>
/// <param name="PlanName">What the plan is called.</param>
/// <param name="Version">The number of the version.</param>
/// <param name="Fee">The fee for a billing period.</param>
/// <param name="Minimum">What usage of a billing period comes to at least.</param>
/// <param name="IncludedCredit">The credit that is included in each billing period.</param>
/// <param name="RolloverMax">At most so much of it carries over.</param>
/// <param name="Currency">The currency of all these.</param>
/// <param name="TrialDays">How many days it is free at the beginning.</param>
/// <param name="CreatedAt">When the version was created.</param>
/// <param name="RetiredAt">When the plan was retired; null: it was not.</param>
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
    /// <inheritdoc/>
    public static string Head => "plan,plan_name,version,fee,minimum,included_credit,rollover_max,currency,trial_days,"
        + "created_at,retired_at";

    /// <inheritdoc/>
    public string ToCsv() => Csv.Line(
        Plan, PlanName, Version, Fee, Minimum, IncludedCredit, RolloverMax, Currency, TrialDays, CreatedAt, RetiredAt);
}

/// <summary>A subscription in an export.</summary>
/// <param name="Customer">The customer's id.</param>
/// <param name="CustomerName">The customer's name; empty where there is no such customer.</param>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Plan">The plan's key.</param>
/// <param name="Version">The number of the version.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends; null: not known.</param>
/// <param name="TrialEndsAt">Until when it is free; null: it has no trial.</param>
/// <param name="CancelledAt">When it was cancelled; null: it was not.</param>
/// <param name="CreatedAt">When it was created.</param>
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
    /// <inheritdoc/>
    public static string Head => "customer,customer_name,subscription,plan,version,starts_at,ends_at,trial_ends_at,"
        + "cancelled_at,created_at";

    /// <inheritdoc/>
    public string ToCsv() => Csv.Line(
        Customer, CustomerName, Subscription, Plan, Version, StartsAt, EndsAt, TrialEndsAt, CancelledAt, CreatedAt);
}
