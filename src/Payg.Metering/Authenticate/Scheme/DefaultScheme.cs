using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Metering.Measure;

namespace Payg.Metering.Authenticate.Scheme;

/// <summary>
/// Chooses the default authentication scheme where the application names none: its own where it has one, Payg's where
/// it has no other. Without it, an application whose only scheme was the default would lose it once Payg adds another.
/// Where the application has one, metered endpoints accept Payg's tokens beside it, so that a plain
/// <c>RequireAuthorization()</c> lets API keys pass.
/// </summary>
internal sealed class DefaultScheme : IPostConfigureOptions<AuthenticationOptions>
{
    public string? Own { get; private set; }

    public void PostConfigure(string? name, AuthenticationOptions options)
    {
        if (options is { DefaultScheme: null, DefaultAuthenticateScheme: null })
        {
            var own = options.Schemes.Where(scheme => scheme.Name is not PaygAuthentication.Scheme).Take(2).ToArray();
            if (own.Length < 2)
                options.DefaultScheme = own.Length == 0 ? PaygAuthentication.Scheme : own[0].Name;
        }

        Own = options.DefaultAuthenticateScheme ?? options.DefaultScheme;
        if (Own is null or PaygAuthentication.Scheme)
            return;

        options.AddScheme<TokenOrOwnHandler>(TokenOrOwnHandler.Name, displayName: null);
        options.DefaultAuthenticateScheme = TokenOrOwnHandler.Name;
    }
}

/// <summary>Authenticates metered calls by their token of Payg, all other requests as the application does.</summary>
internal sealed class TokenOrOwnHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    DefaultScheme defaults)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Payg.TokenOrOwn";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Context.AuthenticateAsync(
        MeteredAttribute.Of(Context.GetEndpoint()) is not null && TokenFormat.IsWellFormed(RequestToken.Of(Request))
            ? PaygAuthentication.Scheme
            : defaults.Own);
}
