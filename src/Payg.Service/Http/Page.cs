using System.ComponentModel;

namespace Payg.Service.Http;

/// <summary>One page of a list.</summary>
/// <param name="Data">The entries.</param>
/// <param name="NextCursor">Give it as <c>cursor</c> to get the next page; null: this is the last.</param>
internal sealed record Page<T>(
    [property: Description("The entries")] IReadOnlyList<T> Data,
    [property: Description("Give it as cursor to get the next page; null on the last page")] string? NextCursor);
