using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payg.Core.Meters;

namespace Payg.Metering.Measure;

internal static class DeclaredMeters
{
    /// <summary>The meters with the endpoints that are bound to each.</summary>
    /// <exception cref="InvalidOperationException">
    /// Two endpoints that share a meter declare different units or initial prices, or too many dimensions.
    /// </exception>
    public static IReadOnlyList<MeterDeclaration> Of(IEnumerable<Endpoint> endpoints)
    {
        var declared = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>())
        {
            if (MeteredAttribute.Of(endpoint) is not { } metered)
                continue;

            if (!declared.TryGetValue(metered.Key, out var first))
                declared.Add(metered.Key, first = new Declaration(metered, endpoint, [], []));
            Compare(first, metered, endpoint);
            first.Dimensions.UnionWith(metered.ConstantDimensions?.Values.Keys ?? []);
            first.Dimensions.UnionWith(metered.DimensionNames);
            foreach (var method in MethodsOf(endpoint))
                first.Bound.Add(new MeterEndpoint(method, "/" + endpoint.RoutePattern.RawText?.Trim('/')));
        }

        return
        [
            .. declared.Values.Select(first => new MeterDeclaration(
                first.Metered.Key, first.Metered.Unit, first.Metered.InitialPriceNanos,
                [.. first.Bound.Distinct()])
            {
                InitialName = first.Metered.InitialName,
                Dimensions = DimensionsOf(first),
            }),
        ];
    }

    /// <summary>HEAD is free, so it is a counted method only where the endpoint takes nothing else.</summary>
    private static string[] MethodsOf(Endpoint endpoint)
    {
        var methods = (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Select(method => method.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        string[] counted = [.. methods.Where(method => !HttpMethods.IsHead(method))];
        return counted.Length > 0 ? counted : methods.Length > 0 ? methods : [MeterEndpoint.AnyMethod];
    }

    private static void Compare(Declaration first, MeteredAttribute metered, RouteEndpoint endpoint)
    {
        if (string.Equals(first.Metered.Unit, metered.Unit, StringComparison.Ordinal)
            && first.Metered.InitialPriceNanos == metered.InitialPriceNanos)
        {
            return;
        }

        throw new InvalidOperationException(
            $"The endpoints {first.Endpoint.DisplayName} and {endpoint.DisplayName} share the meter '{metered.Key}', "
            + $"but declare different units or prices: {Shown(first.Metered)} and {Shown(metered)}. Declare the same "
            + "for both, or use two meters.");
    }

    private static string Shown(MeteredAttribute metered) => $"'{metered.Unit}' at {metered.InitialPrice}";

    private static IReadOnlyList<string> DimensionsOf(Declaration declaration) =>
        declaration.Dimensions.Count <= Dimensions.MaxCount
            ? [.. declaration.Dimensions]
            : throw new InvalidOperationException(
                $"The endpoints of meter '{declaration.Metered.Key}' declare too many dimensions: "
                + $"{string.Join(", ", declaration.Dimensions)}. A meter has at most {Dimensions.MaxCount}.");

    private sealed record Declaration(
        MeteredAttribute Metered, RouteEndpoint Endpoint, List<MeterEndpoint> Bound, HashSet<string> Dimensions);
}
