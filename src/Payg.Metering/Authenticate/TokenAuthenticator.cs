using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;

namespace Payg.Metering.Authenticate;

/// <summary>
/// From a request to its caller: reads the token, refuses a malformed one without a look-up, and asks the database
/// only the first time it sees a token. Thread-safe.
/// </summary>
public sealed class TokenAuthenticator(ICredentialStore store, TimeProvider clock)
{
    private readonly CallerCache _cache = new();

    /// <summary>
    /// The caller, or null where the request has no valid token. Answers at once and allocates nothing when the token
    /// was seen before.
    /// </summary>
    public ValueTask<Caller?> AuthenticateAsync(HttpContext context)
    {
        var token = RequestToken.Of(context.Request);
        if (!TokenFormat.IsWellFormed(token))
            return new(default(Caller));

        var hash = TokenFormat.Hash(token);
        return _cache.TryGet(hash, out var caller)
            ? new(IsExpired(caller) ? null : caller)
            : LookUpAsync(hash, context.RequestAborted);
    }

    /// <summary>Stops trusting a token at once: it was revoked, or what it may do has changed.</summary>
    public void Forget(TokenHash hash) => _cache.Remove(hash);

    private async ValueTask<Caller?> LookUpAsync(TokenHash hash, CancellationToken cancellationToken)
    {
        var generation = _cache.Generation;
        var credential = await store.FindAsync(hash, cancellationToken);
        if (credential is null)
            return null;

        var caller = new Caller(credential);
        _cache.Add(hash, caller, generation);
        return caller;
    }

    private bool IsExpired(Caller caller) => caller.Credential.ExpiresAt <= clock.GetUtcNow();
}
