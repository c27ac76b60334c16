using Payg.Service.Server;

namespace Payg.Service.Portal;

/// <summary>
/// Answers what no endpoint answered: the portal's files, and its page at every address that could be one of its
/// own, so that a deep link can be opened and reloaded. Addresses of the API that do not exist stay 404.
/// </summary>
internal sealed class PortalMiddleware(RequestDelegate next, PortalFiles files)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return next(context);

        if (files.Find(request.Path) is { } file)
            return file.ServeAsync(context);
        if (files.Logo is { } logo && request.Path == logo.Address)
            return logo.ServeAsync(context);
        return IsPage(request) ? files.Page.ServeAsync(context) : next(context);
    }

    /// <summary>A program that asks for something else than a page is better served with a plain 404.</summary>
    private static bool IsPage(HttpRequest request)
    {
        if (PathPrefix.IsOwn(request.Path))
            return false;

        var accept = request.Headers.Accept.ToString();
        return accept.Length == 0
            || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            || accept.Contains("*/*", StringComparison.Ordinal);
    }
}
