using System.Text;
using Payg.Http.Caching;
using Payg.Service.Http;

namespace Payg.Service.Portal;

/// <summary>
/// The one page of the portal. Its build writes addresses relative to the page, which is shown at many addresses; here
/// they begin with the path below which the service is reached. Immutable.
/// </summary>
internal sealed class PortalPage
{
    private const string Relative = "\"./";
    private const string AskEachTime = "no-cache";

    private readonly PrefixedAnswers _answers;
    private readonly string? _logoOrigin;

    public PortalPage(string path, PortalBrand brand)
    {
        _logoOrigin = brand.LogoOrigin;
        var text = brand.Apply(File.ReadAllText(path));
        _answers = new PrefixedAnswers(prefix => new StoredAnswer(
            Encoding.UTF8.GetBytes(text.Replace(Relative, $"\"{prefix}/", StringComparison.Ordinal)),
            "text/html; charset=utf-8",
            AskEachTime));
    }

    public Task ServeAsync(HttpContext context)
    {
        PortalHeaders.Set(context.Response.Headers, _logoOrigin);
        return _answers.ServeAsync(context);
    }
}
