using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate.LookUps;
using Payg.Metering.Limits;
using Payg.Metering.Settings;

namespace Payg.Metering.Authenticate;

/// <summary>
/// From a request to its caller: reads the token, refuses a malformed one without a look-up, and asks the database
/// only the first time it sees a token. Tokens that do not exist are remembered for a moment, and an address that sends
/// many of them waits its turn: its look-ups share queries. Thread-safe.
/// </summary>
public sealed class TokenAuthenticator(
    ICredentialStore store, IOptions<PaygOptions> payg, IOptions<RateLimitOptions> limits, TimeProvider clock)
{
    private readonly CallerCache _cache = new();
    private readonly UnknownTokens _unknown = new(clock);
    private readonly SharedLookUps _shared = new(store, clock);
    private readonly AttemptCounter _failures = new(limits.Value.UnknownTokens, clock);
    private long _lookUps;

    internal int Cached => _cache.Count;

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
        var now = clock.GetUtcNow();
        if (recent?.With(header) is { } same && !same.HasIdled(now))
            return new(Use(same, now));

        // 2. One that was seen before?
        var token = RequestToken.Of(context.Request);
        var fingerprint = TokenFingerprint.Of(token);
        if (_cache.TryGet(fingerprint, out var caller))
        {
            if (!caller.HasIdled(now))
            {
                recent?.Note(header, caller);
                return new(Use(caller, now));
            }

            // Another node may have seen the token since: the database knows.
            Forget(TokenFormat.Hash(token));
        }

        // 3. One that could be valid, and was not refused a moment ago?
        if (!TokenFormat.IsWellFormed(token))
            return new(default(Caller));

        var hash = TokenFormat.Hash(token);
        return _unknown.Contains(hash) ? new(default(Caller)) : LookUpAsync(context, hash, fingerprint);
    }

    /// <summary>The caller of a request as far as known without a look-up; for the log.</summary>
    internal Caller? Known(HttpRequest request) =>
        _cache.TryGet(TokenFingerprint.Of(RequestToken.Of(request)), out var caller) ? caller : null;

    /// <summary>
    /// Looks a token up again at its next use: it was revoked, or what it may do has changed, or it is valid again.
    /// </summary>
    public void Forget(TokenHash hash)
    {
        _cache.Remove(hash);
        _unknown.Remove(hash);
    }

    /// <summary>Looks all tokens of a customer up again at their next use: what they may do has changed.</summary>
    public void Forget(CustomerId customer)
    {
        _cache.Remove(customer);

        // They are not known by their customer, and this is rare.
        _unknown.Clear();
    }

    /// <summary>
    /// Asks the database again about tokens that it last confirmed too long ago, so that a change that was missed does
    /// not stay so. While the database is unavailable, all stay as they are.
    /// </summary>
    internal async Task ConfirmAsync(TimeSpan maxAge, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        var old = _cache.ConfirmedBefore(now - (long)(maxAge.TotalSeconds * clock.TimestampFrequency), most);
        if (old.Count == 0)
            return;

        var found = await store.FindAsync([.. old.Keys], cancellationToken);
        foreach (var (hash, caller) in old)
        {
            if (found.TryGetValue(hash, out var credential) && credential.IsSame(caller.Credential))
                caller.CheckedAt = now;
            else
                _cache.Remove(hash);
        }
    }

    /// <summary>
    /// The callers who used their token on this node since the instant, as far as they are still known.
    /// </summary>
    public IReadOnlyList<Caller> UsedSince(DateTimeOffset since) => _cache.Where(caller => caller.LastUsedAt >= since);

    private async ValueTask<Caller?> LookUpAsync(HttpContext context, TokenHash hash, TokenFingerprint fingerprint)
    {
        // 1. Every look-up counts as one that fails until it has succeeded, so that many at once do not pass the limit.
        var address = ClientAddress.Of(context);
        var attempt = _failures.Take(address);
        var (generation, unknownGeneration) = (_cache.Generation, _unknown.Generation);

        // 2. Beyond the limit a valid token still gets through, but a flood of others costs a few queries a second.
        Credential? credential;
        if (attempt.IsAllowed)
        {
            Interlocked.Increment(ref _lookUps);
            credential = await store.FindAsync(hash, context.RequestAborted);
        }
        else if (_shared.TryFind(hash, out var turn))
        {
            credential = await turn.WaitAsync(context.RequestAborted);
        }
        else
        {
            context.Features.Set(new UnknownTokenLimit(_failures.Limit, SharedLookUps.Interval));
            return null;
        }

        // 3. Remember either answer.
        if (credential is null)
        {
            _unknown.Add(hash, unknownGeneration);
            if (!attempt.IsAllowed)
                context.Features.Set(new UnknownTokenLimit(_failures.Limit, attempt.Reset));
            return null;
        }

        if (attempt.IsAllowed)
            _failures.GiveBack(address);
        var caller = new Caller(credential, payg.Value.CustomerClaim) { CheckedAt = clock.GetTimestamp() };
        _cache.Add(hash, fingerprint, caller, generation);
        return Use(caller, clock.GetUtcNow());
    }

    private static Caller? Use(Caller caller, DateTimeOffset now)
    {
        if (caller.HasExpired(now))
            return null;

        caller.UsedAt(now);
        return caller;
    }
}
