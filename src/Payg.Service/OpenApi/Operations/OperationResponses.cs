using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Payg.Http.Responses;

namespace Payg.Service.OpenApi.Operations;

internal sealed class OperationResponses : IOpenApiOperationTransformer
{
    private static readonly Dictionary<int, string> s_meanings = new()
    {
        [200] = "Done.",
        [201] = "Made.",
        [204] = "No content.",
        [304] = "The client has it already: it has not changed since (`If-None-Match`).",
        [400] = "The request could not be read (`malformed_request`), fields are at fault (`validation_failed`), or a "
            + "link that was sent by e-mail is not valid any more (`invalid_link`); of events of Stripe also: the "
            + "signature is not valid (`invalid_signature`).",
        [401] = "There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a "
            + "code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`).",
        [402] = "The customer's credit does not pay for the call (`credit_exhausted`), or a budget does not allow it "
            + "(`budget_exhausted`). Sums say what is left and what the call would have cost. With `Retry-After`, the "
            + "rest is held for calls that are under way.",
        [403] = "The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something "
            + "must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), "
            + "the API key is not for this API (`meter_not_allowed`), the API has no price for the kind of call "
            + "(`not_priced`), a browser is not on HTTPS (`https_required`), or "
            + "the cookie may have been sent by another site (`cross_site_request`).",
        [404] = "Not found (`not_found`), or a document lacks what its standard asks for (`document_not_possible`).",
        [409] = "It cannot be done as things are; `code` says why.",
        [413] = "The body is too large (`payload_too_large`).",
        [415] = "The body has another content type (`unsupported_media_type`).",
        [429] = "Too many attempts from this address or for this user name, or more calls of this API than the "
            + "customer may make (`rate_limited`).",
        [503] = "The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy`, "
            + "`timed_out`, or `payment_provider_unavailable`.",
    };

    private const string BudgetUnknown =
        " Calls of customers whose credit is limited also: `budget_unknown`, the balance cannot be checked.";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (status, item) in operation.Responses ?? [])
        {
            if (item is not OpenApiResponse response
                || !int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            if (s_meanings.TryGetValue(number, out var meaning))
                response.Description = meaning;
            if (number is StatusCodes.Status503ServiceUnavailable && operation.Responses!.ContainsKey("402"))
                response.Description += BudgetUnknown;
            if (number is StatusCodes.Status402PaymentRequired)
                AddHeader(response, "Retry-After", "1 where calls under way hold the rest; else absent");
            if (number is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
                AddHeader(response, "Retry-After", "How many seconds to wait");
            if (number == StatusCodes.Status429TooManyRequests)
            {
                AddHeader(response, RateLimitHeaders.Policy, "The quota, as in draft-ietf-httpapi-ratelimit-headers");
                AddHeader(response, RateLimitHeaders.Limit, "What is left of it, and when there will be more");
            }

            if (number == StatusCodes.Status401Unauthorized)
                AddHeader(response, "WWW-Authenticate", "Which schemes are accepted; absent after a login");
        }

        return Task.CompletedTask;
    }

    private static void AddHeader(OpenApiResponse response, string name, string description)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        response.Headers[name] = new OpenApiHeader
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }
}
