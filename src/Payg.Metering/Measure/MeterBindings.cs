using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Measure;

/// <summary>
/// Which meter counts which calls. Bound once the database is available, before the first call, and again when the
/// application's endpoints change. Thread-safe.
/// </summary>
public sealed class MeterBindings
{
    private readonly Lock _gate = new();
    private readonly EndpointDataSource _endpoints;
    private readonly IMeterCatalog _catalog;
    private readonly IPriceCatalog _prices;
    private readonly MeteringMetrics _metrics;
    private volatile FrozenDictionary<string, BoundMeter> _meters = FrozenDictionary<string, BoundMeter>.Empty;

    private volatile IChangeToken? _changed;
    private PriceBook? _book;
    private long _turns;
    private long _lastTurn;

    internal MeterBindings(
        EndpointDataSource endpoints, IMeterCatalog catalog, IPriceCatalog prices, MeteringMetrics metrics) =>
        (_endpoints, _catalog, _prices, _metrics) = (endpoints, catalog, prices, metrics);

    /// <summary>Whether endpoints have changed since the meters were bound. False before that.</summary>
    internal bool IsStale => _changed is { HasChanged: true };

    /// <summary>The meters in use, in the order in which endpoints declare them.</summary>
    public IReadOnlyList<Meter> All { get; private set; } = [];

    /// <summary>
    /// Makes the meters that endpoints declare and are new, and learns the numbers of all. Calls go on meanwhile.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Two endpoints declare one meter differently; the meters stay as they were.
    /// </exception>
    public async Task BindMetersAsync(CancellationToken cancellationToken)
    {
        // 1. What is declared. Endpoints that change from here on are bound the next time.
        var turn = Interlocked.Increment(ref _turns);
        var changed = _endpoints.GetChangeToken();
        var declared = DeclaredMeters.Of(_endpoints.Endpoints);

        // 2. Their numbers, and what a call looks up: the meter by its key.
        var all = await _catalog.EnsureAsync(declared, cancellationToken);
        var book = await _prices.ReadAsync(cancellationToken);
        lock (_gate)
        {
            if (turn < _lastTurn)
                return;

            (_lastTurn, _changed, _book, All) = (turn, changed, book, all);
            _meters = all.ToFrozenDictionary(
                meter => meter.Key,
                meter => new BoundMeter(meter, _metrics.CallsOf(meter.Key)) { Cases = PricedCases.Of(book, meter.Id) },
                StringComparer.Ordinal);
        }
    }

    /// <summary>
    /// Takes over what has changed about the meters in use, such as which answers are charged, and about their prices.
    /// Calls go on meanwhile.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">
    /// The database is unavailable; the meters stay as they were.
    /// </exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var turn = Interlocked.Increment(ref _turns);
        var known = (await _catalog.ListAsync(cancellationToken)).ToDictionary(meter => meter.Id);
        var book = await _prices.ReadAsync(cancellationToken);
        lock (_gate)
        {
            // A later turn has seen what is newer; it is not undone.
            if (turn < _lastTurn)
                return;

            _lastTurn = turn;
            foreach (var bound in _meters.Values)
            {
                if (known.TryGetValue(bound.Meter.Id, out var meter) && meter != bound.Meter)
                    bound.Meter = meter;
                if (book != _book)
                    bound.Cases = PricedCases.Of(book, bound.Meter.Id);
            }

            _book = book;
        }
    }

    /// <summary>The meter that counts a call; null where its endpoint is not bound yet.</summary>
    internal BoundMeter? Find(string key) => _meters.GetValueOrDefault(key);

    /// <summary>Counts the calls of a meter, whether it is bound or not.</summary>
    /// <param name="key">The key of a metered endpoint: their number bounds the number of counters.</param>
    internal CallCounter CallsOf(string key) => Find(key)?.Calls ?? _metrics.CallsOf(key);
}
