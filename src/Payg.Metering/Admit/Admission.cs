using Microsoft.Extensions.Options;
using Payg.Journal;
using Payg.Metering.Authenticate;
using Payg.Metering.Measure;
using Payg.Metering.Settings;

namespace Payg.Metering.Admit;

/// <summary>
/// Decides before the handler whether a call may be served: the customer must not be disabled, the token must be for
/// the meter, the customer's limit must not be reached, and the journal must have room to count the call. Thread-safe,
/// lock-free.
/// </summary>
internal sealed class Admission(UsageJournal journal, CallLimits limits, IOptions<MeteringOptions> options)
{
    private readonly bool _mayServeUnmetered = options.Value.WhenFull == WhenFull.AllowUnmetered;

    /// <summary>Admits a call, or returns why it is refused. Counts nothing: the decision has the outcome.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="meter">The meter that counts the call.</param>
    /// <param name="isFree">Whether the call is never counted, such as HEAD; it takes no room in the journal.</param>
    public Decision Admit(Caller caller, BoundMeter meter, bool isFree = false)
    {
        if (caller.IsDisabled)
            return Decision.Refused(Refusal.Disabled);

        if (!caller.MayCall(meter.Meter.Key))
            return Decision.Refused(Refusal.Forbidden);

        CallQuota? quota = null;
        if (caller.Credential.CallsPerMinute is not null
            && !limits.TryPass(caller.Credential, meter.Meter.Id, out quota))
        {
            return Decision.Limited(quota!.Value);
        }

        if (isFree)
            return Decision.AdmittedFree(quota);
        if (journal.TryReserve())
            return Decision.Admitted(quota);
        return _mayServeUnmetered ? Decision.AdmittedUnmetered(quota) : Decision.Refused(Refusal.Full);
    }
}
