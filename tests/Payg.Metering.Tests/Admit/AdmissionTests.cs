using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Journal.Tests;
using Payg.Journal;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Measure;
using Payg.Metering.Settings;
using Payg.Metering.Tests.Leases;

namespace Payg.Metering.Tests.Admit;

public sealed class AdmissionTests : IDisposable
{
    private const int Calls = 10_000;

    private readonly JournalDirectory _directory = new();
    private readonly MeteringMetrics _metrics = TestMetrics.Create();
    private readonly FakeTimeProvider _clock = new();
    private readonly UsageJournal _journal;
    private readonly Admission _admission;

    public AdmissionTests()
    {
        _journal = _directory.Open(segmentBytes: 1 << 20, maxSegments: 4);
        _admission = new Admission(_journal, new CallLimits(_clock), TestLeases.Create(_clock), _clock,
            Options.Create(new MeteringOptions()));
    }

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Limit_OfACustomer_IsForAllTheirTokensTogetherAndForNobodyElse()
    {
        var (ann, bob) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var meter = Meter(1);
        var limits = new Dictionary<MeterId, int> { [new MeterId(1)] = 12 };
        var (session, key, other) = (NewCaller(ann, limits), NewCaller(ann, limits), NewCaller(bob, limits));

        var five = TimeSpan.FromSeconds(5);
        Assert.Equal(Decision.Admitted(new CallQuota(12, 1, five)), _admission.Admit(session, meter));
        Assert.Equal(Decision.Admitted(new CallQuota(12, 0, five)), _admission.Admit(key, meter));
        var limited = Decision.Limited(new CallQuota(12, 0, five));
        Assert.Equal(limited, _admission.Admit(session, meter));
        Assert.Equal(limited, _admission.Admit(key, meter));

        Assert.Equal(Decision.Admitted(new CallQuota(12, 1, five)), _admission.Admit(other, meter));
        Assert.Equal(Decision.Admitted(null), _admission.Admit(session, Meter(2)));
        _clock.Advance(five);
        Assert.Equal(Decision.Admitted(new CallQuota(12, 0, five)), _admission.Admit(key, meter));
    }

    [Fact]
    public void Call_BeyondTheLimit_TakesNoRoomInTheJournal()
    {
        var caller = NewCaller(Guid.CreateVersion7(), new Dictionary<MeterId, int> { [new MeterId(1)] = 1 });
        var meter = Meter(1);
        Assert.True(_admission.Admit(caller, meter).HoldsRoom);
        _journal.Release();

        // More than the journal has room for.
        for (var i = 0; i < 1_000_000; i++)
            Assert.Same(Refusal.Limited, _admission.Admit(caller, meter).Refusal);

        Assert.True(_journal.TryReserve());
    }

    [Fact]
    public void Call_ThatIsFree_TakesNoRoomButIsHeldToTheLimit()
    {
        var caller = NewCaller(Guid.CreateVersion7(), new Dictionary<MeterId, int> { [new MeterId(1)] = 1 });

        var last = new CallQuota(1, 0, TimeSpan.FromMinutes(1));
        Assert.Equal(Decision.AdmittedFree(last), _admission.Admit(caller, Meter(1), isFree: true));
        Assert.Same(Refusal.Limited, _admission.Admit(caller, Meter(1), isFree: true).Refusal);
        Assert.Equal(Decision.AdmittedFree(null), _admission.Admit(caller, Meter(2), isFree: true));
    }

