using System.Collections.Concurrent;
using Payg.Core.Customers;
using Payg.Core.Usage;

namespace Payg.Metering.Admit;

/// <summary>
/// Holds customers to the limits that their credentials tell. A limit is for all tokens of a customer together, and for
/// this node alone. Kept are as many buckets as there were limits whose meters were called, for each of which an
/// administrator has made a row: about 200 bytes each. Thread-safe, lock-free; allocates with the first call alone.
/// </summary>
internal sealed class CallLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(CustomerId, MeterId), CallBucket> _buckets = new();

    /// <summary>
    /// Counts a call that may pass; else says by which limit it may not. A call for which there is no limit passes.
    /// </summary>
    public CallQuota? Pass(Credential credential, MeterId meter)
    {
        if (!TryRate(credential, meter, out var rate))
            return null;

        var bucket = BucketOf(credential.Customer, meter);
        return bucket.TryTake(rate, clock) ? null : new CallQuota(rate.CallsPerMinute, bucket.NextIn(rate, clock));
    }

    private bool TryRate(Credential credential, MeterId meter, out CallRate rate)
    {
        if (credential.CallsPerMinute is { } limits && limits.TryGetValue(meter, out var callsPerMinute))
        {
            rate = new CallRate(callsPerMinute, clock.TimestampFrequency);
            return true;
        }

        rate = default;
        return false;
    }

    private CallBucket BucketOf(CustomerId customer, MeterId meter) =>
        _buckets.GetOrAdd((customer, meter), static _ => new CallBucket());
}

/// <summary>A limit, and when it lets the next call through.</summary>
/// <param name="CallsPerMinute">The limit.</param>
/// <param name="NextIn">How long until a call would be let through.</param>
internal readonly record struct CallQuota(int CallsPerMinute, TimeSpan NextIn);
