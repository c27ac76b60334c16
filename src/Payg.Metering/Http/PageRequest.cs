using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Payg.Metering.Http;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Cursor">The <c>next_cursor</c> of the page before; nothing: the first page.</param>
/// <param name="Limit">How many entries the page may have; nothing: <see cref="DefaultLimit"/>.</param>
internal sealed record PageRequest(
    [property: FromQuery(Name = "cursor"), Description("The next_cursor of the page before")]
    string? Cursor,
    [property: FromQuery(Name = "limit"), Description("Entries on a page: 1 to 1000, 100 by default")]
    string? Limit)
{
    /// <summary>How many entries a page may have where nobody says.</summary>
    public const int DefaultLimit = 100;

    /// <summary>Reads it for a list in the order of numbers.</summary>
    /// <param name="first">Behind which number the first page begins.</param>
    /// <param name="errors">Where to report.</param>
    public (long After, int Take) ByNumber(long first, FieldErrors errors) =>
        (QueryReader.Cursor(Cursor, first, errors), QueryReader.Limit(Limit, DefaultLimit, errors));

    /// <summary>Reads it for a list in the order of ids; the first page begins behind null.</summary>
    /// <param name="errors">Where to report.</param>
    public (Guid? After, int Take) ById(FieldErrors errors)
    {
        Guid? after = Guid.TryParse(Cursor, out var id) ? id : null;
        if (after is null && !string.IsNullOrEmpty(Cursor))
            errors.Add("cursor", QueryReader.UnknownCursor);
        return (after, QueryReader.Limit(Limit, DefaultLimit, errors));
    }
}
