using CsCheck;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Journal.Segments;

namespace Payg.Journal.Tests.Segments;

public sealed class RecordSlotTests
{
    private static readonly SegmentName Name = new(new Guid("0199c0de-0000-7000-8000-000000000001"), 7);

    private static readonly long FirstMicros = UnixMicroseconds.From(DateTimeOffset.MinValue);
    private static readonly long LastMicros = UnixMicroseconds.From(DateTimeOffset.MaxValue);

    private static readonly Gen<UsageRecord> Records =
        from customer in Gen.Guid
        from meter in Gen.Int[1, int.MaxValue]
        from quantity in Gen.Long[1, UsageRecord.MaxQuantity]
        from micros in Gen.Long[FirstMicros, LastMicros]
        from apiKey in Gen.Int[0, int.MaxValue]
        select new UsageRecord(
            new CustomerId(customer), new MeterId(meter), quantity, UnixMicroseconds.ToInstant(micros))
        {
            ApiKey = new ApiKeyId(apiKey),
        };

    [Fact]
    public void Record_WrittenAndRead_IsTheSame() => Gen.Select(Records, Gen.Int[0, 1 << 20]).Sample((record, slot) =>
    {
        var bytes = new byte[RecordSlot.Bytes];
        RecordSlot.Write(bytes, RecordSlot.Seed(Name), slot, record);
        return RecordSlot.Read(bytes, RecordSlot.Seed(Name), slot, out var read) == SlotState.Record && read == record;
    });

    [Fact]
    public void Record_WithAnyBitFlipped_IsDamaged()
    {
        var bytes = new byte[RecordSlot.Bytes];
        RecordSlot.Write(bytes, RecordSlot.Seed(Name), 3, JournalDirectory.Record(12));
        for (var bit = 0; bit < RecordSlot.Bytes * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(SlotState.Damaged, RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out _));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Record_WrittenInPart_IsDamaged()
    {
        var whole = new byte[RecordSlot.Bytes];
        RecordSlot.Write(whole, RecordSlot.Seed(Name), 3, JournalDirectory.Record(12));
        for (var length = 1; length < RecordSlot.Bytes; length++)
        {
            var part = new byte[RecordSlot.Bytes];
            whole.AsSpan(0, length).CopyTo(part);
            Assert.Equal(SlotState.Damaged, RecordSlot.Read(part, RecordSlot.Seed(Name), 3, out _));
        }
    }

    [Fact]
    public void Slot_OfZeros_IsUnwrittenAndAVoidOneIsNot()
    {
        var bytes = new byte[RecordSlot.Bytes];
        Assert.Equal(SlotState.Unwritten, RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out _));
        RecordSlot.WriteVoid(bytes, RecordSlot.Seed(Name), 3);
        Assert.Equal(SlotState.Void, RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out _));
    }

    [Fact]
    public void Name_OfASegment_IsReadBackAndSortsByNumber()
    {
        Assert.True(SegmentName.TryParse(Name.FileName, out var read));
        Assert.Equal(Name, read);
        Assert.True(Name.CompareTo(Name with { Number = 12_345_678_901 }) < 0);
        Assert.False(SegmentName.TryParse(Name.FileName + ".damaged", out _));
        Assert.False(SegmentName.TryParse("journal.lock", out _));
        Assert.False(SegmentName.TryParse(Name.FileName.ToUpperInvariant(), out _));
    }
}
