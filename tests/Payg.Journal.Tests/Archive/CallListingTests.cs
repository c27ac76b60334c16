using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal.Archive;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests.Archive;

public sealed class CallListingTests : IDisposable
{
    private static readonly Guid s_journal = new("0199c0de-0000-7000-8000-0000000000aa");
    private static readonly CustomerId s_ann = new(new Guid("0199c0de-0000-7000-8000-000000000001"));
    private static readonly CustomerId s_bob = new(new Guid("0199c0de-0000-7000-8000-000000000002"));
    private static readonly DateTimeOffset s_start = new(2026, 11, 25, 23, 59, 58, TimeSpan.Zero);

    private readonly JournalDirectory _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Pages_OfAnyArchive_HoldEachCallOnceInOrder()
    {
        var call = Gen.Select(Gen.Bool, Gen.Int[1, 2], Gen.Int[0, 40], (isAnn, meter, tick) => new UsageRecord(
            isAnn ? s_ann : s_bob, new MeterId(meter), 1, s_start.AddMilliseconds(100 * tick)));
        var archives = Gen.Select(call.Array[1, 12].Array[1, 8], Gen.Int[1, 7], Gen.Bool);
        await archives.SampleAsync(async (segments, limit, oneMeter) =>
        {
            var files = new ArchiveDirectory(Directory.CreateDirectory(
                Path.Combine(_temporary.Path, Path.GetRandomFileName())).FullName);
            var archive = new UsageArchive(files, _temporary.Metrics, NullLogger.Instance);
            for (var i = 0; i < segments.Length; i++)
                await archive.KeepAsync(new SegmentName(s_journal, i + 1), segments[i], mayBeKept: false);

            var (from, to) = (s_start.AddSeconds(1), s_start.AddSeconds(3));
            var listed = List(files, oneMeter ? new HashSet<MeterId> { new(2) } : null, from, to, limit);

            Assert.Equal(listed.Order().Distinct(), listed);
            Assert.Equal(
                segments.SelectMany(records => records).Count(record => record.Customer == s_ann
                    && record.OccurredAt >= from && record.OccurredAt < to
                    && (!oneMeter || record.Meter.Value == 2)),
                listed.Count);
        }, iter: 60);
    }

    private static List<CallPosition> List(
        ArchiveDirectory files, HashSet<MeterId>? meters, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        var listing = new CallListing(new ArchiveReader([files]));
        var listed = new List<CallPosition>();
        CallPosition? after = null;
        do
        {
            var page = listing.Read(
                s_ann, meters, UnixMicroseconds.From(from), UnixMicroseconds.From(to), after, limit,
                damage => Assert.Fail(damage.Reason), default);
            Assert.InRange(page.Calls.Count, 0, limit);
            listed.AddRange(page.Calls.Select(call => call.Position));
            after = page.Next is { } next
                ? JsonSerializer.Deserialize<CallPosition>(JsonSerializer.SerializeToUtf8Bytes(next))
                : null;
            Assert.Equal(page.Next, after);
        }
        while (after is not null);
        return listed;
    }
}
