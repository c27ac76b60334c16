using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Metering.Authenticate;
using Payg.Metering.Journal;
using Payg.Metering.Measure;
using Payg.Metering.Tests.Journal;

namespace Payg.Metering.Tests.Measure;

public sealed class MeteredCallTests : IDisposable
{
    private const int Calls = 10_000;

    private readonly JournalDirectory _directory = new();
    private readonly UsageJournal _journal;
    private readonly Caller _caller = new(new Credential(
        Guid.Empty, Guid.Empty, JournalDirectory.Record(1).Customer, "ann", false, TokenKind.Session, null));

    public MeteredCallTests() =>
        _journal = _directory.Open(segmentBytes: 1 << 20, maxSegments: 4, time: TimeProvider.System);

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Call_FromBeginToEnd_AllocatesNothing(bool isMeasured)
    {
        var metered = isMeasured
            ? new MeteredAttribute("tokens") { QuantityOf = context => context.Response.StatusCode }
            : new MeteredAttribute("tokens");
        var call = new MeteredCall(_journal, TimeProvider.System, NullLogger.Instance);
        var context = new DefaultHttpContext();
        var meter = Meter();
        Run(call, context, metered, meter, 1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(call, context, metered, meter, Calls);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The runtime may make something of its own meanwhile, but not once for each call.
        Assert.InRange(allocated, 0, Calls / 10);
        Assert.Equal(Calls + 1000, _journal.Status.PendingRecords);
    }

    [Fact]
    public void Call_ThatHasEnded_CanNoLongerBeUsed()
    {
        var call = new MeteredCall(_journal, TimeProvider.System, NullLogger.Instance);
        Assert.True(_journal.TryReserve());
        call.Begin(new DefaultHttpContext(), new MeteredAttribute("tokens"), Meter(), _caller);
        call.End();

        Assert.Throws<InvalidOperationException>(() => call.Quantity);
        Assert.Throws<InvalidOperationException>(() => call.Quantity = 2);
        Assert.Throws<InvalidOperationException>(() => call.Meter);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(UsageRecord.MaxQuantity + 1)]
    public void Attribute_WithAQuantityOutOfBounds_IsRefused(long quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeteredAttribute("tokens") { Quantity = quantity });

    private BoundMeter Meter() => new(
        new Meter(new MeterId(1), "tokens", "GET", "/tokens", "token"), _directory.Metrics.CallsOf("tokens"));

    private void Run(MeteredCall call, HttpContext context, MeteredAttribute metered, BoundMeter meter, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.True(_journal.TryReserve());
            call.Begin(context, metered, meter, _caller);
            Assert.True(call.SettleAsync().AsTask().IsCompletedSuccessfully);
            call.End();
        }
    }
}
