using Payg.Service.Protection;
using Payg.Service.Server;
using Payg.Service.Webhooks;
using Payg.Storage.Databases;

namespace Payg.Service.Settings;

/// <summary>Checks what no options class checks, before anything is opened.</summary>
internal static class SettingsChecks
{
    private const string PathBaseSetting = $"{ServerOptions.Section}:{nameof(ServerOptions.PathBase)}";

    /// <exception cref="InvalidSettingException">One is unknown or cannot be read.</exception>
    public static void CheckSettings(this WebApplication app)
    {
        KnownSettings.Check(app.Configuration);
        TrustedProxies.RefuseOthers(app.Configuration);
        _ = TrustedProxies.Read(app.Configuration);
        _ = AllowedOrigins.Read(app.Configuration);
        _ = AddressGuard.Read(app.Configuration);
        if (app.Configuration[PathBaseSetting] is { Length: > 0 } path && path[0] == '/' && PathPrefix.IsOwn(path))
        {
            throw new InvalidSettingException(
                PathBaseSetting, "must not begin like a path of the service itself, such as /api or /docs");
        }

        _ = app.Services.GetRequiredService<DatabaseOptions>();
    }
}