    [Theory]
    [InlineData(WhenFull.Reject, CallOutcome.Rejected)]
    [InlineData(WhenFull.AllowUnmetered, CallOutcome.Unmetered)]
    internal void Call_WithoutRoomInTheJournal_IsRefusedOrServedUncountedAsChosen(
        WhenFull whenFull, CallOutcome outcome)
    {
        var admission = new Admission(
            _journal, new CallLimits(_clock), TestLeases.Create(_clock), _clock,
            Options.Create(new MeteringOptions { WhenFull = whenFull }));
        var (caller, meter) = (NewCaller(Guid.CreateVersion7(), limits: null), Meter(1));
        while (_journal.TryReserve())
        {
            // Fill it.
        }

        var decision = admission.Admit(caller, meter);

        Assert.Equal(
            whenFull is WhenFull.Reject ? Decision.Refused(Refusal.Full) : Decision.AdmittedUnmetered(null),
            decision);
        Assert.False(decision.HoldsRoom);
        Assert.Equal(outcome, decision.Outcome);
    }

    [Fact]
    public void Call_OfADisabledCustomerOrForAnotherMeter_IsRefusedWithoutRoom()
    {
        var credential = NewCaller(Guid.CreateVersion7(), limits: null).Credential;
        var disabled = _admission.Admit(new Caller(credential with { IsDisabled = true }), Meter(1));
        var forbidden = _admission.Admit(
            new Caller(credential with { Meters = new HashSet<string>(StringComparer.Ordinal) { "api2" } }), Meter(1));

        Assert.Equal(Decision.Refused(Refusal.Disabled), disabled);
        Assert.Equal(Decision.Refused(Refusal.Forbidden), forbidden);
        Assert.All([disabled, forbidden, Decision.Limited(default), Decision.AdmittedFree(null)], decision =>
            Assert.False(decision.HoldsRoom));
    }

    [Fact]
    public void Call_WhoseDimensionsHaveNoPrice_IsRefusedUnlessItIsFree()
    {
        var currency = Currency.Parse("EUR");
        var model = Dimensions.Of([KeyValuePair.Create("model", "gpt-5")]);
        var price = new Price(new PriceId(1), new MeterId(1), currency, _clock.GetUtcNow(), new FlatPrice(1))
        {
            When = model,
        };
        var meter = Meter(1);
        meter.Cases = PricedCases.Of(new PriceBook([price]), meter.Meter.Id);
        var anybody = NewCaller(Guid.CreateVersion7(), limits: null);
        var caller = new Caller(anybody.Credential with { Currency = currency });
        var other = new CallSize { Dimensions = model.ToOther() };

        Assert.Equal(Decision.Refused(Refusal.NotPriced), _admission.Admit(caller, meter, size: other));
        Assert.Equal(Decision.AdmittedFree(null), _admission.Admit(caller, meter, isFree: true, other));
        Assert.True(_admission.Admit(anybody, meter, size: other).HoldsRoom);
        Assert.True(_admission.Admit(caller, meter, size: new CallSize { Dimensions = model }).HoldsRoom);
        Assert.True(_admission.Admit(caller, meter).HoldsRoom);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6_000_000)]
    public void Call_WithOrWithoutALimit_AllocatesNothing(int limit)
    {
        var limits = new Dictionary<MeterId, int> { [new MeterId(1)] = limit };
        var caller = NewCaller(Guid.CreateVersion7(), limit == 0 ? null : limits);
        var meter = Meter(1);
        Admit(1000);

        var allocated = Allocations.Of(() => Admit(Calls));

        // The runtime may make something of its own meanwhile, but not once for each call.
        Assert.InRange(allocated, 0, Calls / 10);

        void Admit(int times)
        {
            for (var i = 0; i < times; i++)
            {
                if (_admission.Admit(caller, meter).HoldsRoom)
                    _journal.Release();
            }
        }
    }

    private static Caller NewCaller(Guid customer, IReadOnlyDictionary<MeterId, int>? limits) => new(new Credential(
        Guid.CreateVersion7(), customer, new CustomerId(customer), "ann", false, TokenKind.ApiKey, null)
    {
        CallsPerMinute = limits,
    });

    private BoundMeter Meter(int id) => new(
        new Meter(new MeterId(id), $"api{id}", "call"), _metrics.CallsOf($"api{id}"));
}
