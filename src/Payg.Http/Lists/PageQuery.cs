namespace Payg.Http.Lists;

/// <summary>A page to read: the entries after a key.</summary>
/// <param name="List">The list with its filters.</param>
/// <param name="After">The key of the last entry of the page before; null: from the start.</param>
/// <param name="Take">The most entries on the page, 1 or more.</param>
public sealed record PageQuery<TKey>(ListCursor<TKey> List, TKey? After, int Take) where TKey : struct
{
    /// <summary>Makes the page.</summary>
    /// <param name="read">The entries after the key in the list's order: one more than the page takes, if any.</param>
    /// <param name="keyOf">The key of an entry.</param>
    /// <param name="show">An entry as it is shown.</param>
    public Page<T> Of<TEntry, T>(IReadOnlyList<TEntry> read, Func<TEntry, TKey> keyOf, Func<TEntry, T> show) =>
        new([.. read.Take(Take).Select(show)], read.Count > Take ? List.Write(keyOf(read[Take - 1])) : null);

    /// <summary>Makes the page of entries that are shown as they are.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> read, Func<T, TKey> keyOf) => Of(read, keyOf, entry => entry);
}
