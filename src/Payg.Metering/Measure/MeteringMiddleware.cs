using Microsoft.AspNetCore.Http;
using Payg.Core.Usage;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Measure;

/// <summary>
/// The way of one call. Nothing here waits or allocates for a caller who was seen before; the database is not touched.
/// </summary>
internal sealed class MeteringMiddleware(
    RequestDelegate next,
    Callers callers,
    MeterBindings bindings,
    Admission admission,
    MeteredCalls calls)
{
    public Task InvokeAsync(HttpContext context)
    {
        // 1. Only metered endpoints are counted; HEAD and OPTIONS never are.
        if (context.GetEndpoint()?.Metadata.GetMetadata<MeteredAttribute>() is not { } metered
            || MeterBindings.IsFree(context.Request.Method))
        {
            return next(context);
        }

        // 2. Who calls?
        var authentication = callers.FindAsync(context);
        return authentication.IsCompletedSuccessfully
            ? CallAsync(context, metered, authentication.GetAwaiter().GetResult())
            : LookUpAndCallAsync(context, metered, authentication);
    }

    private async Task LookUpAndCallAsync(
        HttpContext context, MeteredAttribute metered, ValueTask<Caller?> authentication)
    {
        Caller? caller;
        try
        {
            caller = await authentication;
        }
        catch (LedgerUnavailableException exception)
        {
            await Refusals.DatabaseUnavailableAsync(context, exception);
            return;
        }

        await CallAsync(context, metered, caller);
    }

    private Task CallAsync(HttpContext context, MeteredAttribute metered, Caller? caller)
    {
        if (caller is null)
            return Refusals.UnauthorizedAsync(context);

        // 3. What is called?
        if (bindings.Find(metered, context.Request.Method) is not { } meter)
            return Refusals.UnavailableAsync(context, "starting", "The service is starting: try again in a moment.");

        // 4. May this customer call this meter, this often, and is there room to count the call?
        switch (admission.Admit(caller, meter))
        {
            case Verdict.Disabled:
                return Refusals.DisabledAsync(context);
            case Verdict.Forbidden:
                return Refusals.WriteAsync(context, StatusCodes.Status403Forbidden, "meter_not_allowed",
                    "This API key may not call this API: use another key.");
            case Verdict.Limited:
                return Refusals.LimitedAsync(context, admission.QuotaOf(caller, meter));
            case Verdict.Refused:
                return Refusals.UnavailableAsync(context, "journal_full",
                    "Usage cannot be recorded at the moment, so the call was not served: try again in a moment.");
            case Verdict.Unmetered:
                if (!caller.IsClaimed)
                    context.User = caller.Principal;
                return next(context);
        }

        // 5. The handler runs. In the moment before its response starts the call is settled.
        calls.Begin(context, metered, meter, caller);
        return next(context);
    }
}
