using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Payg.Core.Customers;
using Payg.Metering.Authenticate.LookUps;

namespace Payg.Metering.Authenticate;

/// <summary>
/// The callers seen before, by the fingerprint of their token: at most <see cref="Capacity"/>. When it is full, a part
/// of them makes room; they will be looked up again. Thread-safe; a look-up takes no lock.
/// </summary>
internal sealed class CallerCache
{
    /// <summary>The most callers that are kept; about 1 kB each.</summary>
    public const int Capacity = 100_000;

    private const int EvictedAtOnce = Capacity / 20;

    private readonly ConcurrentDictionary<TokenFingerprint, Caller> _callers = new();
    private readonly ConcurrentDictionary<TokenHash, TokenFingerprint> _fingerprints = new();
    private int _count;
    private long _generation;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Changes with every removal.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public bool TryGet(TokenFingerprint fingerprint, [MaybeNullWhen(false)] out Caller caller) =>
        _callers.TryGetValue(fingerprint, out caller);

    /// <summary>
    /// Keeps a caller, unless anything was removed since <paramref name="generation"/>: a token revoked while it was
    /// looked up must not come back.
    /// </summary>
    public void Add(TokenHash hash, TokenFingerprint fingerprint, Caller caller, long generation)
    {
        if (Volatile.Read(ref _count) >= Capacity)
            Evict();
        // The caller first: a thread that finds the hash must find its caller too, to take it away.
        if (_callers.TryAdd(fingerprint, caller))
        {
            _fingerprints[hash] = fingerprint;
            Interlocked.Increment(ref _count);
        }

        if (Generation != generation)
            Take(hash);
    }

    public void Remove(TokenHash hash)
    {
        Interlocked.Increment(ref _generation);
        Take(hash);
    }

    public void Remove(CustomerId customer)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (hash, fingerprint) in _fingerprints)
        {
            if (_callers.TryGetValue(fingerprint, out var caller) && caller.Credential.Customer == customer)
                Take(hash);
        }
    }

    /// <summary>Some of the callers that were last confirmed before a timestamp, by the hash of their token.</summary>
    public IReadOnlyDictionary<TokenHash, Caller> ConfirmedBefore(long timestamp, int most)
    {
        var found = new Dictionary<TokenHash, Caller>();
        foreach (var (hash, fingerprint) in _fingerprints)
        {
            if (found.Count == most)
                break;
            if (_callers.TryGetValue(fingerprint, out var caller) && caller.CheckedAt < timestamp)
                found.Add(hash, caller);
        }

        return found;
    }

    public IReadOnlyList<Caller> Where(Func<Caller, bool> condition) =>
        [.. _callers.Select(entry => entry.Value).Where(condition)];

    private void Evict()
    {
        foreach (var hash in _fingerprints.Select(entry => entry.Key).Take(EvictedAtOnce))
            Take(hash);
    }

    private void Take(TokenHash hash)
    {
        if (!_fingerprints.TryRemove(hash, out var fingerprint)
            || !_callers.TryRemove(fingerprint, out var caller))
        {
            return;
        }

        caller.MarkForgotten();
        Interlocked.Decrement(ref _count);
    }
}
