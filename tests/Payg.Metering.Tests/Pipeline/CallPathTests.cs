using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Journal.Tests;
using Payg.Journal;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Measure;
using Payg.Metering.Pipeline;
using Payg.Metering.Settings;
using Payg.Metering.Settle;
using Payg.Metering.Tests.Authenticate;
using Payg.Metering.Tests.Leases;
using Payg.Metering.Tests.Measure;

namespace Payg.Metering.Tests.Pipeline;

/// <summary>Every call has one outcome, whatever becomes of it, and is counted once.</summary>
public sealed class CallPathTests : IDisposable
{
    private const string Key = "api1";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 27, 10, 0, 18, TimeSpan.Zero));
    private readonly JournalDirectory _directory = new();
    private readonly UsageJournal _journal;
    private readonly MeteringMetrics _metrics = TestMetrics.Create();
    private readonly MemoryCredentials _store = new();
    private readonly RouteEndpoint _endpoint = new(
        context => Task.CompletedTask, RoutePatternFactory.Parse("/api1"), 0,
        new EndpointMetadataCollection(
            new MeteredAttribute(Key), new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])),
        Key);

    private readonly string _token = TokenFormat.Create(TokenKind.ApiKey);

    public CallPathTests() => _journal = _directory.Open(time: _clock);

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(StatusCodes.Status200OK, CallOutcome.Charged, 1)]
    [InlineData(StatusCodes.Status500InternalServerError, CallOutcome.Free, 0)]
    internal async Task Call_ThatIsServed_IsCountedByItsResponse(int status, CallOutcome outcome, long records)
    {
        _store.Add(_token, MemoryCredentials.NewCredential());

        Assert.Equal((status, null), await CallAsync(status: status));

        AssertCounted(outcome);
        Assert.Equal(records, _journal.Status.PendingRecords);
    }

    [Fact]
    public async Task Call_ByHead_IsCountedAsFreeOnceItIsAnswered()
    {
        _store.Add(_token, MemoryCredentials.NewCredential());

        Assert.Equal((200, null), await CallAsync(HttpMethods.Head));

        AssertCounted(CallOutcome.Free);
    }

    [Theory]
    [InlineData(WhenFull.Reject, 503, "journal_full", CallOutcome.Rejected)]
    [InlineData(WhenFull.AllowUnmetered, 200, null, CallOutcome.Unmetered)]
    internal async Task Call_WithAFullJournal_IsCountedAsChosen(
        WhenFull whenFull, int status, string? code, CallOutcome outcome)
    {
        _store.Add(_token, MemoryCredentials.NewCredential());
        while (_journal.TryReserve())
        {
            // Fill it.
        }

        Assert.Equal((status, code), await CallAsync(whenFull: whenFull));

        AssertCounted(outcome);
    }

    [Fact]
    public async Task Call_WithoutAValidToken_IsCountedAsUnauthorized()
    {
        Assert.Equal((401, "unauthorized"), await CallAsync());

        AssertCounted(CallOutcome.Unauthorized);
    }

    [Fact]
    public async Task Call_WhileTheDatabaseIsDown_IsCountedAsUnavailable()
    {
        _store.IsAway = true;

        Assert.Equal((503, "database_unavailable"), await CallAsync());

        AssertCounted(CallOutcome.Unavailable);
    }

    [Fact]
    public async Task Call_BeforeTheMetersAreBound_IsCountedAsUnavailable()
    {
        _store.Add(_token, MemoryCredentials.NewCredential());

        Assert.Equal((503, "starting"), await CallAsync(isBound: false));

        AssertCounted(CallOutcome.Unavailable);
    }

    [Fact]
    public async Task Call_OfADisabledCustomer_IsCountedAsDisabled()
    {
        _store.Add(_token, MemoryCredentials.NewCredential() with { IsDisabled = true });

        Assert.Equal((403, "account_disabled"), await CallAsync());

        AssertCounted(CallOutcome.Disabled);
    }

    [Fact]
    public async Task Call_WithAKeyForAnotherMeter_IsCountedAsForbidden()
    {
        _store.Add(_token, MemoryCredentials.NewCredential() with
        {
            Meters = new HashSet<string>(StringComparer.Ordinal) { "api2" },
        });

        Assert.Equal((403, "meter_not_allowed"), await CallAsync());

        AssertCounted(CallOutcome.Forbidden);
    }

    [Fact]
    public async Task Call_BeyondTheLimit_IsCountedAsLimited()
    {
        _store.Add(_token, MemoryCredentials.NewCredential() with
        {
            CallsPerMinute = new Dictionary<MeterId, int> { [new MeterId(1)] = 1 },
        });
        var path = await CreatePathAsync();

        Assert.Equal((200, null), await CallAsync(path, HttpMethods.Get, 200));
        Assert.Equal((429, "rate_limited"), await CallAsync(path, HttpMethods.Get, 200));

        AssertCounted(CallOutcome.Charged, CallOutcome.Limited);
    }

    private async Task<(int Status, string? Code)> CallAsync(
        string? method = null, int status = 200, WhenFull whenFull = WhenFull.Reject, bool isBound = true) =>
        await CallAsync(await CreatePathAsync(whenFull, isBound), method ?? HttpMethods.Get, status);

    private async Task<(int Status, string? Code)> CallAsync(CallPath path, string method, int status)
    {
        var endpoints = new MeteredEndpoints(path);
        var context = ProblemContext.Create();
        context.Request.Method = method;
        context.Request.Headers.Authorization = $"Bearer {_token}";
        var gate = new RequestGate(context, endpoints) { Endpoint = _endpoint };
        var isServed = false;
        await path.RunAsync(context, gate, endpoints.Find(_endpoint)!, served =>
        {
            isServed = true;
            served.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        if (!isServed)
            return context.Problem();

        await gate.StartAsync();
        gate.Call!.End();
        return (context.Response.StatusCode, null);
    }

    private async Task<CallPath> CreatePathAsync(WhenFull whenFull = WhenFull.Reject, bool isBound = true)
    {
        var bindings = new MeterBindings(
            new DefaultEndpointDataSource(_endpoint), new Catalog(), new MemoryPrices(), _metrics);
        if (isBound)
            await bindings.BindMetersAsync(TestContext.Current.CancellationToken);
        return new CallPath(
            new Callers(new TokenAuthenticator(
                _store, Options.Create(new PaygOptions()), Options.Create(new RateLimitOptions()), _clock)),
            bindings,
            new Admission(
                _journal, new CallLimits(_clock), TestLeases.Create(_clock), _clock,
                Options.Create(new MeteringOptions { WhenFull = whenFull })),
            new CallServices(_journal, _clock, TestLeases.Create(_clock), NullLogger<MeteredCall>.Instance));
    }

    private void AssertCounted(params CallOutcome[] outcomes) => Assert.All(
        Enum.GetValues<CallOutcome>(),
        outcome => Assert.Equal(
            (outcome, outcomes.Count(other => other == outcome)),
            (outcome, (int)_metrics.CallsOf(Key).Of(outcome))));

    private sealed class Catalog : IMeterCatalog
    {
        public Task<IReadOnlyList<Meter>> EnsureAsync(
            IReadOnlyList<MeterDeclaration> declarations, CancellationToken cancellationToken) =>
            ListAsync(cancellationToken);

        public Task<IReadOnlyList<Meter>> ListAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Meter>>([new Meter(new MeterId(1), Key, Meter.DefaultUnit)]);
    }
}
