using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Core.Usage;
using Payg.Http.Errors;

namespace Payg.Metering.Authenticate.Scheme;

/// <summary>The authentication scheme of the endpoints that are not metered; both kinds share the look-up.</summary>
internal sealed class TokenAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private LedgerUnavailableException? _away;
    private bool _isDisabled;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        Caller? caller;
        try
        {
            caller = await callers.FindAsync(Context);
        }
        catch (LedgerUnavailableException exception)
        {
            _away = exception;
            return AuthenticateResult.Fail(exception);
        }

        _isDisabled = caller is { IsDisabled: true };
        if (caller is null or { IsDisabled: true })
            return AuthenticateResult.NoResult();

        Context.Features.Set(caller);
        return AuthenticateResult.Success(new AuthenticationTicket(caller.Principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_away is not null)
            return Problems.DatabaseUnavailableAsync(Context, _away);

        return _isDisabled
            ? Problems.WriteAsync(
                Context, StatusCodes.Status403Forbidden, Refusals.DisabledCode, Refusals.DisabledDetail)
            : Refusals.UnauthorizedAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "forbidden", "You may not do this.");
}
