using Microsoft.AspNetCore.Builder;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Metering.Measure;

namespace Payg.Metering;

/// <summary>Declares endpoints metered.</summary>
public static class PaygEndpointExtensions
{
    /// <summary>
    /// Meters the calls of an endpoint or of all endpoints of a group: each one answered 2xx is charged to the
    /// customer whose token it carries.
    /// </summary>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="key">The meter's public name: 1 to 100 of <c>a-z 0-9 . _ -</c>.</param>
    /// <param name="unit">What the quantity counts.</param>
    /// <param name="initialPrice">What one unit costs when the meter is first made, as a decimal number.</param>
    public static TBuilder Metered<TBuilder>(
        this TBuilder builder, string key, string unit = Meter.DefaultUnit, string initialPrice = Price.DefaultAmount)
        where TBuilder : IEndpointConventionBuilder
    {
        var metered = new MeteredAttribute(key) { Unit = unit, InitialPrice = initialPrice };
        builder.Add(endpoint => endpoint.Metadata.Add(metered));
        return builder;
    }
}
