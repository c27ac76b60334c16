using System.Globalization;
using Microsoft.AspNetCore.Http;
using Payg.Http.Errors;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Leases;

namespace Payg.Metering.Admit;

/// <summary>Whether a call is served, with all that its response needs. Allocates nothing.</summary>
internal readonly record struct Decision
{
    private Decision(CallOutcome outcome, Refusal? refusal, CallQuota? quota) =>
        (Outcome, Refusal, Quota) = (outcome, refusal, quota);

    /// <summary>The outcome of the call; of one that is served, the outcome if its response is charged.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>Whether the journal holds room for the call until it is settled.</summary>
    public bool HoldsRoom => Outcome is CallOutcome.Charged;

    public Refusal? Refusal { get; }

    public CallQuota? Quota { get; }

    /// <summary>The units that the call has taken from its customer's credit; none where that has no limit.</summary>
    public Reservation? Reservation { get; private init; }

    /// <summary>Units that must be asked for before the call is decided; 0: it is.</summary>
    public long Units { get; private init; }

    public LeaseRefusal? Shortage { get; private init; }

    public static Decision Admitted(CallQuota? quota, Reservation? reservation = null) =>
        new(CallOutcome.Charged, refusal: null, quota) { Reservation = reservation };

    public static Decision MustAsk(CallQuota? quota, long units) =>
        new(CallOutcome.Charged, refusal: null, quota) { Units = units };

    public static Decision Unpaid(LeaseRefusal shortage) =>
        new(CallOutcome.Unpaid, Refusal.CreditExhausted, quota: null) { Shortage = shortage };

    public static Decision AdmittedFree(CallQuota? quota) => new(CallOutcome.Free, refusal: null, quota);

    /// <summary>The call is served without a record, because the journal is full.</summary>
    public static Decision AdmittedUnmetered(CallQuota? quota) => new(CallOutcome.Unmetered, refusal: null, quota);

    public static Decision Refused(Refusal refusal) => new(refusal.Outcome, refusal, quota: null);

    public static Decision Limited(CallQuota quota) => new(CallOutcome.Limited, Refusal.Limited, quota);
}

/// <param name="Detail">What the caller can do; <c>{meter}</c> stands for the key of the meter.</param>
internal sealed record Refusal(int Status, string Code, string Detail, CallOutcome Outcome)
{
    /// <summary>Answers a call that was not admitted. A limited caller learns when the next call is admitted.</summary>
    public Task WriteAsync(HttpContext context, in Decision decision, string meter)
    {
        if (decision.Shortage is { } shortage)
            return CreditProblem.WriteAsync(context, shortage);
        if (decision.Quota is { } limit)
        {
            var seconds = limit.WriteSpentTo(context.Response.Headers);
            return Problems.WriteAsync(context, Status, Code, string.Create(
                CultureInfo.InvariantCulture,
                $"The limit for this API is {limit.CallsPerMinute} a minute: try again in {seconds} s."));
        }

        var detail = Detail.Replace("{meter}", meter, StringComparison.Ordinal);
        return Status is StatusCodes.Status503ServiceUnavailable
            ? Problems.UnavailableAsync(context, Code, detail)
            : Problems.WriteAsync(context, Status, Code, detail);
    }

    public static readonly Refusal Disabled = new(
        StatusCodes.Status403Forbidden, Refusals.DisabledCode, Refusals.DisabledDetail, CallOutcome.Disabled);

    public static readonly Refusal Forbidden = new(StatusCodes.Status403Forbidden, "meter_not_allowed",
        "This API key isn't allowed to call {meter}.", CallOutcome.Forbidden);

    public static readonly Refusal NotPriced = new(StatusCodes.Status403Forbidden, "not_priced",
        "This API has no price for this kind of call, so it was not served: see the price list for what it prices.",
        CallOutcome.Unpriced);

    public static readonly Refusal Limited = new(StatusCodes.Status429TooManyRequests, "rate_limited",
        "The limit for this API is reached: try again later.", CallOutcome.Limited);

    public static readonly Refusal CreditExhausted = new(StatusCodes.Status402PaymentRequired,
        CreditProblem.Code, CreditProblem.Detail, CallOutcome.Unpaid);

    public static readonly Refusal BudgetUnknown = new(StatusCodes.Status503ServiceUnavailable, "budget_unknown",
        "Your balance cannot be checked at the moment, so the call was not served: try again in a moment.",
        CallOutcome.Unavailable);

    public static readonly Refusal Full = new(StatusCodes.Status503ServiceUnavailable, "journal_full",
        "Usage cannot be recorded at the moment, so the call was not served: try again in a moment.",
        CallOutcome.Rejected);
}
