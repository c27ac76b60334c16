using System.Diagnostics.Metrics;

namespace Payg.Metering.Diagnostics;

/// <summary>Why a call got no units.</summary>
internal enum LeaseRefusalReason
{
    /// <summary>The customer's credit does not pay for it.</summary>
    Credit,

    /// <summary>A budget does not allow it.</summary>
    Budget,

    /// <summary>Other nodes hold what is missing.</summary>
    Held,

    /// <summary>The database is unavailable.</summary>
    Unknown,
}

/// <summary>What a node has done with units of limited customers. Thread-safe.</summary>
internal sealed class LeaseCounts
{
    private static readonly string[] s_reasons = ["credit", "budget", "held", "unknown"];
    private readonly long[] _refusals = new long[s_reasons.Length];
    private long _exchanges;
    private long _failures;
    private long _recalls;
    private long _excess;

    /// <summary>How often the database was asked.</summary>
    public long Exchanges => Interlocked.Read(ref _exchanges);

    /// <summary>How often that failed.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Lines of which others asked for what was in hand.</summary>
    public long Recalls => Interlocked.Read(ref _recalls);

    /// <summary>Units that calls used beyond what they had announced.</summary>
    public long Excess => Interlocked.Read(ref _excess);

    /// <summary>Calls that got no units; all reasons are there from the start.</summary>
    public IEnumerable<Measurement<long>> Refusals() => s_reasons.Select((reason, index) => new Measurement<long>(
        Interlocked.Read(ref _refusals[index]), new KeyValuePair<string, object?>("payg.reason", reason)));

    /// <summary>Counts a trip to the database.</summary>
    public void CountExchange() => Interlocked.Increment(ref _exchanges);

    /// <summary>Counts a trip that failed.</summary>
    public void CountFailure() => Interlocked.Increment(ref _failures);

    /// <summary>Counts a line of which others need what is in hand.</summary>
    public void CountRecall() => Interlocked.Increment(ref _recalls);

    /// <summary>Counts units that a call used beyond what it had announced.</summary>
    public void CountExcess(long units) => Interlocked.Add(ref _excess, units);

    /// <summary>Counts a call that got no units.</summary>
    public void CountRefusal(LeaseRefusalReason reason) => Interlocked.Increment(ref _refusals[(int)reason]);
}
