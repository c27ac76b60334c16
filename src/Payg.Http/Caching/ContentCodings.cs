using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Payg.Http.Caching;

/// <summary>Chooses among forms of one content that are compressed differently (RFC 9110, section 12.5.3).</summary>
public static class ContentCodings
{
    /// <summary>The first of the forms that the client accepts; null where it accepts none of them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="forms">The compressed forms, the smallest first.</param>
    /// <param name="codingOf">The name of a form's coding, such as <c>br</c>.</param>
    public static TForm? Best<TForm>(HttpRequest request, TForm[] forms, Func<TForm, string?> codingOf)
        where TForm : class
    {
        if (forms.Length == 0
            || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
        {
            return null;
        }

        return Array.Find(forms, form => accepted.Any(coding =>
            coding.Quality is not 0 && coding.Value.Equals(codingOf(form), StringComparison.OrdinalIgnoreCase)));
    }
}
