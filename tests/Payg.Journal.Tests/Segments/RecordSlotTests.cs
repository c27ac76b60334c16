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
        from isTest in Gen.Bool
        select new UsageRecord(
            new CustomerId(customer), new MeterId(meter), quantity, UnixMicroseconds.ToInstant(micros))
        {
            ApiKey = new ApiKeyId(apiKey),
            IsTest = isTest,
        };

    [Fact]
    public void Record_WrittenAndRead_IsTheSame() => Gen.Select(Records, Gen.Int[0, 1 << 20]).Sample((record, slot) =>
    {
        var bytes = new byte[RecordSlot.Bytes];
        RecordSlot.Write(bytes, RecordSlot.Seed(Name), slot, record);
        return RecordSlot.Read(bytes, RecordSlot.Seed(Name), slot, out var read, out _) == SlotState.Record
            && read == record;
    });

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(int.MaxValue, true)]
    [InlineData(-1, false)]
    public void Slot_WithAnIdOfDimensions_GivesItBack(int id, bool isRecord)
    {
        var bytes = new byte[RecordSlot.Bytes];
        RecordSlot.Write(bytes, RecordSlot.Seed(Name), 3, JournalDirectory.Record(12), id);

        var state = RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out _, out var read);

        Assert.Equal(isRecord ? SlotState.Record : SlotState.Damaged, state);
        Assert.Equal(id, read);
    }

    [Fact]
    public void Record_WithAnyBitFlipped_IsDamaged()
    {
        var bytes = new byte[RecordSlot.Bytes];
        RecordSlot.Write(bytes, RecordSlot.Seed(Name), 3, JournalDirectory.Record(12));
        for (var bit = 0; bit < RecordSlot.Bytes * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(SlotState.Damaged, RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out _, out _));
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
            Assert.Equal(SlotState.Damaged, RecordSlot.Read(part, RecordSlot.Seed(Name), 3, out _, out _));
        }
    }

    [Fact]
    public void Slot_OfZeros_IsUnwrittenAndAVoidOneIsNot()
    {
        var bytes = new byte[RecordSlot.Bytes];
        Assert.Equal(SlotState.Unwritten, RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out _, out _));
        RecordSlot.WriteVoid(bytes, RecordSlot.Seed(Name), 3);
        Assert.Equal(SlotState.Void, RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out _, out _));
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

    [Fact]
    public void Names_OfSegments_SortByJournalAndThenByNumber()
    {
        var later = new SegmentName(new Guid("0199c0de-0000-7000-8000-0000000000ff"), 1);

        Assert.True(Name.CompareTo(later) < 0);
        Assert.True(later.CompareTo(Name) > 0);
        Assert.True((Name with { Number = Name.Number + 1 }).CompareTo(Name) > 0);
        Assert.Equal(0, Name.CompareTo(Name));
        Assert.Equal(Name.FileName, Name.ToString());
    }

    [Theory]
    [InlineData(1, 1, 0, true)]
    [InlineData(UsageRecord.MaxQuantity, int.MaxValue, int.MaxValue, true)]
    [InlineData(0, 1, 0, false)]
    [InlineData(UsageRecord.MaxQuantity + 1, 1, 0, false)]
    [InlineData(1, 0, 0, false)]
    [InlineData(1, 1, -1, false)]
    public void Record_OutsideTheBounds_IsNeitherWrittenNorRead(long quantity, int meter, int apiKey, bool isRecord)
    {
        var record = JournalDirectory.Record(quantity) with
        {
            Meter = new MeterId(meter),
            OccurredAt = DateTimeOffset.UnixEpoch,
            ApiKey = new ApiKeyId(apiKey),
        };
        if (isRecord)
            RecordSlot.Validate(in record);
        else
            Assert.Throws<ArgumentOutOfRangeException>(() => RecordSlot.Validate(in record));

        var bytes = new byte[RecordSlot.Bytes];
        RecordSlot.Write(bytes, RecordSlot.Seed(Name), 3, in record);
        var state = RecordSlot.Read(bytes, RecordSlot.Seed(Name), 3, out var read, out _);

        Assert.Equal(isRecord ? SlotState.Record : quantity == 0 ? SlotState.Void : SlotState.Damaged, state);
        Assert.Equal(isRecord ? record : default, read);
    }

    [Theory]
    [InlineData(-62_135_596_800_000_000, true)]
    [InlineData(253_402_300_799_999_999, true)]
    [InlineData(-62_135_596_800_000_001, false)]
    [InlineData(253_402_300_800_000_000, false)]
    public void Record_OutsideTheYearsThereAre_IsDamaged(long micros, bool isRecord)
    {
        var state = RecordSlot.ToRecord(Guid.Empty, 1, 0, 1, micros, out var record);

        Assert.Equal(isRecord ? SlotState.Record : SlotState.Damaged, state);
        if (isRecord)
            Assert.Equal(micros, UnixMicroseconds.From(record.OccurredAt));
    }

    [Fact]
    public void Checksum_OfASlot_IsTheCrcOfItsSegmentItsNumberAndItsBytes()
    {
        var slot = new byte[RecordSlot.Bytes];
        RecordSlot.Write(slot, RecordSlot.Seed(Name), 3, JournalDirectory.Record(12));
        byte[] covered =
        [
            .. Name.Journal.ToByteArray(), .. BitConverter.GetBytes(Name.Number), .. BitConverter.GetBytes(3),
            .. slot[..^4],
        ];

        var crc = uint.MaxValue;
        foreach (var value in covered)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
        }

        Assert.Equal(BitConverter.GetBytes(crc), slot[^4..]);
    }
}
