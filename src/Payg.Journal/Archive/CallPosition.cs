using Payg.Journal.Segments;

namespace Payg.Journal.Archive;

/// <summary>
/// The place of a call among all calls: by when it occurred, then by where it was recorded. It is the same whenever
/// and wherever the archive is read, so a page can go on behind it.
/// </summary>
/// <param name="Micros">When it occurred, in microseconds since 1970.</param>
/// <param name="Segment">The segment in which it was recorded.</param>
/// <param name="Index">Its number in the segment's block.</param>
public readonly record struct CallPosition(long Micros, SegmentName Segment, int Index) : IComparable<CallPosition>
{
    /// <inheritdoc/>
    public int CompareTo(CallPosition other)
    {
        var order = Micros.CompareTo(other.Micros);
        order = order != 0 ? order : Segment.CompareTo(other.Segment);
        return order != 0 ? order : Index.CompareTo(other.Index);
    }
}
