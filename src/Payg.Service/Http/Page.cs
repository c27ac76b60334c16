namespace Payg.Service.Http;

/// <summary>One page of a list.</summary>
/// <param name="Data">The entries.</param>
/// <param name="NextCursor">Give it as cursor to get the next page; null on the last page.</param>
internal sealed record Page<T>(
    IReadOnlyList<T> Data,
    string? NextCursor);
