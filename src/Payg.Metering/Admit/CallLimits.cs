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

    /// <summary>Whether a call may pass; if so, it is counted. One for which there is no limit may.</summary>
    public bool TryPass(Credential credential, MeterId meter) =>
        !TryRate(credential, meter, out var rate) || BucketOf(credential.Customer, meter).TryTake(rate, clock);

    /// <summary>What to tell somebody whose call may not pass; null where there is no limit.</summary>
    public CallQuota? QuotaOf(Credential credential, MeterId meter) =>
        TryRate(credential, meter, out var rate)
            ? new CallQuota(rate.CallsPerMinute, BucketOf(credential.Customer, meter).NextIn(rate, clock))
            : null;

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
