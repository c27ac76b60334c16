using Payg.Core.Credits;
using Payg.Core.Customers;

namespace Payg.Metering.Leases;

/// <summary>
/// The units that one customer has on this node, by meter and the dimensions that are known before a call: seldom more
/// than a few. Thread-safe.
/// </summary>
internal sealed class CustomerLeases(CustomerId customer)
{
    /// <summary>Beyond so many, calls take from the units without dimensions.</summary>
    private const int MaxKept = 64;

    private readonly Lock _gate = new();
    private volatile MeterLease[] _meters = [];

    /// <summary>For the keeper alone. Dimensions that are priced alike share one line.</summary>
    public Dictionary<LeaseLine, LeasedLine> Lines { get; } = [];

    public IReadOnlyList<MeterLease> Meters => _meters;

    /// <summary>The units of a meter; null: none were asked for yet.</summary>
    public MeterLease? Find(in LeasedUse use)
    {
        foreach (var lease in _meters)
        {
            if (lease.For == use)
                return lease;
        }

        return null;
    }

    public MeterLease Of(LeasedUse use)
    {
        lock (_gate)
        {
            if (_meters.Length >= MaxKept)
                use = use with { Dimensions = null };
            if (Find(use) is { } known)
                return known;
            var added = new MeterLease(customer, use);
            _meters = [.. _meters, added];
            return added;
        }
    }
}
