namespace Payg.Journal;

/// <summary>The bounds of a journal.</summary>
/// <param name="Durability">What a completed append survives.</param>
/// <param name="MaxBytes">How many bytes its files may take together.</param>
/// <param name="SegmentBytes">How many bytes one segment takes while it is written to.</param>
public sealed record JournalOptions(
    Durability Durability,
    long MaxBytes = JournalOptions.DefaultMaxBytes,
    int SegmentBytes = JournalOptions.DefaultSegmentBytes)
{
    /// <summary>Default of <see cref="MaxBytes"/>: 1 GiB, about 26 million calls.</summary>
    public const long DefaultMaxBytes = 1L << 30;

    /// <summary>Default of <see cref="DimensionBytes"/>: 1 MiB, about 10,000 sets of dimensions.</summary>
    public const int DefaultDimensionBytes = 1 << 20;

    /// <summary>
    /// 4 MiB, 104,856 records: at 70,000 calls a second it lasts longer than the default interval of the flush, and
    /// it is a transaction that a database can apply in a second or two.
    /// </summary>
    public const int DefaultSegmentBytes = 4 << 20;

    /// <summary>
    /// How many bytes the dimensions of the records of one process take at most; none before the first of them. Values
    /// of sets that do not fit become <see cref="Payg.Core.Meters.Dimensions.Other"/> until the next start.
    /// </summary>
    public int DimensionBytes { get; init; } = DefaultDimensionBytes;
}
