using System.ComponentModel;
using System.Globalization;

namespace Payg.Metering.Http;

/// <summary>One page of a list.</summary>
[Description("One page of a list.")]
internal sealed record Page<T>(
    [property: Description("The entries.")]
    IReadOnlyList<T> Data,
    [property: Description("Give it as cursor to get the next page; null on the last page.")]
    string? NextCursor);

/// <summary>Makes pages.</summary>
internal static class Page
{
    /// <summary>A page that ends with an entry whose key is the cursor of the next.</summary>
    /// <param name="read">The entries from the page's first on: one more than it takes, if there are so many.</param>
    /// <param name="take">The most entries on the page.</param>
    /// <param name="keyOf">The key of an entry, by which the list is in order.</param>
    public static Page<T> Of<T>(IReadOnlyList<T> read, int take, Func<T, IFormattable> keyOf) =>
        read.Count > take
            ? new Page<T>([.. read.Take(take)], keyOf(read[take - 1]).ToString(null, CultureInfo.InvariantCulture))
            : new Page<T>(read, NextCursor: null);

    /// <summary>A page of a list that is in memory, whose cursor is how many entries earlier pages had.</summary>
    /// <param name="all">All entries.</param>
    /// <param name="skip">How many entries earlier pages had.</param>
    /// <param name="take">The most entries on the page.</param>
    /// <param name="show">An entry as it is shown.</param>
    public static Page<T> Of<TEntry, T>(IReadOnlyList<TEntry> all, long skip, int take, Func<TEntry, T> show)
    {
        var page = all.Skip((int)Math.Min(skip, all.Count)).Take(take).Select(show).ToList();
        var next = skip + page.Count;
        return new Page<T>(page, next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }
}
