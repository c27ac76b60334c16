using Microsoft.Extensions.Options;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Journal;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Leases;
using Payg.Metering.Measure;
using Payg.Metering.Settings;

namespace Payg.Metering.Admit;

/// <summary>Decides before the handler runs whether a call may be served. Thread-safe, lock-free.</summary>
internal sealed class Admission(
    UsageJournal journal,
    CallLimits limits,
    CallLeases leases,
    TimeProvider clock,
    IOptions<MeteringOptions> options)
{
    private readonly bool _mayServeUnmetered = options.Value.WhenFull == WhenFull.AllowUnmetered;

    /// <summary>Admits a call, or returns why it is refused. Counts nothing: the decision has the outcome.</summary>
    /// <param name="isFree">Whether the call is never counted, such as HEAD; it takes no room in the journal.</param>
    /// <param name="size">How much it will use, asked only where the customer's credit is limited.</param>
    public Decision Admit(Caller caller, BoundMeter meter, bool isFree = false, CallSize size = default)
    {
        // Most callers are limited by nothing, and one flag says so.
        if (caller.IsUnrestricted && meter.Cases is null)
            return isFree ? Decision.AdmittedFree(quota: null) : Reserve(quota: null, reservation: null);

        if (caller.IsDisabled)
            return Decision.Refused(Refusal.Disabled);

        if (!caller.MayCall(meter.Meter.Key))
            return Decision.Refused(Refusal.Forbidden);

        if (meter.Cases is { } cases && !isFree && !MayPrice(cases, caller, size.Dimensions))
            return Decision.Refused(Refusal.NotPriced);

        CallQuota? quota = null;
        if (caller.Credential.CallsPerMinute is not null
            && !limits.TryPass(caller.Credential, meter.Meter.Id, out quota))
        {
            return Decision.Limited(quota!.Value);
        }

        if (isFree)
            return Decision.AdmittedFree(quota);
        if (caller.Credential.SpendLimit is not { } limit || caller.Credential.IsTest
            || !limit.Includes(meter.Meter.Id))
        {
            return Reserve(quota, null);
        }

        var units = size.AtMost;
        var use = UseOf(caller, meter, size.Dimensions);
        return leases.TryTake(caller.Credential.Customer, use, units, out var reservation)
            ? Reserve(quota, reservation)
            : Decision.MustAsk(quota, units);
    }

    /// <summary>Asks for the units that a call needs where too few are in hand.</summary>
    /// <param name="dimensions">The dimensions of the call, as far as they are known before.</param>
    public async ValueTask<Decision> AskAsync(
        Caller caller,
        BoundMeter meter,
        Decision decision,
        Dimensions? dimensions,
        CancellationToken cancellationToken)
    {
        var take = await leases.TakeAsync(
            caller.Credential.Customer, UseOf(caller, meter, dimensions), decision.Units, cancellationToken);
        if (take.IsUnknown)
        {
            leases.Counts.CountRefusal(LeaseRefusalReason.Unknown);
            return Decision.Refused(Refusal.BudgetUnknown);
        }

        if (take.Refusal is not { } refusal)
            return Reserve(decision.Quota, take.Reservation);
        leases.Counts.CountRefusal(ReasonOf(refusal));
        return Decision.Unpaid(refusal);
    }

    private bool MayPrice(PricedCases cases, Caller caller, Dimensions? dimensions) =>
        caller.Credential.Currency is not { } currency || cases.MayPrice(
            caller.Credential.Customer, currency, dimensions ?? Dimensions.None, clock.GetUtcNow());

    private static LeaseRefusalReason ReasonOf(LeaseRefusal refusal)
    {
        if (refusal.IsHeld)
            return LeaseRefusalReason.Held;
        return refusal.Shortage.Budget is null ? LeaseRefusalReason.Credit : LeaseRefusalReason.Budget;
    }

    /// <summary>A key with a budget of its own takes from units of its own.</summary>
    private static LeasedUse UseOf(Caller caller, BoundMeter meter, Dimensions? dimensions) => new(
        meter.Meter.Id, dimensions,
        caller.Credential.SpendLimit is { IsForKey: true } ? caller.Credential.ApiKey : default);

    private Decision Reserve(CallQuota? quota, Reservation? reservation)
    {
        if (journal.TryReserve())
            return Decision.Admitted(quota, reservation);
        reservation?.GiveBack();
        return _mayServeUnmetered ? Decision.AdmittedUnmetered(quota) : Decision.Refused(Refusal.Full);
    }
}
