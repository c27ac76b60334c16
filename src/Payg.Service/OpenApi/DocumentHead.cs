using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Payg.Service.OpenApi.Operations;
using Payg.Service.Portal;

namespace Payg.Service.OpenApi;

internal sealed class DocumentHead(IOptions<PortalOptions> portal) : IOpenApiDocumentTransformer
{
    public const string Administration = "Administration";

    private static readonly Dictionary<string, string> s_tags = new(StringComparer.Ordinal)
    {
        ["Accounts"] = "Registering, logging in and out, and one's own settings.",
        ["API keys"] = "Named tokens for programs.",
        ["Sample APIs"] = "Four metered APIs to try.",
        ["Prices"] = "What each API costs.",
        ["Credits"] = "Credit granted or bought in advance, and what is left of it.",
        ["Payments"] = "Buying credit and paying by card.",
        ["Usage and cost"] = "How much was used when, and what it costs.",
        [Administration] = "For administrators: meters, prices, customers, credits, usage, totals, webhooks and "
            + "audit.",
        ["Health"] = "Probes for operators.",
    };

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = portal.Value.Name,
            Version = "v1",
            Description = """
                Pay-as-you-go APIs: each call answered 2xx is counted, priced and charged, exactly once.

                Log in to get a token and send it as `Authorization: Bearer <token>`; `Token <token>` means the same.
                Errors are problem details (RFC 9457) with a stable `code`, and `errors` by field where fields are at
                fault. Money is a decimal string with its currency; instants are RFC 3339 in UTC; months are `yyyy-MM`.
                """,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = s_tags.GetValueOrDefault(tag.Name ?? "");

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [OperationSecurity.Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A session token or an API key. The scheme Token means the same.",
            },
            [OperationSecurity.Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = Metering.Authenticate.PaygAuthentication.CookieName,
                Description = "Set by a login with use_cookies=true; accepted only from pages of this site. Over "
                    + "HTTPS its name begins with __Host-; a port other than the default one is appended, as in "
                    + "payg_session_8080.",
            },
        };
        return Task.CompletedTask;
    }
}
