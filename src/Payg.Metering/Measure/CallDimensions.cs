using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Payg.Core.Meters;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Measure;

/// <summary>
/// The dimensions of a call, as its endpoint declares them and its handler sets them. What a meter does not take never
/// fails a call: a name that is not among the meter's dimensions is ignored, and a value that is not valid becomes
/// <see cref="Dimensions.Other"/>; either is logged once for each meter.
/// </summary>
internal static class CallDimensions
{
    /// <summary>What an endpoint declares for a request; null: none.</summary>
    public static Dimensions? Declared(
        MeteredAttribute metered, BoundMeter meter, HttpContext context, ILogger logger)
    {
        var constant = OfMeter(metered.ConstantDimensions, meter, logger);
        if (metered.DimensionsOf is not { } find)
            return constant;
        Dictionary<string, string> values;
        try
        {
            if (find(context) is not { } found)
                return constant;
            values = new(constant?.Values ?? Dimensions.None.Values, StringComparer.Ordinal);
            foreach (var (name, value) in found)
                Set(values, meter, name, value, logger);
        }
        catch (Exception failure)
        {
            // What the call costs is not known, so it is not served.
            logger.DimensionsUnknown(failure, metered.Key);
            throw new InvalidOperationException(
                $"The dimensions of a call of '{metered.Key}' are not known.", failure);
        }

        return values.Count == 0 ? null : Dimensions.Of(values);
    }

    public static Dimensions? With(
        Dimensions? before, BoundMeter meter, string name, string? value, ILogger logger)
    {
        var values = new Dictionary<string, string>(
            before?.Values ?? Dimensions.None.Values, StringComparer.Ordinal);
        Set(values, meter, name, value, logger);
        return values.Count == 0 ? null : Dimensions.Of(values);
    }

    private static Dimensions? OfMeter(Dimensions? constant, BoundMeter meter, ILogger logger)
    {
        if (constant is null || constant.Values.Keys.All(name => Takes(meter, name)))
            return constant;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in constant.Values)
            Set(values, meter, name, value, logger);
        return values.Count == 0 ? null : Dimensions.Of(values);
    }

    private static void Set(
        Dictionary<string, string> values, BoundMeter meter, string name, string? value, ILogger logger)
    {
        if (!Takes(meter, name))
        {
            // A name may come from a caller, so it is logged only where it can be one.
            if (meter.IsFirst(CallFault.UnknownDimension))
                logger.DimensionIgnored(meter.Meter.Key, Dimensions.IsName(name) ? name : "?");
        }
        else if (string.IsNullOrEmpty(value))
        {
            values.Remove(name);
        }
        else if (Dimensions.IsValue(value))
        {
            values[name] = value;
        }
        else
        {
            if (meter.IsFirst(CallFault.InvalidValue))
                logger.DimensionReplaced(meter.Meter.Key, name);
            values[name] = Dimensions.Other;
        }
    }

    private static bool Takes(BoundMeter meter, string name) =>
        meter.Meter.Dimensions.Contains(name, StringComparer.Ordinal);
}

/// <summary>What is logged once for each meter.</summary>
[Flags]
internal enum CallFault
{
    None = 0,
    UnknownDimension = 1,
    InvalidValue = 2,
}
