using System.ComponentModel;

namespace Payg.Http.Lists;

/// <summary>One page of a list.</summary>
/// <param name="Data">The entries.</param>
/// <param name="NextCursor">Give it as cursor to get the next page; null on the last page.</param>
[Description("One page of a list.")]
public sealed record Page<T>(
    [property: Description("The entries.")]
    IReadOnlyList<T> Data,
    [property: Description("Give it as cursor to get the next page; null on the last page.")]
    string? NextCursor);
