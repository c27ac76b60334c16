using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Outcomes;

internal static class PaymentAnswers
{
    public static ProblemHttpResult NotFound() => Problems.NotFound("Payment not found.");

    public static ProblemHttpResult NotSetUp() => Conflict("payments_not_set_up",
        "Payments by card are not set up: the operator sets Payg__Stripe__SecretKey and Payg__Stripe__WebhookSecret.");

    public static ProblemHttpResult Unavailable() => Problems.Of(
        StatusCodes.Status503ServiceUnavailable, "payment_provider_unavailable",
        "The provider of payments gave no answer. Send the request again with the same Idempotency-Key: it charges "
        + "nothing twice.");

    public static ProblemHttpResult KeyReused() => Conflict("idempotency_key_reused",
        "Another request was sent with this Idempotency-Key: use a new one.");

    public static ProblemHttpResult Conflict(string code, string detail) =>
        Problems.Of(StatusCodes.Status409Conflict, code, detail);

    public static ProblemHttpResult WrongAmount(string text)
    {
        var errors = new FieldErrors();
        errors.Add("amount", text);
        return Problems.Invalid(errors);
    }
}

/// <param name="IsRepeated">Whether it was done by an earlier request with the same key.</param>
internal sealed record PaymentOutcome(
    PaymentRow? Payment, ProblemHttpResult? Problem = null, bool IsRepeated = false)
{
    public static PaymentOutcome Refused(ProblemHttpResult problem) => new(null, problem);
}
