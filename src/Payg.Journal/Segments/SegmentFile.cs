using Payg.Core.Calendar;
using Payg.Core.Usage;
using Payg.Journal.Files;

namespace Payg.Journal.Segments;

/// <summary>Reads segment files back, a piece at a time, by any writer and however they ended.</summary>
internal static class SegmentFile
{
    private const int SlotsAtOnce = 1600;

    /// <summary>The good records of a segment, in the order of their slots. May be enumerated again.</summary>
    public static IEnumerable<UsageRecord> ReadRecords(IJournalFiles files, SegmentName name) =>
        from slot in ReadSlots(files, name, LayoutOf(files, name, ReadHeader(files, name)))
        where slot.State == SlotState.Record
        select slot.Record;

    /// <summary>Counts what a segment holds, and returns whether it is complete.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SegmentScan Scan(IJournalFiles files, SegmentName name)
    {
        var header = ReadHeader(files, name);
        if (header is { Version: not (SegmentHeader.CurrentVersion or SegmentHeader.EarlierVersion) })
            return SegmentScan.Unreadable;

        var layout = LayoutOf(files, name, header);
        int records = 0, damaged = 0, used = 0, unwritten = 0, slots = 0, undimensioned = 0;
        long? oldest = null;
        foreach (var slot in ReadSlots(files, name, layout))
        {
            slots++;
            if (slot.State == SlotState.Unwritten)
                continue;
            // Slots before this one which hold nothing are gaps: normal for a process that was killed, and a loss in
            // a segment that was sealed.
            unwritten += slots - 1 - used;
            used = slots;
            if (slot.State == SlotState.Damaged)
                damaged++;
            if (slot.State != SlotState.Record)
                continue;
            records++;
            undimensioned += slot.HasLostDimensions ? 1 : 0;
            oldest ??= UnixMicroseconds.From(slot.Record.OccurredAt);
        }

        damaged += PartialSlot(files, name, slots, layout) ? 1 : 0;
        if (header?.SealedSlots is { } sealedSlots)
            damaged += unwritten + Math.Max(0, sealedSlots - used);
        var isComplete = header switch
        {
            // A segment gets its name after its header was written, so a file without one was changed since.
            null => false,
            { SealedSlots: not null } => true,
            { Slots: var made } => slots >= made,
        };
        var isSound = isComplete && damaged == 0 && undimensioned == 0;
        return new SegmentScan(records, damaged, isSound, IsReadable: true, oldest) { Undimensioned = undimensioned };
    }

    private static IEnumerable<SlotReading> ReadSlots(IJournalFiles files, SegmentName name, SlotLayout layout)
    {
        var seed = RecordSlot.Seed(name);
        var dimensions = new DimensionReader(files, name.Journal);
        var buffer = new byte[SlotsAtOnce * layout.Bytes];
        long offset = SegmentHeader.Bytes;
        var slot = 0;
        while (files.Read(name.FileName, offset, buffer) is var read && read >= layout.Bytes)
        {
            var whole = read / layout.Bytes;
            for (var i = 0; i < whole; i++, slot++)
            {
                var state = layout.Read(buffer.AsSpan(i * layout.Bytes), seed, slot, out var record, out var id);
                if (state != SlotState.Record || id == 0)
                {
                    yield return new SlotReading(state, record);
                    continue;
                }

                var known = dimensions.Find(id);
                yield return new SlotReading(state, record with { Dimensions = known }, known is null);
            }

            offset += whole * layout.Bytes;
        }
    }

    /// <summary>
    /// The layout that the header names. Where the header is destroyed, the one in which the first slots hold a record.
    /// </summary>
    private static SlotLayout LayoutOf(IJournalFiles files, SegmentName name, SegmentHeader? header)
    {
        if (header is { Version: var version })
            return version == SegmentHeader.EarlierVersion ? SlotLayout.Earlier : SlotLayout.Current;

        var holdsEarlier = ReadSlots(files, name, SlotLayout.Earlier).Take(SlotsAtOnce)
            .Any(slot => slot.State is SlotState.Record);
        return holdsEarlier ? SlotLayout.Earlier : SlotLayout.Current;
    }

    private static SegmentHeader? ReadHeader(IJournalFiles files, SegmentName name)
    {
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        var read = files.Read(name.FileName, 0, bytes);
        return SegmentHeader.TryRead(bytes[..read], out var header) && header.Name == name ? header : null;
    }

    private static bool PartialSlot(IJournalFiles files, SegmentName name, int slots, SlotLayout layout)
    {
        Span<byte> rest = stackalloc byte[RecordSlot.Bytes];
        var read = files.Read(name.FileName, SegmentHeader.Bytes + ((long)slots * layout.Bytes), rest);
        return rest[..read].ContainsAnyExcept((byte)0);
    }

    private delegate SlotState SlotReader(
        ReadOnlySpan<byte> source, uint seed, int slot, out UsageRecord record, out int dimensions);

    private sealed record SlotLayout(int Bytes, SlotReader Read)
    {
        public static readonly SlotLayout Current = new(RecordSlot.Bytes, RecordSlot.Read);

        public static readonly SlotLayout Earlier = new(EarlierRecordSlot.Bytes, EarlierRecordSlot.Read);
    }

    private readonly record struct SlotReading(SlotState State, UsageRecord Record, bool HasLostDimensions = false);
}
