using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal.Tests;
using Payg.Journal;
using Payg.Metering.Authenticate;
using Payg.Metering.Diagnostics;
using Payg.Metering.Measure;
using Payg.Metering.Settle;
using Payg.Metering.Tests.Leases;

namespace Payg.Metering.Tests.Settle;

public sealed class MeteredCallTests : IDisposable
{
    private const int Calls = 10_000;
    private const int MaxBytesOfACall = 112;

    private readonly JournalDirectory _directory = new();
    private readonly MeteringMetrics _metrics = TestMetrics.Create();
    private readonly UsageJournal _journal;
    private readonly Caller _caller = new(new Credential(
        Guid.Empty, Guid.Empty, JournalDirectory.Record(1).Customer, "ann", false, TokenKind.Session, null));

    // The first segment holds all calls of a test: no call waits for the thread that makes the next one.
    public MeteredCallTests() =>
        _journal = _directory.Open(segmentBytes: 1 << 22, maxSegments: 4, time: TimeProvider.System);

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [InlineData(false, "model=gpt-5")]
    public void Call_FromBeginToEnd_AllocatesItselfAndNothingElse(bool isMeasured, string? dimension = null)
    {
        var metered = isMeasured
            ? new MeteredAttribute("tokens") { QuantityOf = context => context.Response.StatusCode }
            : new MeteredAttribute("tokens") { Dimensions = dimension is null ? [] : [dimension] };
        var context = new DefaultHttpContext();
        var meter = Meter();
        Run(context, metered, meter, 1000);

        var calls = 0;
        var allocated = Allocations.Of(() =>
        {
            Run(context, metered, meter, Calls);
            calls += Calls;
        });

        // The runtime may make something of its own meanwhile, but not once for each call.
        Assert.InRange(allocated, 0, (Calls * MaxBytesOfACall) + (Calls / 10));
        Assert.Equal(calls + 1000, _journal.Status.PendingRecords);
    }

    [Fact]
    public void Handle_AfterTheCallHasEnded_Throws()
    {
        var call = NewCall();
        call.End();

        Assert.Throws<InvalidOperationException>(() => call.Quantity);
        Assert.Throws<InvalidOperationException>(() => call.Quantity = 2);
        Assert.Throws<InvalidOperationException>(() => call.SetDimension("model", "gpt-5"));
        Assert.Throws<InvalidOperationException>(() => call.Meter);
        Assert.Throws<InvalidOperationException>(() => call.IsCharged(200));
        Assert.NotNull(call.User);
    }

    [Fact]
    public async Task Dimensions_OfACall_AreDeclaredAndSetUntilItIsCounted()
    {
        Assert.True(_journal.TryReserve());
        var meter = new BoundMeter(
            new Meter(new MeterId(1), "tokens", "token") { Dimensions = ["model", "kind"] },
            _metrics.CallsOf("tokens"));
        var call = new MeteredCall(
            Services(), new DefaultHttpContext(), new MeteredAttribute("tokens"), meter, _caller, CallOutcome.Charged,
            Dimensions.Of([new("model", "gpt-4")]));
        call.SetDimension("kind", "input");
        call.SetDimension("model", "gpt-5");

        await call.StartAsync(StatusCodes.Status200OK, willArrive: true);
        Assert.Throws<InvalidOperationException>(() => call.SetDimension("model", "late"));
        await _journal.SealAsync(TestContext.Current.CancellationToken);

        var record = Assert.Single(_journal.BatchOf(_journal.FirstSealed!).Records);
        Assert.Equal("""{"kind":"input","model":"gpt-5"}""", record.Dimensions!.Text);
    }

