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

    /// <summary>Reads the file of the build.</summary>
    public PortalPage(string path)
    {
        var text = File.ReadAllText(path);
        _answers = new PrefixedAnswers(prefix => new StoredAnswer(
            Encoding.UTF8.GetBytes(text.Replace(Relative, $"\"{prefix}/", StringComparison.Ordinal)),
            "text/html; charset=utf-8",
            AskEachTime));
    }

    /// <summary>Answers with the page.</summary>
    public Task ServeAsync(HttpContext context)
    {
        PortalHeaders.Set(context.Response.Headers);
        return _answers.ServeAsync(context);
    }
}
