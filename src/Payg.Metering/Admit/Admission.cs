using Microsoft.Extensions.Options;
using Payg.Metering.Authenticate;
using Payg.Metering.Journal;
using Payg.Metering.Measure;

namespace Payg.Metering.Admit;

/// <summary>
/// Decides before the handler whether a call may be served: the customer must not be disabled, the token must be for
/// the meter, the customer's limit must not be reached, and the journal must have room to count the call. Thread-safe,
/// lock-free.
/// </summary>
internal sealed class Admission(UsageJournal journal, CallLimits limits, IOptions<MeteringOptions> options)
{
    private readonly bool _mayServeUnmetered = options.Value.WhenFull == WhenFull.AllowUnmetered;

    /// <summary>
    /// Admits a call. One that is <see cref="Verdict.Admitted"/> holds room in the journal until it is settled.
    /// </summary>
    public Verdict Admit(Caller caller, BoundMeter meter)
    {
        if (caller.IsDisabled)
            return Verdict.Disabled;

        if (!caller.MayCall(meter.Meter.Key))
            return Verdict.Forbidden;

        if (caller.Credential.CallsPerMinute is not null && !limits.TryPass(caller.Credential, meter.Meter.Id))
        {
            meter.Calls.Limited();
            return Verdict.Limited;
        }

        if (journal.TryReserve())
            return Verdict.Admitted;

        if (_mayServeUnmetered)
        {
            meter.Calls.Unmetered();
            return Verdict.Unmetered;
        }

        meter.Calls.Rejected();
        return Verdict.Refused;
    }

    /// <summary>What to tell a caller who is <see cref="Verdict.Limited"/>.</summary>
    public CallQuota QuotaOf(Caller caller, BoundMeter meter) =>
        limits.QuotaOf(caller.Credential, meter.Meter.Id)
        ?? throw new InvalidOperationException("The customer has no limit.");
}

/// <summary>What becomes of a call.</summary>
internal enum Verdict
{
    /// <summary>It is served and counted.</summary>
    Admitted,

    /// <summary>It is served, but cannot be counted: the operator chose so.</summary>
    Unmetered,

    /// <summary>It is not served: the customer is disabled.</summary>
    Disabled,

    /// <summary>It is not served: the token is not for this meter.</summary>
    Forbidden,

    /// <summary>It is not served: the customer made too many calls.</summary>
    Limited,

    /// <summary>It is not served, because it could not be counted.</summary>
    Refused,
}
