using System.Text.RegularExpressions;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Payg.Service.Server;

/// <summary>
/// The path below which clients reach the service, such as <c>/payg</c> behind a proxy that serves other things too.
/// The setting <c>Payg:Server:PathBase</c> says it, or else the header of a trusted proxy.
/// </summary>
internal static partial class PathPrefix
{
    /// <summary>What a proxy says it has removed from the path; a convention, which Traefik and YARP follow.</summary>
    public const string Header = "X-Forwarded-Prefix";

    /// <summary>
    /// Segments of unreserved characters (RFC 3986, section 2.3), none of which is a dot segment, so that a path can be
    /// written into pages, headers and names of cookies as it is.
    /// </summary>
    public const string Pattern = @"^(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]+)+/?$";

    public const int MaxLength = 200;

    // A request that begins with one of these is for the service itself: the proxy has removed the base path.
    private static readonly PathString[] s_ownPaths =
        ["/api", "/openapi", "/docs", "/health", "/metrics", "/assets", "/.well-known"];

    /// <summary>Whether the service's own paths begin like it, so that it cannot be distinguished from them.</summary>
    public static bool IsOwn(PathString path) => Array.Exists(
        s_ownPaths, own => path.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Takes the base path off the path of each request, where the proxy has not done so, and remembers it for every
    /// address that the service writes. It comes after the proxies.
    /// </summary>
    public static void UsePathPrefix(this WebApplication app)
    {
        var setting = Of(app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.PathBase);
        var canBeSaid = app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value
            .ForwardedHeaders.HasFlag(ForwardedHeaders.XForwardedPrefix);
        if (!setting.HasValue && !canBeSaid)
            return;

        app.Use(next => context =>
        {
            Apply(context.Request, setting.HasValue ? setting : Of(context.Request.PathBase.Value));
            return next(context);
        });
    }

    private static void Apply(HttpRequest request, PathString basePath)
    {
        request.PathBase = basePath;
        if (basePath.HasValue && !IsOwn(basePath)
            && request.Path.StartsWithSegments(basePath, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            request.Path = rest.HasValue ? rest : "/";
        }
    }

    /// <summary>The path without a slash at its end, or empty, or one that cannot be used.</summary>
    public static PathString Of(string? text) =>
        text is { Length: > 0 and <= MaxLength } && Usable.IsMatch(text) ? new PathString(text.TrimEnd('/')) : default;

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Usable { get; }
}
