using System.Text;
using Payg.Http.Caching;
using Payg.Service.Http;
using Payg.Service.Portal;

namespace Payg.Service.OpenApi;

/// <summary>What an agent reads first, by the proposal at llmstxt.org: what this is and where the texts are.</summary>
internal static class AgentGuide
{
    private const string MayBeKept = "public, max-age=300";

    public static RequestDelegate Of(PortalOptions product)
    {
        var guides = new PrefixedAnswers(root => new StoredAnswer(
            Encoding.UTF8.GetBytes(TextOf(product, root)), "text/plain; charset=utf-8", MayBeKept));
        return guides.ServeAsync;
    }

    private static string TextOf(PortalOptions product, string root)
    {
        var text = new StringBuilder($"# {product.Name}\n\n");
        text.Append("> ").Append(product.Tagline ?? "APIs that are paid for by what is used.").Append("\n\n");
        text.Append($"""
            Create an API key in the portal ({root}/keys) and send it as `Authorization: Bearer <key>`. Each call that
            succeeds is charged at the price of its API; keys created with `test: true` are not charged. Errors are
            problem details (RFC 9457) with a stable `code`; after 429 and 503 wait as `Retry-After` says.

            ## Docs

            - [API reference]({root}/docs.md): every operation for customers, with types and errors
            - [API reference with administration]({root}/docs/administration.md): for operators
            - [OpenAPI]({root}/openapi/customers.json): the same as OpenAPI 3.1
            - [Prices]({root}/api/prices): what each API costs, as JSON

            """.ReplaceLineEndings("\n"));
        if (product.SupportUrl is { } support)
            text.Append("\n## Optional\n\n- [Support](").Append(support).Append(")\n");
        return text.ToString();
    }
}
