using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Service.Http;

namespace Payg.Service.Portal;

/// <summary>The portal at <c>/</c>, and the answer to addresses at which there is nothing.</summary>
internal static class PortalEndpoints
{
    /// <summary>
    /// Maps the portal's files. A page of the portal has an address of its own, so every address outside the API that
    /// is no file is the portal; under <c>/api</c> it is a refusal.
    /// </summary>
    public static void MapPortal(this WebApplication app)
    {
        app.MapFallback("/api/{**path}", NotFound).ExcludeFromDescription();
    }

    private static ProblemHttpResult NotFound() => Problems.Of(
        StatusCodes.Status404NotFound, "not_found", "There is nothing at this address: see /docs for what there is.");
}
