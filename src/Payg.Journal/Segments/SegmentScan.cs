namespace Payg.Journal.Segments;

/// <summary>What a segment file was found to hold.</summary>
/// <param name="Records">Good records.</param>
/// <param name="Damaged">Slots that hold no record but should, or hold something else.</param>
/// <param name="IsSound">Whether the file is as it was written: nothing damaged, cut off or missing.</param>
/// <param name="IsReadable">Whether the file could be read and this code knows its layout.</param>
/// <param name="OldestMicros">When its first record occurred, in microseconds since 1970.</param>
public readonly record struct SegmentScan(int Records, int Damaged, bool IsSound, bool IsReadable, long? OldestMicros)
{
    /// <summary>
    /// How many of the good records had dimensions that cannot be read any more: they are counted without.
    /// </summary>
    public int Undimensioned { get; init; }

    /// <summary>A file that could not be read, or has a layout that another version of this code wrote.</summary>
    public static SegmentScan Unreadable => new(0, 0, IsSound: false, IsReadable: false, OldestMicros: null);
}
