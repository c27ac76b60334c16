namespace Payg.Metering.Journal;

/// <summary>What a journal has to know.</summary>
/// <param name="Durability">What a completed append survives.</param>
/// <param name="MaxBytes">How many bytes its files may take together.</param>
/// <param name="SegmentBytes">How many bytes one segment takes while it is written to.</param>
internal sealed record JournalSettings(
    Durability Durability,
    long MaxBytes = MeteringOptions.DefaultJournalMaxBytes,
    int SegmentBytes = JournalSettings.DefaultSegmentBytes)
{
    /// <summary>
    /// 4 MiB, 104,856 records: at 70,000 calls a second it lasts longer than the default interval of the flush, and
    /// it is a transaction that a database can digest in a second or two.
    /// </summary>
    public const int DefaultSegmentBytes = 4 << 20;
}
