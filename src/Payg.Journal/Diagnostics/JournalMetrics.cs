using System.Diagnostics.Metrics;

namespace Payg.Journal.Diagnostics;

/// <summary>
/// Metrics of the journal and the archive. They belong to the meter <c>Payg.Metering</c>, so that one name collects
/// everything that Payg measures on the path of a call. Thread-safe.
/// </summary>
public sealed class JournalMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Payg.Metering";

    private readonly Meter _meter;
    private long _batchesSetAside;
    private long _adopted;
    private long _damaged;
    private long _undimensioned;
    private long _other;
    private long _archivedSegments;
    private long _archivedRecords;
    private long _archivedBytes;
    private long _archiveFailures;
    private long _sweptDays;

    /// <summary>Creates the instruments.</summary>
    public JournalMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);

        // These are seldom counted. As observed counters they exist from the start, and an alert sees the first count.
        Observe("payg.flush.batches.set_aside", () => ref _batchesSetAside, "{batch}",
            "Batches set aside because they cannot be applied.");
        Observe("payg.journal.records.adopted", () => ref _adopted, "{record}",
            "Records taken over from an earlier process at start.");
        Observe("payg.journal.records.damaged", () => ref _damaged, "{record}",
            "Records found torn, changed or missing, at least.");
        Observe("payg.journal.records.undimensioned", () => ref _undimensioned, "{record}",
            "Records counted without their dimensions, which could not be stored or read.");
        Observe("payg.journal.records.other", () => ref _other, "{record}",
            "Records whose dimensions became 'other', because the process has seen too many.");
        Observe("payg.archive.segments", () => ref _archivedSegments, "{segment}", "Segments kept in the archive.");
        Observe("payg.archive.records", () => ref _archivedRecords, "{record}",
            "Records in the segments kept in the archive.");
        Observe("payg.archive.bytes", () => ref _archivedBytes, "By", "What the segments kept take.");
        Observe("payg.archive.failures", () => ref _archiveFailures, "{segment}",
            "Segments that were applied and could not be kept.");
        Observe("payg.archive.days.swept", () => ref _sweptDays, "{day}",
            "Days that were deleted because they were kept long enough.");
    }

    internal void Observe(Func<JournalStatus> status, long capacity, TimeProvider time)
    {
        _meter.CreateObservableUpDownCounter(
            "payg.journal.records.pending", () => status().PendingRecords, "{record}", "Records not flushed yet.");
        _meter.CreateObservableGauge(
            "payg.journal.oldest_pending.age",
            () => status().OldestPendingAge(time).TotalSeconds,
            "s",
            "How long ago the oldest record that is not flushed yet occurred.");
        _meter.CreateObservableUpDownCounter(
            "payg.journal.size", () => status().Bytes, "By", "What the files of the journal take.");
        _meter.CreateObservableUpDownCounter(
            "payg.journal.batches.set_aside",
            () => status().SetAside,
            "{batch}",
            "Batches that lie aside because they could not be applied.");
        _meter.CreateObservableUpDownCounter(
            "payg.journal.capacity", () => capacity, "By", "What the files of the journal may take.");
    }

    internal void BatchSetAside() => Interlocked.Increment(ref _batchesSetAside);

    internal void RecordsAdopted(long records) => Interlocked.Add(ref _adopted, records);

    internal void RecordsDamaged(int records) => Interlocked.Add(ref _damaged, records);

    internal void RecordsUndimensioned(int records) => Interlocked.Add(ref _undimensioned, records);

    internal void RecordOfOther() => Interlocked.Increment(ref _other);

    internal void Archived(int records, int bytes)
    {
        Interlocked.Increment(ref _archivedSegments);
        Interlocked.Add(ref _archivedRecords, records);
        Interlocked.Add(ref _archivedBytes, bytes);
    }

    internal void ArchiveFailed() => Interlocked.Increment(ref _archiveFailures);

    internal void ArchiveSwept() => Interlocked.Increment(ref _sweptDays);

    private void Observe(string name, CountOf count, string unit, string description) =>
        _meter.CreateObservableCounter(name, () => Interlocked.Read(ref count()), unit, description);

    private delegate ref long CountOf();
}
