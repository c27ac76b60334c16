using System.ComponentModel;

namespace Payg.Billing.Responses;

/// <summary>One page of usage over time.</summary>
/// <param name="Data">The entries.</param>
/// <param name="NextCursor">Give it as cursor to get the next page; null on the last page.</param>
/// <param name="KeptFrom">Usage before is no longer kept in such windows; null: all usage in the range is.</param>
[Description("One page of usage over time.")]
public sealed record UsagePage<T>(
    [property: Description("The entries.")]
    IReadOnlyList<T> Data,
    [property: Description("Give it as cursor to get the next page; null on the last page.")]
    string? NextCursor,
    [property: Description("Usage before this instant is no longer kept in windows like these and is not in the "
        + "entries, though it was charged; null: all usage in the range is in the entries.")]
    DateTimeOffset? KeptFrom);
