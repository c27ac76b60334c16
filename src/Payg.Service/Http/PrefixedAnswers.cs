using Microsoft.Net.Http.Headers;
using Payg.Http.Caching;
using Payg.Service.Server;

namespace Payg.Service.Http;

/// <summary>
/// An answer that names addresses of this service: one for each path below which it is reached, made when it is first
/// asked for. A few are kept, because a proxy may take any path from its client. Thread-safe.
/// </summary>
internal sealed class PrefixedAnswers(Func<string, StoredAnswer> make)
{
    /// <summary>How many are kept; beyond it they are made again.</summary>
    public const int Capacity = 16;

    private readonly StoredAnswers _made = new(Capacity);

    public Task ServeAsync(HttpContext context)
    {
        var prefix = context.Request.PathBase.ToUriComponent();
        context.Response.Headers.Append(HeaderNames.Vary, PathPrefix.Header);
        return _made.Of(prefix, () => make(prefix)).ServeAsync(context);
    }
}
