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
    private long _lookUps;

    /// <summary>Tokens that are known without asking the database.</summary>
    internal int Cached => _cache.Count;

    /// <summary>How often the database was asked for a token.</summary>
    internal long LookUps => Interlocked.Read(ref _lookUps);

    /// <summary>
    /// The caller, or null where the request has no valid token. Answers at once and allocates nothing when the token
    /// was seen before.
    /// </summary>
    public ValueTask<Caller?> AuthenticateAsync(HttpContext context)
    {
        // 1. The same token as in the connection's last call?
        var header = RequestToken.HeaderOf(context.Request);
        var recent = header is null ? null : RecentCaller.Of(context);
        if (recent?.With(header) is { } same)
            return new(Use(same));

        // 2. One that was seen before?
        var token = RequestToken.Of(context.Request);
        var fingerprint = TokenFingerprint.Of(token);
        if (_cache.TryGet(fingerprint, out var caller))
        {
            recent?.Note(header, caller);
            return new(Use(caller));
        }

        // 3. One that could be valid?
        return TokenFormat.IsWellFormed(token)
            ? LookUpAsync(TokenFormat.Hash(token), fingerprint, context.RequestAborted)
            : new(default(Caller));
    }

    /// <summary>Stops trusting a token at once: it was revoked, or what it may do has changed.</summary>
    public void Forget(TokenHash hash) => _cache.Remove(hash);

    /// <summary>
    /// The callers who used their token on this node since the instant, as far as they are still known.
    /// </summary>
    public IReadOnlyList<Caller> UsedSince(DateTimeOffset since) => _cache.Where(caller => caller.LastUsedAt >= since);

    private async ValueTask<Caller?> LookUpAsync(
        TokenHash hash, TokenFingerprint fingerprint, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lookUps);
        var generation = _cache.Generation;
        var credential = await store.FindAsync(hash, cancellationToken);
        if (credential is null)
            return null;

        var caller = new Caller(credential);
        _cache.Add(hash, fingerprint, caller, generation);
        return Use(caller);
    }

    private Caller? Use(Caller caller)
    {
        var now = clock.GetUtcNow();
        if (caller.Credential.ExpiresAt <= now)
            return null;

        caller.UsedAt(now);
        return caller;
    }
}
