using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Chooses the default authentication scheme where the application names none: its own where it has one, Payg's where
/// it has none. Without it, an application whose only scheme was the default would have none once Payg adds another.
/// </summary>
internal sealed class DefaultScheme : IPostConfigureOptions<AuthenticationOptions>
{
    public void PostConfigure(string? name, AuthenticationOptions options)
    {
        if (options.DefaultScheme is not null || options.DefaultAuthenticateScheme is not null)
            return;

        var own = options.Schemes.Where(scheme => scheme.Name is not PaygAuthentication.Scheme).Take(2).ToArray();
        if (own.Length < 2)
            options.DefaultScheme = own.Length == 0 ? PaygAuthentication.Scheme : own[0].Name;
    }
}
