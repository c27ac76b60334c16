using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payg.Core.Usage;

namespace Payg.Metering.Measure;

/// <summary>Which meters endpoints declare.</summary>
internal static class DeclaredMeters
{
    /// <summary>The method of a meter that counts calls of an endpoint whatever their method.</summary>
    public const string AnyMethod = "*";

    /// <summary>
    /// A meter for each metered endpoint and method. Endpoints may share one; the first names its route.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Two endpoints that share a meter declare different units or initial prices.
    /// </exception>
    public static IReadOnlyList<MeterDeclaration> Of(IEnumerable<Endpoint> endpoints)
    {
        var declared = new Dictionary<(string Key, string Method), (MeterDeclaration Meter, RouteEndpoint Endpoint)>();
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>())
        {
            if (MeteredAttribute.Of(endpoint) is not { } metered)
                continue;

            foreach (var method in MethodsOf(endpoint))
            {
                var meter = Declare(metered, endpoint, method);
                if (!declared.TryAdd((meter.Key, method), (meter, endpoint)))
                    Compare(declared[(meter.Key, method)], (meter, endpoint));
            }
        }

        return [.. declared.Values.Select(declaration => declaration.Meter)];
    }

    /// <summary>
    /// The methods of an endpoint that have a meter each, in upper case. HEAD is free, so it has one only where the
    /// endpoint takes nothing else.
    /// </summary>
    public static IReadOnlyList<string> MethodsOf(Endpoint endpoint)
    {
        var methods = (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Select(method => method.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        string[] counted = [.. methods.Where(method => !HttpMethods.IsHead(method))];
        return counted.Length > 0 ? counted : methods.Length > 0 ? methods : [AnyMethod];
    }

    private static MeterDeclaration Declare(MeteredAttribute metered, RouteEndpoint endpoint, string method) => new(
        metered.Key, method, "/" + endpoint.RoutePattern.RawText?.Trim('/'), metered.Unit, metered.InitialPriceNanos);

    private static void Compare(
        (MeterDeclaration Meter, RouteEndpoint Endpoint) first, (MeterDeclaration Meter, RouteEndpoint Endpoint) second)
    {
        if (string.Equals(first.Meter.Unit, second.Meter.Unit, StringComparison.Ordinal)
            && first.Meter.InitialPriceNanos == second.Meter.InitialPriceNanos)
        {
            return;
        }

        throw new InvalidOperationException(
            $"The endpoints {first.Endpoint.DisplayName} and {second.Endpoint.DisplayName} share the meter "
            + $"'{first.Meter.Key}' ({first.Meter.Method}), but declare different units or prices: {Shown(first)} and "
            + $"{Shown(second)}. Declare the same for both, or use two meters.");
    }

    private static string Shown((MeterDeclaration Meter, RouteEndpoint Endpoint) declared) =>
        $"'{declared.Meter.Unit}' at {declared.Endpoint.Metadata.GetMetadata<MeteredAttribute>()!.InitialPrice}";
}
