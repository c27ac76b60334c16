using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Payg.Core.Meters;
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
    /// <param name="quantity">
    /// How much one call uses, in the unit: 0 to <see cref="UsageRecord.MaxQuantity"/>. The handler may say otherwise
    /// by <see cref="IMeteringFeature.Quantity"/>.
    /// </param>
    /// <param name="initialName">What customers read instead of the key when the meter is first made.</param>
    /// <param name="dimensions">
    /// Returns the dimensions of a call, such as <c>context => [new("model", context.Request.Query["model"])]</c>, from
    /// the request alone: it is asked once, before the handler runs, and must not wait. What is not valid is treated as
    /// by <see cref="IMeteringFeature.SetDimension"/>, by which a handler may set others. When it throws, the call is
    /// answered 500, not served and not charged, and an error is logged.
    /// </param>
    /// <param name="dimensionNames">The names of the dimensions; the meter gets those that it lacks.</param>
    /// <param name="atMost">
    /// Returns how much a call may use at most, before its handler runs. Asked only where the customer's credit is
    /// limited: that much must be left of it, and what the call did not use is given back. Null: the quantity, or 1
    /// where that is only known afterwards.
    /// </param>
    /// <exception cref="ArgumentException">The key, the quantity or a name is out of bounds.</exception>
    public static TBuilder Metered<TBuilder>(
        this TBuilder builder,
        string key,
        string unit = Meter.DefaultUnit,
        string initialPrice = Price.DefaultAmount,
        long quantity = 1,
        string? initialName = null,
        Func<HttpContext, IEnumerable<KeyValuePair<string, string?>>?>? dimensions = null,
        string[]? dimensionNames = null,
        Func<HttpContext, long>? atMost = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.Metered(new MeteredAttribute(key)
        {
            Unit = unit,
            InitialPrice = initialPrice,
            Quantity = quantity,
            InitialName = initialName,
            DimensionsOf = dimensions,
            DimensionNames = dimensionNames ?? [],
            AtMostOf = atMost,
        });

    /// <summary>
    /// Meters the calls of an endpoint or of all endpoints of a group by how much each of them used.
    /// </summary>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="key">The meter's public name: 1 to 100 of <c>a-z 0-9 . _ -</c>.</param>
    /// <param name="quantity">
    /// Returns how much a call used, in the unit: 0 to <see cref="UsageRecord.MaxQuantity"/>. It is asked once, in the
    /// moment before the response starts, if the answer is charged and the handler did not set
    /// <see cref="IMeteringFeature.Quantity"/>; it must not wait. When it throws or returns a value out of bounds, the
    /// call is answered 500 without a body and not charged, and an error is logged.
    /// </param>
    /// <param name="unit">What the quantity counts.</param>
    /// <param name="initialPrice">What one unit costs when the meter is first made, as a decimal number.</param>
    /// <param name="dimensions">
    /// Returns the dimensions of a call, such as <c>context => [new("model", context.Request.Query["model"])]</c>, from
    /// the request alone: it is asked once, before the handler runs, and must not wait. What is not valid is treated as
    /// by <see cref="IMeteringFeature.SetDimension"/>, by which a handler may set others. When it throws, the call is
    /// answered 500, not served and not charged, and an error is logged.
    /// </param>
    /// <param name="dimensionNames">The names of the dimensions; the meter gets those that it lacks.</param>
    /// <param name="atMost">
    /// Returns how much a call may use at most, before its handler runs. Asked only where the customer's credit is
    /// limited: that much must be left of it, and what the call did not use is given back. Null: the quantity, or 1
    /// where that is only known afterwards.
    /// </param>
    /// <exception cref="ArgumentException">The key or a name is not valid.</exception>
    public static TBuilder Metered<TBuilder>(
        this TBuilder builder,
        string key,
        Func<HttpContext, long> quantity,
        string unit = Meter.DefaultUnit,
        string initialPrice = Price.DefaultAmount,
        Func<HttpContext, IEnumerable<KeyValuePair<string, string?>>?>? dimensions = null,
        string[]? dimensionNames = null,
        Func<HttpContext, long>? atMost = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.Metered(new MeteredAttribute(key)
        {
            Unit = unit,
            InitialPrice = initialPrice,
            QuantityOf = quantity,
            DimensionsOf = dimensions,
            DimensionNames = dimensionNames ?? [],
            AtMostOf = atMost,
        });

    /// <summary>
    /// Meters the calls of an endpoint or of all endpoints of a group by the bytes of their bodies. Right for bodies
    /// without an announced length too: these are counted as they are read and written, and the call is recorded before
    /// the end of its response is sent.
    /// </summary>
    /// <param name="builder">The endpoint or group.</param>
    /// <param name="key">The meter's public name: 1 to 100 of <c>a-z 0-9 . _ -</c>.</param>
    /// <param name="body">Whose bytes are the quantity.</param>
    /// <param name="unit">What the quantity counts.</param>
    /// <param name="initialPrice">What one byte costs when the meter is first made, as a decimal number.</param>
    /// <param name="dimensions">
    /// Returns the dimensions of a call, such as <c>context => [new("model", context.Request.Query["model"])]</c>, from
    /// the request alone: it is asked once, before the handler runs, and must not wait. What is not valid is treated as
    /// by <see cref="IMeteringFeature.SetDimension"/>, by which a handler may set others. When it throws, the call is
    /// answered 500, not served and not charged, and an error is logged.
    /// </param>
    /// <param name="dimensionNames">The names of the dimensions; the meter gets those that it lacks.</param>
    /// <param name="atMost">
    /// Returns how much a call may use at most, before its handler runs. Asked only where the customer's credit is
    /// limited: that much must be left of it, and what the call did not use is given back. Null: the quantity, or 1
    /// where that is only known afterwards.
    /// </param>
    /// <exception cref="ArgumentException">The key or a name is not valid.</exception>
    public static TBuilder Metered<TBuilder>(
        this TBuilder builder,
        string key,
        MeteredBody body,
        string unit = "byte",
        string initialPrice = Price.DefaultAmount,
        Func<HttpContext, IEnumerable<KeyValuePair<string, string?>>?>? dimensions = null,
        string[]? dimensionNames = null,
        Func<HttpContext, long>? atMost = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.Metered(new MeteredAttribute(key)
        {
            Unit = unit,
            InitialPrice = initialPrice,
            Body = body,
            DimensionsOf = dimensions,
            DimensionNames = dimensionNames ?? [],
            AtMostOf = atMost,
        });

    /// <summary>
    /// Exempts an endpoint of a metered group, or a whole group: its calls are served free of charge, and Payg does not
    /// ask who makes them.
    /// </summary>
    /// <param name="builder">The endpoint or group.</param>
    public static TBuilder DisableMetering<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(static endpoint => endpoint.Metadata.Add(new DisableMeteringAttribute()));
        return builder;
    }

    private static TBuilder Metered<TBuilder>(this TBuilder builder, MeteredAttribute metered)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(metered));
        return builder;
    }
}
