using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Metering.Diagnostics;

namespace Payg.Metering.Measure;

/// <summary>A meter in use. Thread-safe: changes by administrators take effect at once.</summary>
internal sealed class BoundMeter(Meter meter, CallCounter calls)
{
    private volatile Meter _meter = meter;
    private volatile PricedCases? _cases;
    private int _faults;

    public Meter Meter
    {
        get => _meter;
        set => _meter = value;
    }

    /// <summary>Which usage has a price; null: all of it.</summary>
    public PricedCases? Cases
    {
        get => _cases;
        set => _cases = value;
    }

    public CallCounter Calls { get; } = calls;

    /// <summary>Whether a fault is the first of its kind, and is to be logged.</summary>
    public bool IsFirst(CallFault fault) =>
        (Volatile.Read(ref _faults) & (int)fault) == 0 && (Interlocked.Or(ref _faults, (int)fault) & (int)fault) == 0;
}
