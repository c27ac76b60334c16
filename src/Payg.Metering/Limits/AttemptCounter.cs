using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Responses;

namespace Payg.Metering.Limits;

/// <summary>
/// Counts attempts by key, such as an address, in windows of time. It keeps a fixed table of counters and no keys:
/// however many keys there are it takes half a megabyte. Keys that meet at one counter are counted together; which do
/// differs from process to process and cannot be foreseen. Thread-safe, lock-free.
/// </summary>
/// <param name="limit">Attempts in a window; 0 is no limit.</param>
/// <param name="clock">The time.</param>
/// <param name="length">How long a window is; null: a minute.</param>
public sealed class AttemptCounter(int limit, TimeProvider clock, TimeSpan? length = null)
{
    /// <summary>How long a window is unless another length was given.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int Counters = 1 << 16;

    // The number of the window in the upper half, the attempts in it in the lower half.
    private readonly long[] _counters = new long[limit == 0 ? 0 : Counters];
    private readonly long _ticks = (length ?? Window).Ticks;

    /// <summary>Attempts in a window; 0 is no limit.</summary>
    public int Limit => limit;

    /// <summary>How long a window is.</summary>
    public TimeSpan Length => TimeSpan.FromTicks(_ticks);

    /// <summary>Counts one attempt, unless the limit is reached.</summary>
    public Attempt Take(string key)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var window = now / _ticks;
        var reset = TimeSpan.FromTicks(_ticks - (now % _ticks));
        if (limit == 0)
            return new Attempt(true, 0, reset);

        ref var counter = ref CounterOf(key);
        while (true)
        {
            var seen = Volatile.Read(ref counter);
            var taken = seen >> 32 == (int)window ? (int)seen : 0;
            if (taken >= limit)
                return new Attempt(false, 0, reset);
            if (Interlocked.CompareExchange(ref counter, (window << 32) | (uint)(taken + 1), seen) == seen)
                return new Attempt(true, limit - taken - 1, reset);
        }
    }

    /// <summary>The response to an attempt that <see cref="Take"/> did not allow: 429, and when to try again.</summary>
    /// <param name="context">The request.</param>
    /// <param name="policy">The name of the limit in the headers: letters and dashes.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="why">The start of the sentence that explains it.</param>
    public ProblemHttpResult Refuse(HttpContext context, string policy, Attempt attempt, string why)
    {
        ArgumentNullException.ThrowIfNull(context);
        var seconds = RateLimitHeaders.SetSpent(context.Response.Headers, policy, limit, Length, attempt.Reset);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "rate_limited", $"{why}: try again in {seconds} s.");
    }

    /// <summary>Gives back an attempt that turned out not to count, unless its window is over.</summary>
    public void GiveBack(string key)
    {
        if (limit == 0)
            return;

        var window = clock.GetUtcNow().UtcTicks / _ticks;
        ref var counter = ref CounterOf(key);
        while (true)
        {
            var seen = Volatile.Read(ref counter);
            if (seen >> 32 != (int)window || (int)seen == 0
                || Interlocked.CompareExchange(ref counter, seen - 1, seen) == seen)
            {
                return;
            }
        }
    }

    private ref long CounterOf(string key) =>
        ref _counters[string.GetHashCode(key, StringComparison.Ordinal) & (Counters - 1)];
}
