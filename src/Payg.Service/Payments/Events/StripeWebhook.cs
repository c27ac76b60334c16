using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;

namespace Payg.Service.Payments.Events;

internal static class StripeWebhook
{
    private const int MaxBytes = 1 << 20;
    private const string Header = "Stripe-Signature";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/stripe/webhook", ReceiveAsync).WithName("receive_stripe_event")
            .WithSummary("Receive an event of Stripe")
            .WithDescription("For Stripe alone, which signs what it sends. Events that mean nothing here are accepted. "
                + "What must be looked up at Stripe is stored, and looked up after the answer.")
            .AllowAnonymous().ProducesProblems(400, 404, 413, 503);

    private static async Task<Results<NoContent, ProblemHttpResult>> ReceiveAsync(
        HttpContext http,
        StripeEvents events,
        IOptions<StripeOptions> options,
        TimeProvider clock,
        [FromHeader(Name = Header)]
        [Description("Stripe's signature of the body")]
        string? signature,
        CancellationToken cancellationToken)
    {
        if (!options.Value.IsEnabled)
            return Problems.NotFound("Payments by card are not set up.");
        if (await ReadAsync(http.Request, cancellationToken) is not { } body)
        {
            return Problems.Of(
                StatusCodes.Status413PayloadTooLarge, "payload_too_large", $"Send at most {MaxBytes} bytes.");
        }

        if (!StripeSignature.IsValid(body, signature, options.Value.WebhookSecret!, clock.GetUtcNow()))
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest, "invalid_signature",
                "The signature is not valid: check Payg__Stripe__WebhookSecret and the clock.");
        }

        if (StripeEvent.Read(body) is not { } received)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest, "malformed_request", "The body is not an event of Stripe.");
        }

        await events.HandleAsync(received, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The body, byte by byte as it was signed; null: it is too large.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaxBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
