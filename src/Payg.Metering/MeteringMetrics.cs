using System.Diagnostics.Metrics;

namespace Payg.Metering;

/// <summary>
/// What Payg counts, under the meter <c>Payg.Metering</c>. On the path of a call a count is one interlocked add and
/// allocates nothing; the instruments read the counts when somebody collects them. Thread-safe.
/// </summary>
internal sealed class MeteringMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Payg.Metering";

    private readonly Lock _gate = new();
    private readonly Histogram<double> _flushDuration;
    private readonly Histogram<long> _flushRecords;
    private readonly Counter<long> _flushLines;
    private readonly Counter<long> _flushRetries;
    private readonly Counter<long> _batchesSetAside;
    private readonly Counter<long> _adopted;
    private readonly Counter<long> _damaged;
    private readonly System.Diagnostics.Metrics.Meter _meter;
    private CallCounter[] _calls = [];

    /// <summary>Makes the instruments.</summary>
    public MeteringMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _meter.CreateObservableCounter(
            "payg.calls", ObserveCalls, "{call}", "Calls of metered endpoints by meter and by what became of them.");
        _flushDuration = _meter.CreateHistogram<double>(
            "payg.flush.duration", "s", "How long the database took to apply a batch, or to refuse it.");
        _flushRecords = _meter.CreateHistogram<long>(
            "payg.flush.records", "{record}", "Usage records in an applied batch.");
        _flushLines = _meter.CreateCounter<long>(
            "payg.flush.lines", "{line}", "Usage lines that applied batches were added to.");
        _flushRetries = _meter.CreateCounter<long>(
            "payg.flush.retries", "{attempt}", "Attempts to apply a batch that failed and are made again.");
        _batchesSetAside = _meter.CreateCounter<long>(
            "payg.flush.batches.set_aside", "{batch}", "Batches set aside because they cannot be applied.");
        _adopted = _meter.CreateCounter<long>(
            "payg.journal.records.adopted", "{record}", "Records taken over from an earlier process at start.");
        _damaged = _meter.CreateCounter<long>(
            "payg.journal.records.damaged", "{record}", "Records found torn, changed or missing, at least.");
    }

    /// <summary>The counter of one meter; the same one for the same key.</summary>
    public CallCounter CallsOf(string meterKey)
    {
        lock (_gate)
        {
            foreach (var known in _calls)
            {
                if (string.Equals(known.MeterKey, meterKey, StringComparison.Ordinal))
                    return known;
            }

            var added = new CallCounter(meterKey);
            _calls = [.. _calls, added];
            return added;
        }
    }

    /// <summary>Shows the state of the journal and its flush.</summary>
    public void Observe(Func<Flush.FlushStatus> status)
    {
        _meter.CreateObservableUpDownCounter(
            "payg.journal.records.pending", () => status().PendingRecords, "{record}", "Records not flushed yet.");
        _meter.CreateObservableGauge(
            "payg.journal.oldest_pending.age",
            () => status().OldestPendingAge.TotalSeconds,
            "s",
            "How long ago the oldest record that is not flushed yet occurred.");
        _meter.CreateObservableUpDownCounter(
            "payg.journal.size", () => status().JournalBytes, "By", "What the files of the journal take.");
        _meter.CreateObservableUpDownCounter(
            "payg.journal.batches.set_aside",
            () => status().SetAsideBatches,
            "{batch}",
            "Batches that lie aside because they could not be applied.");
    }

    /// <summary>A batch was applied.</summary>
    public void Applied(TimeSpan duration, int records, int lines)
    {
        _flushDuration.Record(duration.TotalSeconds);
        _flushRecords.Record(records);
        _flushLines.Add(lines);
    }

    /// <summary>An attempt to apply a batch failed after this time.</summary>
    public void Failed(TimeSpan duration)
    {
        _flushDuration.Record(duration.TotalSeconds);
        _flushRetries.Add(1);
    }

    /// <summary>A batch was set aside.</summary>
    public void BatchSetAside() => _batchesSetAside.Add(1);

    /// <summary>So many records of an earlier process were found.</summary>
    public void RecordsAdopted(long records) => _adopted.Add(records);

    /// <summary>So many records, or more, were found damaged.</summary>
    public void RecordsDamaged(int records) => _damaged.Add(records);

    private IEnumerable<Measurement<long>> ObserveCalls() =>
        Volatile.Read(ref _calls).SelectMany(calls => calls.Observe());
}

/// <summary>What became of the calls of one meter. Thread-safe; allocates nothing when it counts.</summary>
internal sealed class CallCounter
{
    private readonly KeyValuePair<string, object?> _meter;
    private long _charged;
    private long _free;
    private long _rejected;
    private long _unmetered;
    private long _unmeasured;

    /// <summary>Starts from zero.</summary>
    public CallCounter(string meterKey)
    {
        MeterKey = meterKey;
        _meter = new("payg.meter", meterKey);
    }

    /// <summary>The public name of the meter.</summary>
    public string MeterKey { get; }

    /// <summary>A call was recorded, to be charged.</summary>
    public void Charged() => Interlocked.Increment(ref _charged);

    /// <summary>A call was answered in a way that is not charged.</summary>
    public void Free() => Interlocked.Increment(ref _free);

    /// <summary>A call was refused because the journal was full.</summary>
    public void Rejected() => Interlocked.Increment(ref _rejected);

    /// <summary>A call was served without a record because the journal was full and the settings say so.</summary>
    public void Unmetered() => Interlocked.Increment(ref _unmetered);

    /// <summary>A call failed because the endpoint could not tell how much it used.</summary>
    public void Unmeasured() => Interlocked.Increment(ref _unmeasured);

    /// <summary>The counts for a collector, by outcome.</summary>
    internal Measurement<long>[] Observe() =>
    [
        Of("charged", ref _charged),
        Of("free", ref _free),
        Of("rejected", ref _rejected),
        Of("unmetered", ref _unmetered),
        Of("unmeasured", ref _unmeasured),
    ];

    private Measurement<long> Of(string outcome, ref long count) =>
        new(Interlocked.Read(ref count), _meter, new("payg.outcome", outcome));
}
