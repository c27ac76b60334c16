using Microsoft.AspNetCore.Http;
using Payg.Metering.Measure;

namespace Payg.Metering.Pipeline;

/// <summary>What <c>app.UsePayg()</c> puts into the pipeline: admits the calls of metered endpoints.</summary>
internal sealed class MeteringMiddleware(RequestDelegate next, CallPath path)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (RequestGate.Of(context) is not { } gate)
        {
            return MeteredAttribute.Of(context.GetEndpoint()) is null
                ? next(context)
                : throw new InvalidOperationException(
                    $"The endpoint {context.GetEndpoint()!.DisplayName} is metered, but the request was made up by "
                    + "middleware within another one, so that its answer cannot be seen to.");
        }

        // Not metered; or a request that comes here a second time, whose call was admitted.
        if (gate.Metered is not { } endpoint || gate.Admits(endpoint))
            return next(context);

        if (!gate.IsPreflight)
            return path.RunAsync(context, gate, endpoint, next);

        gate.PassPreflight();
        return next(context);
    }
}
