using System.Collections.Concurrent;

namespace Payg.Storage.Budgets;

/// <summary>
/// How many alerts of budgets this process has stored since it started, for metrics. What is rolled back afterwards
/// stays counted. Thread-safe.
/// </summary>
public sealed class AlertCounts
{
    private static readonly string[] s_types = [AlertTypes.Usage, AlertTypes.BudgetResolved];
    private readonly ConcurrentDictionary<string, long> _alerts = new(StringComparer.Ordinal);

    /// <summary>How many there were of each type.</summary>
    public IEnumerable<(string Type, long Alerts)> All =>
        s_types.Select(type => (type, _alerts.GetValueOrDefault(type)));

    internal void Add(params IEnumerable<string> types)
    {
        foreach (var type in types)
            _alerts.AddOrUpdate(type, 1, (_, count) => count + 1);
    }
}
