using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Payg.Http.Responses;
using Payg.Metering.Limits;
using Payg.Service.Diagnostics;

namespace Payg.Service.Accounts.Sessions;

/// <summary>In a minute on this node: by address, and by the user's name that is tried. Thread-safe.</summary>
internal sealed class AttemptLimits(
    IOptions<AttemptLimitOptions> settings, ServiceMetrics metrics, TimeProvider clock)
{
    private const string RegisterPolicy = "register";

    private readonly AttemptCounter _registrations = new(settings.Value.Register, clock);
    private readonly AttemptCounter _logins = new(settings.Value.Login, clock);
    private readonly AttemptCounter _names = new(settings.Value.Login, clock);

    /// <summary>Refuses registrations beyond the limit of the address, before their body is read.</summary>
    public static ValueTask<object?> OnRegisterAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        Of(invocation).FilterAsync(invocation, next, RegisterPolicy, limits => limits._registrations);

    /// <summary>Refuses log-ins beyond the limit of the address, before their body is read.</summary>
    public static ValueTask<object?> OnLoginAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        Of(invocation).FilterAsync(invocation, next, "login", limits => limits._logins);

    /// <summary>Counts whether there is such a user or not; a refusal where there were too many attempts.</summary>
    public ProblemHttpResult? TryName(HttpContext context, string normalizedName)
    {
        var attempt = _names.Take(normalizedName);
        return attempt.IsAllowed
            ? null
            : Refuse(context, "login-user", _names, attempt, "Too many attempts for this user name");
    }

    private static AttemptLimits Of(EndpointFilterInvocationContext invocation) =>
        invocation.HttpContext.RequestServices.GetRequiredService<AttemptLimits>();

    private async ValueTask<object?> FilterAsync(
        EndpointFilterInvocationContext invocation,
        EndpointFilterDelegate next,
        string policy,
        Func<AttemptLimits, AttemptCounter> counterOf)
    {
        var counter = counterOf(this);
        var context = invocation.HttpContext;
        var attempt = counter.Take(ClientAddress.Of(context));
        if (!attempt.IsAllowed)
            return Refuse(context, policy, counter, attempt, "Too many attempts from this address");
        if (counter.Limit > 0)
        {
            RateLimitHeaders.Set(
                context.Response.Headers, policy, counter.Limit, counter.Length, attempt.Remaining, attempt.Reset);
        }

        return await next(invocation);
    }

    private ProblemHttpResult Refuse(
        HttpContext context, string policy, AttemptCounter counter, Attempt attempt, string why)
    {
        if (policy is not RegisterPolicy)
            metrics.SignInLimited();
        return counter.Refuse(context, policy, attempt, why);
    }
}
