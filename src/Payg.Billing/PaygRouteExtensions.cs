using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payg.Billing.Credits;
using Payg.Billing.Keys;
using Payg.Billing.Limits;
using Payg.Billing.Prices;
using Payg.Billing.Usage;

namespace Payg.Billing;

/// <summary>Maps what customers are shown.</summary>
public static class PaygRouteExtensions
{
    /// <summary>
    /// Maps, under a prefix such as <c>/billing</c>: <c>cost</c>, <c>usage</c>, <c>balance</c>, <c>credits</c>,
    /// <c>limits</c> and <c>keys</c>, each for the customer who asks, and <c>prices</c>, for everybody. May be called
    /// once. The names of the endpoints begin with <c>payg_</c>.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="prefix">Where to map them.</param>
    /// <exception cref="InvalidOperationException">
    /// <c>AddPayg</c> was not called, or this was called before.
    /// </exception>
    public static RouteGroupBuilder MapPayg(this IEndpointRouteBuilder app, string prefix)
    {
        BillingMarks.Of(app.ServiceProvider).Map();
        var payg = app.MapGroup(prefix);
        payg.AddEndpointFilter<RouteGroupBuilder, BillingFilter>();
        payg.MapCost();
        payg.MapUsage();
        payg.MapCredits();
        payg.MapLimits();
        payg.MapKeys();
        payg.MapPrices();
        return payg;
    }
}
