using Payg.Core.Plans;

namespace Payg.Storage.Model.Plans;

/// <summary>
/// How long a customer has a version of a plan. The subscriptions of a customer do not overlap; one that begins later
/// than now is what a change at the end of the period leads to. Fees are computed from these rows, so nothing has to
/// happen at the instant at which one begins or ends.
/// </summary>
public sealed class SubscriptionRow
{
    /// <summary>Who subscribes.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>The version of the plan.</summary>
    public Guid PlanVersionId { get; set; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartsAt { get; set; }

    /// <summary>When it ends; null: not known.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>Until when it is free; null: it has no trial.</summary>
    public DateTimeOffset? TrialEndsAt { get; set; }

    /// <summary>When it was cancelled; null: it was not.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>The recurring credit that it includes; null: none.</summary>
    public Guid? CreditId { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The version of the plan.</summary>
    public PlanVersionRow? PlanVersion { get; set; }

    /// <summary>What it charges, and when; the version of the plan must have been read with it.</summary>
    public PlanSpan ToSpan() => new(StartsAt, EndsAt, TrialEndsAt, PlanVersion!.Terms);
}
