using Microsoft.AspNetCore.Http.Timeouts;
using Payg.Http.Errors;

namespace Payg.Service.Protection;

/// <summary>How long a request may be worked on, but for those that say that they may take long.</summary>
internal static class RequestTimeLimit
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>After 30 seconds the work is cancelled and the answer is 503.</summary>
    public static void AddRequestTimeLimit(this IServiceCollection services) =>
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = s_limit,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context => Problems.UnavailableAsync(
                context, "timed_out", "This took too long and was given up: ask for less, or try again in a moment."),
        });
}
