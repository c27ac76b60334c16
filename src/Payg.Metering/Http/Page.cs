using System.ComponentModel;

namespace Payg.Metering.Http;

/// <summary>One page of a list.</summary>
[Description("One page of a list.")]
internal sealed record Page<T>(
    [property: Description("The entries.")]
    IReadOnlyList<T> Data,
    [property: Description("Give it as cursor to get the next page; null on the last page.")]
    string? NextCursor);