    [Theory]
    [InlineData(200, true, 1)]
    [InlineData(299, true, 1)]
    [InlineData(300, true, 0)]
    [InlineData(500, true, 0)]
    [InlineData(200, false, 0)]
    public async Task Start_OfTheResponse_SettlesOnceAndForAll(int status, bool willArrive, long records)
    {
        var call = NewCall();

        await call.StartAsync(status, willArrive);
        await call.StartAsync(StatusCodes.Status200OK, willArrive: true);
        call.End();
        call.End();

        Assert.Equal(records, _journal.Status.PendingRecords);
        AssertCounted(records == 1 ? CallOutcome.Charged : CallOutcome.Free);
    }

    [Theory]
    [InlineData(CallOutcome.Free, 200, CallOutcome.Free)]
    [InlineData(CallOutcome.Unmetered, 200, CallOutcome.Unmetered)]
    [InlineData(CallOutcome.Unmetered, 500, CallOutcome.Free)]
    internal async Task Call_WithoutRoom_IsNeverCharged(CallOutcome admitted, int status, CallOutcome counted)
    {
        var call = NewCall(admitted);
        Assert.False(call.IsCharged(StatusCodes.Status200OK));

        await call.StartAsync(status, willArrive: true);
        call.End();

        Assert.Equal(0, _journal.Status.PendingRecords);
        AssertCounted(counted);
    }

    [Fact]
    public async Task Call_WhoseJournalIsClosed_IsNotCountedAsCharged()
    {
        var call = NewCall();
        _journal.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => call.StartAsync(StatusCodes.Status200OK, willArrive: true).AsTask());
        call.End();

        AssertCounted(CallOutcome.Unrecorded);
    }

    [Fact]
    public async Task Call_WhoseRecordIsNotOnTheDiskYet_IsCountedOnceItIs()
    {
        using var directory = new JournalDirectory();
        using var journal = directory.Open(
            segmentBytes: 1 << 20, maxSegments: 4, Durability.Disk, time: TimeProvider.System);
        Assert.True(journal.TryReserve());
        var services = new CallServices(
            journal, TimeProvider.System, TestLeases.Create(), NullLogger<MeteredCall>.Instance);
        var call = new MeteredCall(
            services, new DefaultHttpContext(), new MeteredAttribute("tokens"), Meter(), _caller, CallOutcome.Charged);

        await call.StartAsync(StatusCodes.Status200OK, willArrive: true);
        call.End();

        AssertCounted(CallOutcome.Charged);
        Assert.Equal(1, journal.Status.PendingRecords);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(UsageRecord.MaxQuantity + 1)]
    public void Attribute_WithAQuantityOutOfBounds_IsRefused(long quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeteredAttribute("tokens") { Quantity = quantity });

    private BoundMeter Meter() => new(
        new Meter(new MeterId(1), "tokens", "token"), _metrics.CallsOf("tokens"));

    private CallServices Services() =>
        new(_journal, TimeProvider.System, TestLeases.Create(), NullLogger<MeteredCall>.Instance);

    private MeteredCall NewCall(CallOutcome admitted = CallOutcome.Charged)
    {
        Assert.True(admitted is not CallOutcome.Charged || _journal.TryReserve());
        return new MeteredCall(
            Services(), new DefaultHttpContext(), new MeteredAttribute("tokens"), Meter(), _caller, admitted);
    }

    /// <summary>There was one call, and it was counted once.</summary>
    private void AssertCounted(CallOutcome outcome) => Assert.All(
        Enum.GetValues<CallOutcome>(),
        other => Assert.Equal(other == outcome ? 1 : 0, _metrics.CallsOf("tokens").Of(other)));

    private void Run(HttpContext context, MeteredAttribute metered, BoundMeter meter, int times)
    {
        var services = Services();
        for (var i = 0; i < times; i++)
        {
            Assert.True(_journal.TryReserve());
            var call = new MeteredCall(
                services, context, metered, meter, _caller, CallOutcome.Charged, metered.ConstantDimensions);
            Assert.True(call.StartAsync(StatusCodes.Status200OK, willArrive: true).AsTask().IsCompletedSuccessfully);
            call.End();
        }
    }
}
