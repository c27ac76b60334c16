using System.Diagnostics.Metrics;
using Payg.Journal.Diagnostics;
using Payg.Storage.Catalog;

namespace Payg.Metering.Diagnostics;

/// <summary>The outcome of a metered call; each has exactly one. docs/operating.md lists their names.</summary>
internal enum CallOutcome : byte
{
    Free,
    Charged,

    /// <summary>The call was served with a test key: its record is in the journal, and costs nothing.</summary>
    Test,

    /// <summary>The call was served without a record: the journal was full, and the settings allow it.</summary>
    Unmetered,

    /// <summary>The call failed: the endpoint could not tell how much it used.</summary>
    Unmeasured,

    /// <summary>The call failed: the journal could not record it.</summary>
    Unrecorded,

    Unauthorized,
    Forbidden,
    Unpriced,
    Disabled,
    Limited,
    Unpaid,

    /// <summary>The call was refused: the journal was full.</summary>
    Rejected,

    /// <summary>The call was refused: the token or the meter could not be read from the database.</summary>
    Unavailable,
}

/// <summary>
/// Counts the calls of one meter by outcome. Thread-safe, lock-free; allocates nothing when it counts.
/// </summary>
internal sealed class CallCounter
{
    private static readonly KeyValuePair<string, object?>[] s_outcomes =
    [
        .. Enum.GetValues<CallOutcome>().Select(outcome => new KeyValuePair<string, object?>(
            "payg.outcome", outcome.ToString().ToLowerInvariant())),
    ];

    private readonly KeyValuePair<string, object?> _meter;
    private readonly StripedCounters _counts = new(s_outcomes.Length);

    public CallCounter(string meterKey)
    {
        MeterKey = meterKey;
        _meter = new("payg.meter", meterKey);
    }

    public string MeterKey { get; }

    public void Count(CallOutcome outcome) => _counts.Increment((int)outcome);

    internal long Of(CallOutcome outcome) => _counts.Read((int)outcome);

    internal IEnumerable<CallOutcomeCount> Uncharged() =>
        s_outcomes.Select((outcome, i) => (Outcome: (CallOutcome)i, Name: (string)outcome.Value!))
            .Where(pair => pair.Outcome is not (CallOutcome.Charged or CallOutcome.Test))
            .Select(pair => new CallOutcomeCount(MeterKey, pair.Name, Of(pair.Outcome)))
            .Where(count => count.Calls > 0);

    internal Measurement<long>[] Observe() =>
        [.. s_outcomes.Select((outcome, i) => new Measurement<long>(Of((CallOutcome)i), _meter, outcome))];
}
