using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments.Outcomes;

/// <summary>Why nothing was paid or paid back, as problem details.</summary>
internal static class PaymentAnswers
{
    /// <summary>There is no such payment.</summary>
    public static ProblemHttpResult NotFound() => Problems.NotFound("Payment not found.");

    /// <summary>Customers cannot pay by card.</summary>
    public static ProblemHttpResult NotSetUp() => Conflict("payments_not_set_up",
        "Payments by card are not set up: the operator sets Payg__Stripe__SecretKey and Payg__Stripe__WebhookSecret.");

    /// <summary>The provider gave no answer, or does not accept the request.</summary>
    public static ProblemHttpResult Unavailable() => Problems.Of(
        StatusCodes.Status503ServiceUnavailable, "payment_provider_unavailable",
        "The provider of payments gave no answer. Send the request again with the same Idempotency-Key: it charges "
        + "nothing twice.");

    /// <summary>The idempotency key came with another request.</summary>
    public static ProblemHttpResult KeyReused() => Conflict("idempotency_key_reused",
        "Another request was sent with this Idempotency-Key: use a new one.");

    /// <summary>It cannot be done as things are.</summary>
    public static ProblemHttpResult Conflict(string code, string detail) =>
        Problems.Of(StatusCodes.Status409Conflict, code, detail);

    /// <summary>The amount is not one that can be used.</summary>
    public static ProblemHttpResult WrongAmount(string text)
    {
        var errors = new FieldErrors();
        errors.Add("amount", text);
        return Problems.Invalid(errors);
    }
}

/// <summary>What became of a change of a payment.</summary>
/// <param name="Payment">The payment; null: none was made.</param>
/// <param name="Problem">Why nothing was done; null: it was.</param>
/// <param name="IsRepeated">Whether it was done by an earlier request with the same key.</param>
internal sealed record PaymentOutcome(
    PaymentRow? Payment, ProblemHttpResult? Problem = null, bool IsRepeated = false)
{
    /// <summary>Nothing was done.</summary>
    public static PaymentOutcome Refused(ProblemHttpResult problem) => new(null, problem);
}
