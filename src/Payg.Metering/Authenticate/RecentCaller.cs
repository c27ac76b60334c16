using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Payg.Metering.Authenticate;

/// <summary>
/// Who sent the last call on an HTTP/1.1 connection, by the very string of its header: the web server hands out the
/// same one again when the same bytes arrive, so that a client who keeps its connection is known without hashing its
/// token again. Belongs to one connection, which makes one call at a time.
/// </summary>
internal sealed class RecentCaller
{
    private static readonly object s_key = new();

    private string? _header;
    private Caller? _caller;

    /// <summary>That of the call's connection; null where calls share one at the same time, as with HTTP/2.</summary>
    public static RecentCaller? Of(HttpContext context)
    {
        if (!HttpProtocol.IsHttp11(context.Request.Protocol)
            || context.Features[typeof(IConnectionItemsFeature)] is not IConnectionItemsFeature { Items: { } items })
        {
            return null;
        }

        if (items.TryGetValue(s_key, out var known))
            return (RecentCaller)known!;

        var recent = new RecentCaller();
        items.Add(s_key, recent);
        return recent;
    }

    /// <summary>The caller with this header, unless another came since, or the caller was forgotten.</summary>
    public Caller? With(string? header) =>
        header is not null && ReferenceEquals(header, _header) && _caller is { IsForgotten: false } caller
            ? caller
            : null;

    public void Note(string? header, Caller caller) => (_header, _caller) = (header, caller);
}
