using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Payg.Http.Errors;
using Payg.Http.Requests;

namespace Payg.Http.Lists;

/// <summary>Which page of a list is requested.</summary>
/// <param name="Cursor">The <c>next_cursor</c> of the page before; null or empty: the first page.</param>
/// <param name="Limit">How many entries the page may have; null or empty: the list's default.</param>
public sealed record PageRequest(
    [property: FromQuery(Name = "cursor"), Description("The next_cursor of the page before")]
    string? Cursor,
    [property: FromQuery(Name = "limit"), Description("Entries on a page: 1 to 1000, 100 by default")]
    string? Limit)
{
    /// <summary>The most entries on a page by default.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The error at a cursor that does not belong to the list.</summary>
    public const string UnknownCursor = "Use the next_cursor of the page before, with the same filters.";

    /// <summary>Reads the request for one list; errors are reported at <c>cursor</c> and <c>limit</c>.</summary>
    /// <param name="list">The list with its filters.</param>
    /// <param name="errors">Where to report.</param>
    /// <param name="defaultLimit">The most entries where the request has no limit.</param>
    public PageQuery<TKey> Read<TKey>(ListCursor<TKey> list, FieldErrors errors, int defaultLimit = DefaultLimit)
        where TKey : struct
    {
        TKey? after = null;
        if (!string.IsNullOrEmpty(Cursor))
        {
            if (list.TryRead(Cursor, out var key))
                after = key;
            else
                errors.Add("cursor", UnknownCursor);
        }

        return new PageQuery<TKey>(list, after, QueryText.Limit(Limit, defaultLimit, errors));
    }
}
