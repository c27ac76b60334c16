using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;
using Payg.Storage.Customers;

namespace Payg.Metering.Authenticate;

/// <summary>
/// From the claim that the application's own authentication found to the caller. The database is asked the first time
/// that a customer is seen, and makes them where they are new. At most <see cref="Capacity"/> are kept; when it is
/// full, a part of them makes room. Thread-safe; a look-up takes no lock.
/// </summary>
internal sealed class ClaimedCallers(CustomerStore store, string claimType, TimeProvider clock)
{
    /// <summary>The most callers that are kept; about 1 kB each.</summary>
    public const int Capacity = 100_000;

    private const int EvictedAtOnce = Capacity / 20;

    /// <summary>The claim of RFC 7519, section 4.1.2; ASP.NET Core may have renamed it to its own name.</summary>
    private const string Subject = "sub";

    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private int _count;
    private long _generation;

    /// <summary>Null also where the request's user has no claim that can be used.</summary>
    public ValueTask<Caller?> FindAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true || NameOf(context.User) is not { } name)
            return new(default(Caller));

        return _callers.TryGetValue(name, out var caller) ? new(caller) : LookUpAsync(name, context.RequestAborted);
    }

    /// <summary>Looks a customer up again at their next call: their access changed.</summary>
    public void Forget(CustomerId customer)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (name, caller) in _callers)
        {
            if (caller.Credential.Customer == customer)
                Take(name);
        }
    }

    /// <summary>Looks customers up again who were confirmed too long ago; all stay if that fails.</summary>
    public async Task ConfirmAsync(TimeSpan maxAge, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        var before = now - (long)(maxAge.TotalSeconds * clock.TimestampFrequency);
        var old = _callers.Where(entry => entry.Value.CheckedAt < before).Take(most).ToArray();
        if (old.Length == 0)
            return;

        var found = await store.FindAsync(
            [.. old.Select(entry => entry.Value.Credential.Customer.Value)], cancellationToken);
        foreach (var (name, caller) in old)
        {
            if (found.TryGetValue(caller.Credential.Customer.Value, out var known)
                && known.IsSame(caller.Credential))
            {
                caller.CheckedAt = now;
            }
            else
            {
                Take(name);
            }
        }
    }

    private string? NameOf(ClaimsPrincipal user)
    {
        var claim = user.FindFirst(claimType)
            ?? (claimType is Subject ? user.FindFirst(ClaimTypes.NameIdentifier) : null);
        return claim is not null && CustomerStore.IsName(claim.Value) ? claim.Value : null;
    }

    private async ValueTask<Caller?> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        var generation = Interlocked.Read(ref _generation);
        var credential = await store.EnsureAsync(name, cancellationToken);
        if (Volatile.Read(ref _count) >= Capacity)
            Evict();

        var caller = new Caller(credential) { IsClaimed = true, CheckedAt = clock.GetTimestamp() };
        if (_callers.TryAdd(name, caller))
            Interlocked.Increment(ref _count);

        // A customer who was forgotten during the look-up must not stay as they were.
        if (Interlocked.Read(ref _generation) != generation)
            Take(name);
        return caller;
    }

    private void Evict()
    {
        foreach (var name in _callers.Select(entry => entry.Key).Take(EvictedAtOnce))
            Take(name);
    }

    private void Take(string name)
    {
        if (_callers.TryRemove(name, out _))
            Interlocked.Decrement(ref _count);
    }
}
