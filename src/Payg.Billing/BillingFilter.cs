using Microsoft.AspNetCore.Http;
using Payg.Core.Usage;
using Payg.Http.Errors;
using Payg.Storage.Databases;

namespace Payg.Billing;

/// <summary>Refuses what the database cannot answer: it is being prepared, or away.</summary>
internal sealed class BillingFilter(DatabaseReadiness readiness, IDatabaseFaults faults) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!readiness.IsReady)
        {
            await Problems.UnavailableAsync(
                context.HttpContext, "starting", "The service is starting: try again in a moment.");
            return Results.Empty;
        }

        try
        {
            return await next(context);
        }
        catch (Exception exception) when (exception is LedgerUnavailableException || faults.IsUnavailable(exception))
        {
            await Problems.DatabaseUnavailableAsync(context.HttpContext, exception);
            return Results.Empty;
        }
    }
}
