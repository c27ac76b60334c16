using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Payg.Metering.Billing.Keys;
using Payg.Metering.Billing.Prices;
using Payg.Metering.Billing.Usage;

namespace Payg.Metering;

/// <summary>Maps what customers are shown.</summary>
public static class PaygRouteExtensions
{
    /// <summary>
    /// Maps, under a prefix such as <c>/billing</c>: <c>cost</c>, <c>usage</c> and <c>keys</c>, each for the customer
    /// who asks, and <c>prices</c>, for everybody. May be called once.
    /// </summary>
    public static RouteGroupBuilder MapPayg(this IEndpointRouteBuilder app, string prefix)
    {
        var payg = app.MapGroup(prefix);
        payg.MapCost();
        payg.MapUsage();
        payg.MapKeys();
        payg.MapPrices();
        return payg;
    }
}
