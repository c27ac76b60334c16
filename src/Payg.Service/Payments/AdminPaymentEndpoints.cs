using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Service.Http;
using Payg.Service.Idempotency;
using Payg.Service.Payments.Charges;
using Payg.Service.Payments.Outcomes;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

internal static class AdminPaymentEndpoints
{
    public static void MapAdminPayments(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/payments", ListAsync).WithName("list_all_payments")
            .WithSummary("List all payments")
            .WithDescription("Payments of all customers, or of one, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapPost("/payments", RecordAsync).WithName("record_payment").Idempotent()
            .WithSummary("Record a payment")
            .WithDescription("Records money that a customer paid in another way, such as by bank transfer. It pays the "
                + "invoice, if one is named; what is left is granted as credit. Use an Idempotency-Key to be able to "
                + "repeat the request.")
            .AcceptsJson<ManualPaymentRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        admin.MapPost("/payments/{id:guid}/refund", RefundAsync).WithName("refund_payment").Idempotent()
            .WithSummary("Refund a payment")
            .WithDescription("Pays a payment back, or a part of it. Of credit that was bought, at most what is left "
                + "can be paid back. A payment that was recorded by an operator is paid back by hand. An invoice stays "
                + "as it is: create a credit note.")
            .AcceptsJson<RefundRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
    }

    private static async Task<Results<Ok<Page<PaymentResponse>>, ProblemHttpResult>> ListAsync(
        PaymentReader payments,
        [Description("Only those of this customer, by their id")] string? customer,
        [Description("Only those in this state")]
        [AllowedValues(
            "created", "submitted", "action_required", "succeeded", "failed", "refunded", "disputed")]
        string? state,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wanted = PaymentWords.StateOf(state, errors);
        var of = QueryText.Id("customer", customer, errors);
        var page = request.Read(new ListCursor<Guid>("list_all_payments", of, wanted), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await payments.ListAsync(of, wanted, page, cancellationToken));
    }

    private static async Task<Results<Created<PaymentResponse>, Ok<PaymentResponse>, ProblemHttpResult>> RecordAsync(
        HttpContext http,
        ManualPayments manual,
        PaymentReader payments,
        [FromHeader(Name = "Idempotency-Key")]
        [Description("A key of the caller's own: the same request again with it records nothing more")]
        string? key,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = ManualPaymentRequest.Read(fields, errors);
        IdempotencyKey.Check(key, PaymentRow.MaxKeyLength, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var outcome = await manual.RecordAsync(http, wanted, key, cancellationToken);
        if (outcome.Payment is not { } payment)
            return outcome.Problem!;
        var shown = await payments.ShowAsync(payment, cancellationToken);
        return outcome.IsRepeated ? TypedResults.Ok(shown) : TypedResults.Created((string?)null, shown);
    }

    private static async Task<Results<Ok<PaymentResponse>, ProblemHttpResult>> RefundAsync(
        [Description("The payment's id")] Guid id,
        HttpContext http,
        PaymentRefunds refunds,
        PaymentReader payments,
        [FromHeader(Name = "Idempotency-Key")]
        [Description("A key of the caller's own: the same request again with it pays nothing more back")]
        string? key,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = RefundRequest.Read(fields, errors);
        IdempotencyKey.Check(key, PaymentRow.MaxKeyLength, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var outcome = await refunds.RefundAsync(http, id, wanted, key, cancellationToken);
        return outcome.Payment is { } payment
            ? TypedResults.Ok(await payments.ShowAsync(payment, cancellationToken))
            : outcome.Problem!;
    }
}
