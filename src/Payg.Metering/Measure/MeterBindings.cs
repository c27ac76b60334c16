using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payg.Core.Usage;

namespace Payg.Metering.Measure;

/// <summary>
/// Which meter counts which calls. Bound once the database can be asked, before the first call.
/// Thread-safe.
/// </summary>
public sealed class MeterBindings
{
    private const string AnyMethod = "*";

    private readonly Lock _gate = new();
    private readonly EndpointDataSource _endpoints;
    private readonly IMeterCatalog _catalog;
    private readonly MeteringMetrics _metrics;
    private volatile FrozenDictionary<string, FrozenDictionary<string, BoundMeter>> _meters =
        FrozenDictionary<string, FrozenDictionary<string, BoundMeter>>.Empty;

    private long _turns;
    private long _lastTurn;

    internal MeterBindings(EndpointDataSource endpoints, IMeterCatalog catalog, MeteringMetrics metrics) =>
        (_endpoints, _catalog, _metrics) = (endpoints, catalog, metrics);

    /// <summary>The meters in use, in the order in which endpoints declare them.</summary>
    public IReadOnlyList<Meter> All { get; private set; } = [];

    /// <summary>Makes the meters that endpoints declare and are new, and learns the numbers of all.</summary>
    public async Task BindMetersAsync(CancellationToken cancellationToken)
    {
        // 1. What is declared: a meter for each metered endpoint and method. Endpoints may share one; the first names
        // its route.
        var declared = (
            from endpoint in _endpoints.Endpoints.OfType<RouteEndpoint>()
            let metered = endpoint.Metadata.GetMetadata<MeteredAttribute>()
            where metered is not null
            from method in MethodsOf(endpoint)
            select Declaration(metered, endpoint, method))
            .DistinctBy(meter => (meter.Key, meter.Method))
            .ToArray();

        // 2. Their numbers, and what a call looks up: the meter by key and method.
        All = await _catalog.EnsureAsync(declared, cancellationToken);
        _meters = All.GroupBy(meter => meter.Key, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key,
            group => group.ToFrozenDictionary(
                meter => meter.Method,
                meter => new BoundMeter(meter, _metrics.CallsOf(meter.Key)),
                StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>
    /// Takes over what has changed about the meters in use, such as which answers are charged. Calls go on meanwhile.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">
    /// The database cannot be asked; the meters stay as they were.
    /// </exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var turn = Interlocked.Increment(ref _turns);
        var known = (await _catalog.ListAsync(cancellationToken)).ToDictionary(meter => meter.Id);
        lock (_gate)
        {
            // Whoever asked later has seen what is newer: it is not undone.
            if (turn < _lastTurn)
                return;

            _lastTurn = turn;
            foreach (var bound in _meters.Values.SelectMany(byMethod => byMethod.Values))
            {
                if (known.TryGetValue(bound.Meter.Id, out var meter) && meter != bound.Meter)
                    bound.Meter = meter;
            }
        }
    }

    /// <summary>
    /// The meter that counts a call; null before the meters are bound. Routing takes methods in any case, so this does.
    /// </summary>
    internal BoundMeter? Find(MeteredAttribute metered, string method) =>
        _meters.TryGetValue(metered.Key, out var byMethod)
            && (byMethod.TryGetValue(HttpMethods.GetCanonicalizedValue(method), out var meter)
                || byMethod.TryGetValue(AnyMethod, out meter))
            ? meter
            : null;

    /// <summary>Whether calls with this method are never counted.</summary>
    internal static bool IsFree(string method) => HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return methods is { Count: > 0 } ? methods.Where(method => !IsFree(method)) : [AnyMethod];
    }

    private static MeterDeclaration Declaration(MeteredAttribute metered, RouteEndpoint endpoint, string method) =>
        new(metered.Key, method, "/" + endpoint.RoutePattern.RawText?.Trim('/'), metered.Unit,
            metered.InitialPriceNanos);
}
