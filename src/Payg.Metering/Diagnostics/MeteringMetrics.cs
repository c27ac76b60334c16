using System.Diagnostics.Metrics;
using Payg.Storage.Catalog;

namespace Payg.Metering.Diagnostics;

/// <summary>
/// What Payg counts, under the meter <c>Payg.Metering</c>. On the path of a call a count is one interlocked add and
/// allocates nothing; the instruments read the counts when someone collects them. Thread-safe.
/// </summary>
internal sealed class MeteringMetrics
{
    public const string MeterName = "Payg.Metering";

    private readonly Lock _gate = new();
    private readonly Histogram<double> _flushDuration;
    private readonly Histogram<long> _flushRecords;
    private readonly System.Diagnostics.Metrics.Meter _meter;
    private CallCounter[] _calls = [];
    private long _flushLines;
    private long _flushRetries;
    private long _usageRejected;

    public MeteringMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _meter.CreateObservableCounter(
            "payg.calls", ObserveCalls, "{call}", "Calls of metered endpoints by meter and outcome.");
        _flushDuration = _meter.CreateHistogram(
            "payg.flush.duration", "s", "How long the database took to apply a batch, or to refuse it.", tags: null,
            new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries =
                    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
            });
        _flushRecords = _meter.CreateHistogram(
            "payg.flush.records", "{record}", "Usage records in an applied batch.", tags: null,
            new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] });

        // These are seldom counted. As observed counters they are there from the start, and an alert sees the first.
        Observe("payg.flush.lines", () => ref _flushLines, "{line}",
            "Usage lines that applied batches were added to.");
        Observe("payg.flush.retries", () => ref _flushRetries, "{attempt}",
            "Attempts to apply a batch that failed and are made again.");
        Observe("payg.usage.rejected", () => ref _usageRejected, "{record}",
            "Records that cannot be charged and wait for an operator.");
    }

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

    public IEnumerable<CallOutcomeCount> Uncharged() =>
        Volatile.Read(ref _calls).SelectMany(calls => calls.Uncharged());

    public void ObserveTokens(Func<int> cached, Func<long> lookUps)
    {
        _meter.CreateObservableUpDownCounter(
            "payg.tokens.cached", cached, "{token}", "Tokens that are known without asking the database.");
        _meter.CreateObservableCounter(
            "payg.tokens.lookups", lookUps, "{lookup}", "Tokens that the database was asked for.");
    }

    public void ObserveSilentJournals(Func<int> count) => _meter.CreateObservableUpDownCounter(
        "payg.journals.silent", count, "{journal}",
        "Journals of all nodes that hold credit and whose process has not reported for a minute.");

    public void ObserveLeases(LeaseCounts counts, Func<long> inHand)
    {
        _meter.CreateObservableUpDownCounter(
            "payg.lease.units", inHand, "{unit}", "Units of limited customers that this node has in hand.");
        _meter.CreateObservableCounter(
            "payg.lease.failures", () => counts.Failures, "{exchange}", "Trips for units that failed.");
        _meter.CreateObservableCounter(
            "payg.lease.recalls", () => counts.Recalls, "{recall}",
            "Lines of which other nodes asked for what this node had in hand.");
        _meter.CreateObservableCounter(
            "payg.lease.refusals", counts.Refusals, "{call}", "Calls that got no units, by reason.");
        _meter.CreateObservableCounter(
            "payg.lease.exchanges", () => counts.Exchanges, "{exchange}",
            "Trips to the database for units of limited customers.");
        _meter.CreateObservableCounter(
            "payg.lease.excess", () => counts.Excess, "{unit}", "Units that calls used beyond what was announced.");
    }

    public void ObserveDatabase(Func<bool> isUp) => _meter.CreateObservableUpDownCounter(
        "payg.database.up", () => isUp() ? 1 : 0, "{node}",
        "1 while the database answers this node, which asks it every second.");

    public void Applied(TimeSpan duration, int records, int lines)
    {
        _flushDuration.Record(duration.TotalSeconds);
        _flushRecords.Record(records);
        Interlocked.Add(ref _flushLines, lines);
    }

    public void Failed(TimeSpan duration)
    {
        _flushDuration.Record(duration.TotalSeconds);
        Interlocked.Increment(ref _flushRetries);
    }

    public void UsageRejected(long records) => Interlocked.Add(ref _usageRejected, records);

    private void Observe(string name, CountOf count, string unit, string description) =>
        _meter.CreateObservableCounter(name, () => Interlocked.Read(ref count()), unit, description);

    private IEnumerable<Measurement<long>> ObserveCalls() =>
        Volatile.Read(ref _calls).SelectMany(calls => calls.Observe());

    private delegate ref long CountOf();
}
