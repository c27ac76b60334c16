namespace Payg.Journal.Segments;

/// <summary>A segment that nobody writes to any more, waiting to be flushed. Its file never changes again.</summary>
/// <param name="Name">Its identity.</param>
/// <param name="Bytes">The length of its file.</param>
/// <param name="Scan">What it holds.</param>
public sealed record SealedSegment(SegmentName Name, long Bytes, SegmentScan Scan)
{
    /// <summary>How often the ledger refused it for a reason that is its own.</summary>
    public int Refusals { get; set; }
}
