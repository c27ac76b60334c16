using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Http.Responses;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Http;
using Payg.Service.Idempotency;
using Payg.Service.Payments.Charges;
using Payg.Service.Payments.Events;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

internal static class PaymentEndpoints
{
    public const string Tag = "Payments";

    public static void MapPayments(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/payments").WithTags(Tag);
        api.MapGet("", ListAsync).WithName("list_payments").RequirePayg()
            .WithSummary("List payments")
            .WithDescription("The customer's payments, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        api.MapGet("/options", OptionsAsync).WithName("payment_options").RequirePayg()
            .WithSummary("Get how payments work")
            .WithDescription("Whether the customer can pay by card, and how much credit can be bought at once.")
            .ProducesProblems(401, 403, 503);
        api.MapGet("/{id:guid}", GetAsync).WithName("get_payment").RequirePayg()
            .WithSummary("Get a payment")
            .WithDescription("How far a payment is, as far as it is known here.")
            .ProducesProblems(401, 403, 404, 503);
        api.MapPost("/top_ups", TopUpAsync).WithName("create_top_up").RequireSession().LimitChanges().Idempotent()
            .WithSummary("Buy credit")
            .WithDescription("Creates a payment and a page of the provider on which to pay it. The credit is granted "
                + "when the provider says that the money was received. Use an Idempotency-Key to be able to repeat the "
                + "request.")
            .AcceptsJson<TopUpRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 429, 503);
        api.MapPost("/{id:guid}/check", CheckAsync).WithName("check_payment").RequireSession().LimitChanges()
            .WithSummary("Check a payment")
            .WithDescription("Asks the provider now how far a payment is, rather than to wait for its event.")
            .ProducesProblems(401, 403, 404, 429, 503);
        app.MapPost("/api/invoices/{id:guid}/pay", PayAsync).WithName("pay_invoice").WithTags(Tag)
            .RequireSession().LimitChanges().Idempotent()
            .WithSummary("Pay an invoice")
            .WithDescription("Opens a page of the provider on which to pay an invoice, or returns the one that is "
                + "open. The invoice is paid when the provider says that the money was received.")
            .ProducesProblems(400, 401, 403, 404, 409, 413, 429, 503);
        api.MapPaymentMethods();
        StripeWebhook.Map(api);
    }

    private static async Task<Results<Ok<Page<PaymentResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        PaymentReader payments,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<Guid>("list_payments", customer), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await payments.ListAsync(customer, null, page, cancellationToken));
    }

    private static async Task<Ok<PaymentOptionsResponse>> OptionsAsync(
        Caller caller,
        PaygContext context,
        [FromServices] Currency service,
        ICardProvider cards,
        IOptions<PaymentOptions> options,
        CancellationToken cancellationToken)
    {
        var currency = await context.CurrencyOfAsync(
            caller.Credential.Customer.Value, service, cancellationToken);
        return TypedResults.Ok(new PaymentOptionsResponse(
            cards.IsEnabled, currency.Code,
            MoneyResponse.Of(new Money(options.Value.MinTopUpNanos, currency)),
            MoneyResponse.Of(new Money(options.Value.MaxTopUpNanos, currency))));
    }

    private static async Task<Results<Ok<PaymentResponse>, ProblemHttpResult>> GetAsync(
        [Description("The payment's id")] Guid id,
        Caller caller,
        PaymentReader payments,
        CancellationToken cancellationToken) =>
        await payments.FindAsync(id, caller.Credential.Customer.Value, cancellationToken) is { } found
            ? TypedResults.Ok(await payments.ShowAsync(found, cancellationToken))
            : PaymentAnswers.NotFound();

    private static async Task<Results<Created<CheckoutResponse>, Ok<CheckoutResponse>, ProblemHttpResult>> TopUpAsync(
        HttpContext http,
        Caller caller,
        TopUps topUps,
        PaymentReader payments,
        [FromHeader(Name = "Idempotency-Key")]
        [Description("A key of the caller's own: the same request again with it gives the same payment")]
        string? key,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var amount = TopUpRequest.Read(fields, errors);
        IdempotencyKey.Check(key, PaymentRow.MaxKeyLength, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var outcome = await topUps.CreateAsync(
            http, caller.Credential.Customer.Value, amount ?? 0, key, cancellationToken);
        return await AnswerAsync(outcome, payments, cancellationToken);
    }

    private static async Task<Results<Created<CheckoutResponse>, Ok<CheckoutResponse>, ProblemHttpResult>> PayAsync(
        [Description("The invoice's id")] Guid id,
        HttpContext http,
        Caller caller,
        InvoicePayments invoices,
        PaymentReader payments,
        CancellationToken cancellationToken)
    {
        var outcome = await invoices.PayAsync(http, caller.Credential.Customer.Value, id, cancellationToken);
        return await AnswerAsync(outcome, payments, cancellationToken);
    }

    private static async Task<Results<Created<CheckoutResponse>, Ok<CheckoutResponse>, ProblemHttpResult>> AnswerAsync(
        PaymentOutcome outcome, PaymentReader payments, CancellationToken cancellationToken)
    {
        if (outcome.Payment is not { } payment)
            return outcome.Problem!;
        var shown = new CheckoutResponse(await payments.ShowAsync(payment, cancellationToken), payment.CheckoutUrl);
        return outcome.IsRepeated ? TypedResults.Ok(shown) : TypedResults.Created((string?)null, shown);
    }

    private static async Task<Results<Ok<PaymentResponse>, ProblemHttpResult>> CheckAsync(
        [Description("The payment's id")] Guid id,
        Caller caller,
        CardPayments cards,
        PaymentReader payments,
        CancellationToken cancellationToken) =>
        await payments.FindAsync(id, caller.Credential.Customer.Value, cancellationToken) is { } found
            ? TypedResults.Ok(await payments.ShowAsync(
                await cards.CheckAsync(found, cancellationToken), cancellationToken))
            : PaymentAnswers.NotFound();
}
