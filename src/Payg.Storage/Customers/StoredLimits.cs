using System.Collections.Frozen;
using Payg.Core.Meters;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Customers;

internal static class StoredLimits
{
    /// <summary>The calls a minute by meter; null where there is no limit, as for almost all customers.</summary>
    public static FrozenDictionary<MeterId, int>? Read(IReadOnlyCollection<RateLimitRow> rows) =>
        rows.Count == 0 ? null : rows.ToFrozenDictionary(row => new MeterId(row.MeterId), row => row.CallsPerMinute);
}
