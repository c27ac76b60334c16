using Microsoft.AspNetCore.Http;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Finds who calls: by a token of Payg, or else, where the settings name one, by a claim. Thread-safe; answers at once
/// for callers seen before.
/// </summary>
internal sealed class Callers(TokenAuthenticator tokens, ClaimedCallers? claims = null)
{
    public ValueTask<Caller?> FindAsync(HttpContext context)
    {
        var byToken = tokens.AuthenticateAsync(context);
        if (claims is null)
            return byToken;
        if (!byToken.IsCompletedSuccessfully)
            return FindAsync(context, byToken, claims);

        var caller = byToken.GetAwaiter().GetResult();
        return caller is null ? claims.FindAsync(context) : new(caller);
    }

    private static async ValueTask<Caller?> FindAsync(
        HttpContext context, ValueTask<Caller?> byToken, ClaimedCallers claims) =>
        await byToken ?? await claims.FindAsync(context);
}
