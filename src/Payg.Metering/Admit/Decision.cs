using System.Globalization;
using Microsoft.AspNetCore.Http;
using Payg.Http.Errors;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Admit;

/// <summary>What becomes of a call, with all that its answer needs. Allocates nothing.</summary>
internal readonly record struct Decision
{
    private Decision(bool holdsRoom, Refusal? refusal, CallQuota? quota) =>
        (HoldsRoom, Refusal, Quota) = (holdsRoom, refusal, quota);


    /// <summary>Whether the journal holds room for the call until it is settled.</summary>
    public bool HoldsRoom { get; }

    /// <summary>Why the call is not served; null: it is.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The customer's limit for the meter; null where there is none.</summary>
    public CallQuota? Quota { get; }

    /// <summary>It is served, and the journal holds room to count it.</summary>
    public static Decision Admitted(CallQuota? quota) => new(holdsRoom: true, refusal: null, quota);

    /// <summary>It is served and not counted.</summary>
    public static Decision AdmittedFree(CallQuota? quota) => new(holdsRoom: false, refusal: null, quota);

    /// <summary>It is not served.</summary>
    public static Decision Refused(Refusal refusal) => new(holdsRoom: false, refusal, quota: null);

    /// <summary>It is not served: the customer makes more calls than the limit allows.</summary>
    public static Decision Limited(CallQuota quota) => new(holdsRoom: false, Refusal.Limited, quota);
}

/// <summary>Why a call is not served.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Code">The code of the problem details.</param>
/// <param name="Detail">What the caller can do.</param>
internal sealed record Refusal(int Status, string Code, string Detail)
{
    /// <summary>Answers a call that was not admitted. A limited caller learns when the next call is admitted.</summary>
    public Task WriteAsync(HttpContext context, CallQuota? quota)
    {
        if (quota is { } limit)
        {
            var seconds = limit.WriteSpentTo(context.Response.Headers);
            return Problems.WriteAsync(context, Status, Code, string.Create(
                CultureInfo.InvariantCulture,
                $"The limit for this API is {limit.CallsPerMinute} a minute: try again in {seconds} s."));
        }

        return Status is StatusCodes.Status503ServiceUnavailable
            ? Problems.UnavailableAsync(context, Code, Detail)
            : Problems.WriteAsync(context, Status, Code, Detail);
    }

    /// <summary>The customer is disabled.</summary>
    public static readonly Refusal Disabled = new(
        StatusCodes.Status403Forbidden, Refusals.DisabledCode, Refusals.DisabledDetail);

    /// <summary>The API key is not for this meter.</summary>
    public static readonly Refusal Forbidden = new(StatusCodes.Status403Forbidden, "meter_not_allowed",
        "This API key isn't allowed to call this API.");

    /// <summary>The customer makes more calls than the limit allows. Comes with a <see cref="CallQuota"/>.</summary>
    public static readonly Refusal Limited = new(StatusCodes.Status429TooManyRequests, "rate_limited",
        "The limit for this API is reached: try again later.");

    /// <summary>The call could not be counted, because the journal is full.</summary>
    public static readonly Refusal Full = new(StatusCodes.Status503ServiceUnavailable, "journal_full",
        "Usage cannot be recorded at the moment, so the call was not served: try again in a moment.");
}
