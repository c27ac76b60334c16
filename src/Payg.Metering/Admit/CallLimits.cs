using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Http.Responses;

namespace Payg.Metering.Admit;

/// <summary>
/// Holds customers to their limits, each for all tokens of a customer together and for this node alone. It keeps about
/// 200 bytes for each limit that an administrator has set. Thread-safe, lock-free.
/// </summary>
internal sealed class CallLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(CustomerId, MeterId), CallBucket> _buckets = new();

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
