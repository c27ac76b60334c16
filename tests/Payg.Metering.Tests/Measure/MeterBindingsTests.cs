using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;
using Payg.Core.Meters;
using Payg.Journal.Tests;
using Payg.Metering.Diagnostics;
using Payg.Metering.Measure;

namespace Payg.Metering.Tests.Measure;

public sealed class MeterBindingsTests : IDisposable
{
    private readonly JournalDirectory _directory = new();
    private readonly MeteringMetrics _metrics = TestMetrics.Create();
    private readonly Catalog _catalog = new();
    private readonly MemoryPrices _prices = new();
    private readonly Source _source = new();
    private readonly MeterBindings _bindings;

    public MeterBindingsTests() => _bindings = new MeterBindings(_source, _catalog, _prices, _metrics);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Find_BeforeAndAfterTheMetersAreBound_IsNullAndTheMeter()
    {
        _source.Add("/paid", new MeteredAttribute("paid"), "GET", "POST");
        Assert.Null(_bindings.Find("paid"));

        await _bindings.BindMetersAsync(Cancellation);

        Assert.Equal("paid", _bindings.Find("paid")?.Meter.Key);
        Assert.Null(_bindings.Find("other"));
        Assert.Equal(["paid"], _bindings.All.Select(meter => meter.Key));
    }

    [Fact]
    public async Task Refresh_WithAChangedMeter_TakesItOverInPlace()
    {
        _source.Add("/paid", new MeteredAttribute("paid"), "GET");
        await _bindings.BindMetersAsync(Cancellation);
        var bound = _bindings.Find("paid")!;

        _catalog.Change(meter => meter with { ChargedStatuses = ChargedStatuses.Parse("404") });
        await _bindings.RefreshAsync(Cancellation);

        Assert.Same(bound, _bindings.Find("paid"));
        Assert.True(bound.Meter.ChargedStatuses.Contains(404));
    }

    [Fact]
    public async Task Refresh_WithPricesThatLeaveOutUsage_KnowsTheirCases()
    {
        _source.Add("/paid", new MeteredAttribute("paid"), "GET");
        await _bindings.BindMetersAsync(Cancellation);
        var bound = _bindings.Find("paid")!;
        Assert.Null(bound.Cases);

        _prices.Add(bound.Meter.Id, Dimensions.Of([KeyValuePair.Create("model", "gpt-5")]));
        await _bindings.RefreshAsync(Cancellation);
        Assert.NotNull(bound.Cases);
        await _bindings.BindMetersAsync(Cancellation);
        Assert.NotNull(_bindings.Find("paid")!.Cases);

        _prices.Add(bound.Meter.Id, Dimensions.None);
        await _bindings.RefreshAsync(Cancellation);
        Assert.NotNull(_bindings.Find("paid")!.Cases);
    }

    [Fact]
    public async Task Refresh_ThatAnswersAfterALaterOne_DoesNotUndoIt()
    {
        _source.Add("/paid", new MeteredAttribute("paid"), "GET");
        await _bindings.BindMetersAsync(Cancellation);
        var bound = _bindings.Find("paid")!;

        // 1. A refresh reads the meters as they are, and is slow to say so.
        var slow = _catalog.Hold();
        var early = _bindings.RefreshAsync(Cancellation);

        // 2. They change, and a later refresh sees that at once.
        _catalog.Change(meter => meter with { Unit = "page" });
        await _bindings.RefreshAsync(Cancellation);
        Assert.Equal("page", bound.Meter.Unit);

        // 3. What the first one says is older.
        slow.SetResult();
        await early;
        Assert.Equal("page", bound.Meter.Unit);

        // A refresh after both is taken over as ever.
        _catalog.Change(meter => meter with { Unit = "sheet" });
        await _bindings.RefreshAsync(Cancellation);
        Assert.Equal("sheet", bound.Meter.Unit);
    }

    [Fact]
    public async Task Refresh_ThatAnswersAfterTheMetersWereBoundAgain_DoesNotUndoIt()
    {
        _source.Add("/paid", new MeteredAttribute("paid"), "GET");
        await _bindings.BindMetersAsync(Cancellation);
        var slow = _catalog.Hold();
        var early = _bindings.RefreshAsync(Cancellation);

        _catalog.Change(meter => meter with { Unit = "page" });
        await _bindings.BindMetersAsync(Cancellation);
        slow.SetResult();
        await early;

        Assert.Equal("page", _bindings.Find("paid")!.Meter.Unit);
    }

    [Fact]
    public async Task Endpoints_AddedLater_MakeTheBindingsStaleUntilTheyAreBound()
    {
        Assert.False(_bindings.IsStale);
        await _bindings.BindMetersAsync(Cancellation);
        Assert.False(_bindings.IsStale);

        _source.Add("/late", new MeteredAttribute("late"), "GET");
        Assert.True(_bindings.IsStale);
        await _bindings.BindMetersAsync(Cancellation);

        Assert.False(_bindings.IsStale);
        Assert.NotNull(_bindings.Find("late"));
    }

    [Fact]
    public async Task Meters_BoundAgain_KeepTheirCounts()
    {
        _source.Add("/paid", new MeteredAttribute("paid"), "GET");
        await _bindings.BindMetersAsync(Cancellation);
        var before = _bindings.Find("paid")!.Calls;

        await _bindings.BindMetersAsync(Cancellation);

        Assert.Same(before, _bindings.Find("paid")!.Calls);
    }

    /// <summary>Endpoints that a test adds.</summary>
    private sealed class Source : EndpointDataSource, IDisposable
    {
        private readonly List<Endpoint> _endpoints = [];
        private CancellationTokenSource _changed = new();

        public override IReadOnlyList<Endpoint> Endpoints => [.. _endpoints];

        public override IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

        public void Add(string path, MeteredAttribute metered, params string[] methods)
        {
            object[] metadata = methods.Length == 0 ? [metered] : [metered, new HttpMethodMetadata(methods)];
            _endpoints.Add(new RouteEndpoint(
                _ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, new(metadata), path));
            var before = _changed;
            _changed = new CancellationTokenSource();
            before.Cancel();
        }

        public void Dispose() => _changed.Dispose();
    }

    /// <summary>Meters that a test changes, and whose next list it may hold back.</summary>
    private sealed class Catalog : IMeterCatalog
    {
        private readonly List<Meter> _meters = [];
        private TaskCompletionSource? _held;

        public void Change(Func<Meter, Meter> change)
        {
            for (var i = 0; i < _meters.Count; i++)
                _meters[i] = change(_meters[i]);
        }

        public TaskCompletionSource Hold() => _held = new TaskCompletionSource();

        public Task<IReadOnlyList<Meter>> EnsureAsync(
            IReadOnlyList<MeterDeclaration> declarations, CancellationToken cancellationToken)
        {
            foreach (var made in declarations)
            {
                if (!_meters.Exists(meter => string.Equals(meter.Key, made.Key, StringComparison.Ordinal)))
                    _meters.Add(new(new(_meters.Count + 1), made.Key, made.Unit));
            }

            return Task.FromResult<IReadOnlyList<Meter>>([.. _meters]);
        }

        public async Task<IReadOnlyList<Meter>> ListAsync(CancellationToken cancellationToken)
        {
            Meter[] asked = [.. _meters];
            var held = Interlocked.Exchange(ref _held, null);
            if (held is not null)
                await held.Task;
            return asked;
        }
    }
}
