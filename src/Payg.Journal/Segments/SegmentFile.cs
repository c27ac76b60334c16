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
        ReadRecords(files, name, LayoutOf(files, name, ReadHeader(files, name)));

    private static IEnumerable<UsageRecord> ReadRecords(IJournalFiles files, SegmentName name, SlotLayout layout)
    {
        var slots = new SlotReader(files, name, layout);
        while (slots.Read())
        {
            if (slots.State == SlotState.Record)
                yield return slots.Record;
        }
    }

    public static SegmentScan Scan(IJournalFiles files, SegmentName name)
    {
        var header = ReadHeader(files, name);
        if (header is { Version: not (SegmentHeader.CurrentVersion or SegmentHeader.EarlierVersion) })
            return SegmentScan.Unreadable;

        var layout = LayoutOf(files, name, header);
        int records = 0, damaged = 0, used = 0, unwritten = 0, slots = 0, undimensioned = 0;
        long? oldest = null;
        var slot = new SlotReader(files, name, layout);
        while (slot.Read())
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

    /// <summary>The layout that the header names; without one, that in which the first slots hold a record.</summary>
    private static SlotLayout LayoutOf(IJournalFiles files, SegmentName name, SegmentHeader? header)
    {
        if (header is { Version: var version })
            return version == SegmentHeader.EarlierVersion ? SlotLayout.Earlier : SlotLayout.Current;

        var slot = new SlotReader(files, name, SlotLayout.Earlier);
        for (var i = 0; i < SlotsAtOnce && slot.Read(); i++)
        {
            if (slot.State is SlotState.Record)
                return SlotLayout.Earlier;
        }

        return SlotLayout.Current;
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

    private delegate SlotState ReadSlot(
        ReadOnlySpan<byte> source, uint seed, int slot, out UsageRecord record, out int dimensions);

    private sealed record SlotLayout(int Bytes, ReadSlot Read)
    {
        public static readonly SlotLayout Current = new(RecordSlot.Bytes, RecordSlot.Read);

        public static readonly SlotLayout Earlier = new(EarlierRecordSlot.Bytes, EarlierRecordSlot.Read);
    }

    /// <summary>Stands on one slot after the other: a flush reads every record of every call, twice.</summary>
    private sealed class SlotReader(IJournalFiles files, SegmentName name, SlotLayout layout)
    {
        private readonly uint _seed = RecordSlot.Seed(name);
        private readonly DimensionReader _dimensions = new(files, name.Journal);
        private readonly byte[] _buffer = new byte[SlotsAtOnce * layout.Bytes];
        private UsageRecord _record;
        private long _offset = SegmentHeader.Bytes;
        private int _inBuffer;
        private int _next;
        private int _slot;

        public SlotState State { get; private set; }

        public ref readonly UsageRecord Record => ref _record;

        public bool HasLostDimensions { get; private set; }

        /// <summary>Goes to the next slot, which is the first at first; false: there is no other whole one.</summary>
        public bool Read()
        {
            if (_next == _inBuffer && !Fill())
                return false;
            var bytes = _buffer.AsSpan(_next++ * layout.Bytes, layout.Bytes);
            State = layout.Read(bytes, _seed, _slot++, out _record, out var id);
            HasLostDimensions = false;
            if (State == SlotState.Record && id != 0)
            {
                var known = _dimensions.Find(id);
                (_record, HasLostDimensions) = (_record with { Dimensions = known }, known is null);
            }

            return true;
        }

        private bool Fill()
        {
            _inBuffer = files.Read(name.FileName, _offset, _buffer) / layout.Bytes;
            _offset += _inBuffer * layout.Bytes;
            _next = 0;
            return _inBuffer > 0;
        }
    }
}
