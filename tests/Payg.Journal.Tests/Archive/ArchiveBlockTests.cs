using CsCheck;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal.Archive;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests.Archive;

public sealed class ArchiveBlockTests(ITestOutputHelper output)
{
    private static readonly SegmentName s_segment = new(new Guid("0199c0de-0000-7000-8000-0000000000aa"), 42);

    [Fact]
    public void Block_OfAnyRecords_GivesThemBack() => ArchiveGen.Records.Sample(records =>
    {
        var block = ArchiveBlock.Encode(s_segment, records, out var written);

        Assert.True(ArchiveHeader.TryRead(block, out var header));
        Assert.Equal(written, header);
        Assert.Equal(s_segment, header.Segment);
        Assert.Equal(block.Length, header.BlockBytes);
        Assert.Equal(records.Min(record => UnixMicroseconds.From(record.OccurredAt)), header.OldestMicros);
        Assert.Equal(records.Max(record => UnixMicroseconds.From(record.OccurredAt)), header.NewestMicros);
        var read = ArchiveBlock.Decode(header, block.AsSpan(ArchiveHeader.Bytes));
        Assert.Equal(ArchiveGen.Sorted(records), ArchiveGen.Sorted(read));
    });

    [Fact]
    public void Block_OfTheSameRecordsInAnyOrder_IsTheSame() => ArchiveGen.Records.Sample(records => Assert.Equal(
        ArchiveBlock.Encode(s_segment, records, out _),
        ArchiveBlock.Encode(s_segment, records.Reverse(), out _)));

    [Fact]
    public void Block_WithABitFlipped_IsRefused() => Gen.Select(ArchiveGen.Records, Gen.Int[0, int.MaxValue])
        .Sample((records, seed) =>
        {
            var block = ArchiveBlock.Encode(s_segment, records, out _);
            var bit = seed % (block.Length * 8);
            block[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRefused(block);
        });

    [Fact]
    public void Block_CutOff_IsRefused() => Gen.Select(ArchiveGen.Records, Gen.Int[0, int.MaxValue])
        .Sample((records, seed) =>
        {
            var block = ArchiveBlock.Encode(s_segment, records, out _);
            AssertRefused(block[..(seed % block.Length)]);
        });

    [Fact]
    public void Columns_OfAnyBytes_AreReadOrRefused() => Gen.Select(
            Gen.Byte.Array[0, 100], Gen.Int[1, 40], Gen.Int[ArchiveHeader.FirstVersion, ArchiveHeader.CurrentVersion])
        .Sample((bytes, count, version) =>
        {
            try
            {
                Assert.Equal(count, ArchiveColumns.Read(bytes, count, 0, version).Length);
            }
            catch (InvalidDataException)
            {
                // That is what it is for.
            }
        });

    [Theory]
    [InlineData(ArchiveHeader.FirstVersion, 0, false)]
    [InlineData(ArchiveHeader.ApiKeyVersion, 9, false)]
    [InlineData(ArchiveHeader.CurrentVersion, 9, true)]
    public void Columns_OfEachVersion_AreRead(int version, int apiKey, bool hasDimensions)
    {
        var customer = new Guid("0199c0de-0000-7000-8000-000000000001");
        var text = "{\"model\":\"gpt-5\"}"u8;
        byte[] columns =
        [
            .. hasDimensions ? [1, (byte)text.Length, .. text] : Array.Empty<byte>(),
            .. customer.ToByteArray(), 3, .. apiKey > 0 ? [(byte)apiKey] : Array.Empty<byte>(),
            .. hasDimensions ? [1] : Array.Empty<byte>(), 2,
            5, 6, 0, 7,
        ];
        var record = new UsageRecord(
            new CustomerId(customer), new MeterId(3), 1, UnixMicroseconds.ToInstant(105))
        {
            ApiKey = new ApiKeyId(apiKey),
            Dimensions = hasDimensions ? Dimensions.Of([new("model", "gpt-5")]) : null,
        };

        Assert.Equal(
            [record, record with { Quantity = 8, OccurredAt = UnixMicroseconds.ToInstant(111) }],
            ArchiveColumns.Read(columns, 2, 100, version));
    }

    // docs/performance.md has these figures.
    [Theory]
    [InlineData(1, 1, 104_000, 70_000, 25)]
    [InlineData(1000, 4, 70_000, 70_000, 35)]
    [InlineData(1000, 4, 1000, 1000, 230)]
    [InlineData(1, 1, 10, 10, 170)]
    public void Block_OfManyCalls_TakesAFewBytesForEach(
        int customers, int meters, int calls, int callsPerSecond, int boundInTenths)
    {
        var random = new Random(7);
        var ids = Enumerable.Range(0, customers).Select(_ => NewId(random)).ToArray();
        var at = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        var records = Enumerable.Range(0, calls).Select(_ => new UsageRecord(
            ids[random.Next(customers)],
            new MeterId(random.Next(meters) + 1),
            1,
            at = at.AddTicks(10 * random.NextInt64(2_000_000 / callsPerSecond)))).ToArray();

        var block = ArchiveBlock.Encode(s_segment, records, out _);

        var perCall = (decimal)block.Length / calls;
        output.WriteLine($"{customers} customers, {meters} meters, {calls} calls: {perCall:F2} bytes a call.");
        Assert.InRange(perCall * 10, 0, boundInTenths);
    }

    private static CustomerId NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new CustomerId(new Guid(bytes));
    }

    private static void AssertRefused(byte[] block)
    {
        if (ArchiveHeader.TryRead(block, out var header))
        {
            Assert.Throws<InvalidDataException>(
                () => ArchiveBlock.Decode(header, block.AsSpan(ArchiveHeader.Bytes)));
        }
    }
}
