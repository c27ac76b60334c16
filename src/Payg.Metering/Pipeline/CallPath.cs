using Microsoft.AspNetCore.Http;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Http.Errors;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Measure;
using Payg.Metering.Settle;

namespace Payg.Metering.Pipeline;

/// <summary>
/// The way of one call. Nothing here waits for a caller who was seen before; the database is not touched. A call that
/// is refused is counted here, one that is served by its <see cref="MeteredCall"/>.
/// </summary>
internal sealed class CallPath(Callers callers, MeterBindings bindings, Admission admission, CallServices services)
{
    public Task RunAsync(HttpContext context, RequestGate gate, MeteredEndpoint endpoint, RequestDelegate next)
    {
        // 1. Who calls?
        var authentication = callers.FindAsync(context);
        return authentication.IsCompletedSuccessfully
            ? AdmitAsync(context, gate, endpoint, authentication.GetAwaiter().GetResult(), next)
            : LookUpAndAdmitAsync(context, gate, endpoint, authentication, next);
    }

    private async Task LookUpAndAdmitAsync(
        HttpContext context,
        RequestGate gate,
        MeteredEndpoint endpoint,
        ValueTask<Caller?> authentication,
        RequestDelegate next)
    {
        Caller? caller;
        try
        {
            caller = await authentication;
        }
        catch (LedgerUnavailableException exception)
        {
            CallsOf(endpoint).Count(CallOutcome.Unavailable);
            await Problems.DatabaseUnavailableAsync(context, exception);
            return;
        }

        await AdmitAsync(context, gate, endpoint, caller, next);
    }

    private Task AdmitAsync(
        HttpContext context, RequestGate gate, MeteredEndpoint endpoint, Caller? caller, RequestDelegate next)
    {
        if (caller is null)
        {
            CallsOf(endpoint).Count(CallOutcome.Unauthorized);
            return Refusals.UnauthorizedAsync(context);
        }

        // 2. What is called?
        if (bindings.Find(endpoint.Metered.Key) is not { } meter)
        {
            CallsOf(endpoint).Count(CallOutcome.Unavailable);
            return Problems.UnavailableAsync(context, "starting", "The service is starting: try again in a moment.");
        }

        // 3. May this customer call this meter, this often, and is there room to count the call?
        if (context.Response.HasStarted)
            throw endpoint.NotMetered();
        var isFree = endpoint.IsFree || gate.IsHead;
        var dimensions = endpoint.Metered.HasDimensions && !isFree ? DimensionsOf(context, endpoint, meter) : null;
        var decision = admission.Admit(caller, meter, isFree, new CallSize(endpoint.Metered, context)
        {
            Dimensions = dimensions,
        });
        var admitted = new AdmittedCall(context, gate, endpoint, caller, meter, dimensions, next);
        return decision.Units > 0 ? AskAndServeAsync(admitted, decision) : ServeAsync(admitted, decision);
    }

    /// <summary>The customer's credit is limited, and too little of it is in hand on this node.</summary>
    private async Task AskAndServeAsync(AdmittedCall call, Decision decision)
    {
        var gone = call.Context.RequestAborted;
        try
        {
            decision = await admission.AskAsync(call.Caller, call.Meter, decision, call.Dimensions, gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            call.Meter.Calls.Count(CallOutcome.Free);
            return;
        }

        await ServeAsync(call, decision);
    }

    private Task ServeAsync(in AdmittedCall admitted, in Decision decision)
    {
        var (context, gate, endpoint, caller, meter, dimensions, next) = admitted;
        if (decision.Refusal is { } refusal)
        {
            meter.Calls.Count(decision.Outcome);
            return refusal.WriteAsync(context, decision, meter.Meter.Key);
        }

        if (decision.Quota is { } quota)
            quota.WriteTo(context.Response.Headers);

        // 4. The handler runs. The gate settles the call, and counts it, in the moment before the response starts.
        var call = new MeteredCall(services, context, endpoint.Metered, meter, caller, decision.Outcome, dimensions)
        {
            Reservation = decision.Reservation,
        };
        gate.Admit(endpoint, call);
        call.Begin();
        return next(context);
    }

    private Dimensions? DimensionsOf(HttpContext context, MeteredEndpoint endpoint, BoundMeter meter)
    {
        try
        {
            return CallDimensions.Declared(endpoint.Metered, meter, context, services.Logger);
        }
        catch (InvalidOperationException)
        {
            meter.Calls.Count(CallOutcome.Unmeasured);
            throw;
        }
    }

    private CallCounter CallsOf(MeteredEndpoint endpoint) => bindings.CallsOf(endpoint.Metered.Key);

    private readonly record struct AdmittedCall(
        HttpContext Context,
        RequestGate Gate,
        MeteredEndpoint Endpoint,
        Caller Caller,
        BoundMeter Meter,
        Dimensions? Dimensions,
        RequestDelegate Next);
}
