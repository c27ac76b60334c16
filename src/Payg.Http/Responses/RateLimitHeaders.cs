using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Payg.Http.Responses;

/// <summary>
/// Shows clients how much of a quota is left: <c>RateLimit</c> and <c>RateLimit-Policy</c>, structured fields as in the
/// IETF draft <c>draft-ietf-httpapi-ratelimit-headers-10</c>.
/// </summary>
public static class RateLimitHeaders
{
    /// <summary>The header with what is left.</summary>
    public const string Limit = "RateLimit";

    /// <summary>The header with the quota.</summary>
    public const string Policy = "RateLimit-Policy";

    /// <summary>Says what is left.</summary>
    /// <param name="headers">The headers of the answer.</param>
    /// <param name="name">The policy's name: letters and dashes.</param>
    /// <param name="quota">How many requests it allows in a window.</param>
    /// <param name="window">The window.</param>
    /// <param name="remaining">How many are left.</param>
    /// <param name="reset">When there will be more.</param>
    public static void Set(
        IHeaderDictionary headers, string name, long quota, TimeSpan window, long remaining, TimeSpan reset)
    {
        headers[Policy] = string.Create(
            CultureInfo.InvariantCulture, $"\"{name}\";q={quota};w={SecondsOf(window)}");
        headers[Limit] = string.Create(
            CultureInfo.InvariantCulture, $"\"{name}\";r={remaining};t={SecondsOf(reset)}");
    }

    /// <summary>
    /// Says that nothing is left, and by <c>Retry-After</c> when to come back. Returns how many seconds that is.
    /// </summary>
    /// <param name="headers">The headers of the answer.</param>
    /// <param name="name">The policy's name: letters and dashes.</param>
    /// <param name="quota">How many requests it allows in a window.</param>
    /// <param name="window">The window.</param>
    /// <param name="reset">When there will be more.</param>
    public static int SetSpent(
        IHeaderDictionary headers, string name, long quota, TimeSpan window, TimeSpan reset)
    {
        Set(headers, name, quota, window, 0, reset);
        var seconds = SecondsOf(reset);
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }

    /// <summary>Whole seconds, at least one.</summary>
    private static int SecondsOf(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
