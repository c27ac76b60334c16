using System.Diagnostics.Metrics;

namespace Payg.Service.Diagnostics;

/// <summary>What is counted of data whose time is over, under the meter <c>Payg.Service</c>. Thread-safe.</summary>
internal sealed class RetentionMetrics
{
    public const string Usage = "usage";

    public const string Tests = "tests";

    public const string AuditEntries = "audit_entries";

    private readonly Counter<long> _dropped;

    public RetentionMetrics(IMeterFactory factory)
    {
        _dropped = factory.Create(ServiceMetrics.MeterName).CreateCounter<long>(
            "payg.retention.dropped", "{row}", "Rows that were deleted because their time is over, by what they were.");
        foreach (var kind in (string[])[Usage, Tests, AuditEntries])
            Dropped(kind, 0);
    }

    public void Dropped(string kind, long rows) =>
        _dropped.Add(rows, new KeyValuePair<string, object?>("payg.kind", kind));
}
