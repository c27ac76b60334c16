namespace Payg.Service.Portal;

/// <summary>The portal at <c>/</c>.</summary>
internal static class PortalEndpoints
{
    /// <summary>
    /// Maps the portal's files. A page of the portal has an address of its own, so every address outside the API that
    /// is no file is the portal.
    /// </summary>
    public static void MapPortal(this WebApplication app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/docs")).ExcludeFromDescription();
    }
}
