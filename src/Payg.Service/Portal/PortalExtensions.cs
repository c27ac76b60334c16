using Microsoft.Extensions.Options;
using Payg.Metering.Settings;

namespace Payg.Service.Portal;

internal static class PortalExtensions
{
    /// <summary>The setting without which no e-mail is sent.</summary>
    private const string MailHostSetting = "Payg:Mail:Host";

    public static void AddPortal(this WebApplicationBuilder builder) =>
        builder.Services.AddSettings<PortalOptions>(PortalOptions.Section);

    /// <summary>
    /// Serves the portal at every address without an endpoint. It belongs last: the endpoints run
    /// before it, so it costs their calls nothing and their refusals (405, 415) stay theirs. A build without the
    /// portal's files leads from <c>/</c> to the API's reference page instead.
    /// </summary>
    public static void UsePortal(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        var data = app.Services.GetRequiredService<IOptions<PaygOptions>>().Value.DataDirectory;
        var brand = new PortalBrand(
            settings,
            hasMail: app.Configuration[MailHostSetting] is { Length: > 0 },
            BrandLogo.Read(settings, Path.GetFullPath(data)));
        if (PortalFiles.Read(app.Environment.WebRootPath, brand) is not { } files)
        {
            app.MapGet("/", (HttpRequest request) => TypedResults.Redirect($"{request.PathBase}/docs"))
                .ExcludeFromDescription();
            return;
        }

        app.UseEndpoints(_ => { });
        app.UseMiddleware<PortalMiddleware>(files);
    }
}
