using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Http.Responses;

namespace Payg.Metering.Admit;

/// <summary>
/// Holds customers to the limits that their credentials tell. A limit is for all tokens of a customer together, and for
/// this node alone. Kept are as many buckets as there were limits whose meters were called, for each of which an
/// administrator has made a row: about 200 bytes each. Thread-safe, lock-free; allocates with the first call alone.
/// </summary>
internal sealed class CallLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(CustomerId, MeterId), CallBucket> _buckets = new();

    /// <summary>Counts a call that may pass.</summary>
    /// <param name="credential">Whose call it is.</param>
    /// <param name="meter">What is called.</param>
    /// <param name="quota">What the limit leaves after the call, or null.</param>
    public bool TryPass(Credential credential, MeterId meter, out CallQuota? quota)
    {
        if (!TryRate(credential, meter, out var rate))
        {
            quota = null;
            return true;
        }

        var bucket = BucketOf(credential.Customer, meter);
        var passes = bucket.TryTake(rate, clock);
        var (calls, moreIn) = bucket.Room(rate, clock);
        quota = new CallQuota(rate.CallsPerMinute, passes ? calls : 0, moreIn);
        return passes;
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

/// <summary>A limit, and what it leaves.</summary>
/// <param name="CallsPerMinute">The limit.</param>
/// <param name="Remaining">How many calls would be let through at once.</param>
/// <param name="MoreIn">How long until it is one more.</param>
internal readonly record struct CallQuota(int CallsPerMinute, int Remaining, TimeSpan MoreIn)
{
    private const string Policy = "calls";

    public void WriteTo(IHeaderDictionary headers) =>
        RateLimitHeaders.Set(headers, Policy, CallsPerMinute, TimeSpan.FromMinutes(1), Remaining, MoreIn);

    /// <summary>Writes that the limit is reached. Returns in how many seconds to come back.</summary>
    public int WriteSpentTo(IHeaderDictionary headers) =>
        RateLimitHeaders.SetSpent(headers, Policy, CallsPerMinute, TimeSpan.FromMinutes(1), MoreIn);
}
