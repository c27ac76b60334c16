using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payg.Metering.Authenticate;
using Payg.Metering.Limits;
using Payg.Metering.Settings;

namespace Payg.Metering.Admit;

/// <summary>
/// How often a customer may do what leaves a trace for good, and an address what costs a query and needs no token, on
/// this node. Thread-safe.
/// </summary>
public sealed class RequestLimits(IOptions<RateLimitOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly AttemptCounter _changes = new(options.Value.Changes, clock);
    private readonly AttemptCounter _changesPerDay = new(options.Value.ChangesPerDay, clock, s_day);
    private readonly AttemptCounter _estimates = new(options.Value.Estimates, clock);

    /// <summary>Refuses changes beyond the limits of the customer, before their body is read.</summary>
    public ProblemHttpResult? TryChange(HttpContext context)
    {
        var customer = CustomerOf(context);
        return Try(context, _changes, customer, "changes", "Too many changes")
            ?? Try(context, _changesPerDay, customer, "changes-per-day", "Too many changes today");
    }

    /// <summary>Gives a change back that turned out not to count.</summary>
    public void GiveBackChange(HttpContext context)
    {
        var customer = CustomerOf(context);
        _changes.GiveBack(customer);
        _changesPerDay.GiveBack(customer);
    }

    /// <summary>Refuses estimates beyond the limit of the address.</summary>
    public ProblemHttpResult? TryEstimate(HttpContext context) => Try(
        context, _estimates, ClientAddress.Of(context), "estimates", "Too many estimates from this address");

    private static string CustomerOf(HttpContext context) =>
        context.Features.Get<Caller>()?.Credential.Customer.ToString() ?? ClientAddress.Of(context);

    private static ProblemHttpResult? Try(
        HttpContext context, AttemptCounter counter, string key, string policy, string why) =>
        counter.Take(key) is { IsAllowed: false } attempt ? counter.Refuse(context, policy, attempt, why) : null;
}

/// <summary>Says that an endpoint is limited by customer.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitedChangesAttribute : Attribute;

/// <summary>Puts endpoints under a limit.</summary>
public static class RequestLimitExtensions
{
    /// <summary>Limits how often a customer may do this: it changes something and leaves a trace.</summary>
    public static RouteHandlerBuilder LimitChanges(this RouteHandlerBuilder builder) =>
        builder.Limit((limits, context) => limits.TryChange(context)).WithMetadata(new LimitedChangesAttribute());

    /// <summary>Limits how often an address may ask for this: it costs queries and needs no token.</summary>
    public static RouteHandlerBuilder LimitEstimates(this RouteHandlerBuilder builder) =>
        builder.Limit((limits, context) => limits.TryEstimate(context));

    private static RouteHandlerBuilder Limit(
        this RouteHandlerBuilder builder, Func<RequestLimits, HttpContext, ProblemHttpResult?> refuse) =>
        builder.AddEndpointFilter(async (invocation, next) =>
        {
            var limits = invocation.HttpContext.RequestServices.GetRequiredService<RequestLimits>();
            return refuse(limits, invocation.HttpContext) is { } refusal ? refusal : await next(invocation);
        });
}
