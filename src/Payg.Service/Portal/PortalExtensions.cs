using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;
using Payg.Metering.Settings;
using Payg.Service.Server;

namespace Payg.Service.Portal;

internal static partial class PortalExtensions
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
        var files = PortalFiles.Read(app.Environment.WebRootPath, brand);
        app.Lifetime.ApplicationStarted.Register(() => SayWhere(app, files is not null));
        if (files is null)
        {
            app.MapGet("/", (HttpRequest request) => TypedResults.Redirect($"{request.PathBase}/docs"))
                .ExcludeFromDescription();
            return;
        }

        app.UseEndpoints(_ => { });
        app.UseMiddleware<PortalMiddleware>(files);
    }

    private static void SayWhere(WebApplication app, bool hasPortal)
    {
        var prefix = PathPrefix.Of(app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.PathBase);
        if (ListeningAddress.Of(app.Services.GetRequiredService<IServer>()) is not { } address)
            return;
        var portal = address + prefix;
        var reference = portal + "/docs";
        if (hasPortal)
            PortalServed(app.Logger, portal, reference);
        else
            PortalMissing(app.Logger, reference);
    }

    [LoggerMessage(EventId = 2801, Level = LogLevel.Information,
        Message = "Portal: {Portal}, API reference: {Reference}")]
    private static partial void PortalServed(ILogger logger, string portal, string reference);

    [LoggerMessage(EventId = 2802, Level = LogLevel.Information,
        Message = "This build has no portal; API reference: {Reference}")]
    private static partial void PortalMissing(ILogger logger, string reference);
}
