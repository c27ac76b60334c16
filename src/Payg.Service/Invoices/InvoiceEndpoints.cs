using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Flush;
using Payg.Service.Invoices.Documents;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

internal static class InvoiceEndpoints
{
    public static void MapInvoices(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Invoices");
        api.MapGet("/invoices", ListAsync).WithName("list_invoices").RequirePayg()
            .WithSummary("List invoices")
            .WithDescription("The customer's invoices and credit notes, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        api.MapGet("/invoices/preview", PreviewAsync).WithName("preview_invoice").RequirePayg()
            .WithSummary("Preview an invoice")
            .WithDescription("What the invoice for a billing period, or for the one under way, would say now.")
            .ProducesProblems(400, 401, 403, 503);
        api.MapGet("/invoices/{id:guid}", GetAsync).WithName("get_invoice").RequirePayg()
            .WithSummary("Get an invoice")
            .WithDescription("An invoice or a credit note with its lines.")
            .ProducesProblems(401, 403, 404, 503);
        api.MapGet("/invoices/{id:guid}/pdf", PdfAsync).WithName("get_invoice_pdf").RequirePayg()
            .WithSummary("Get an invoice as PDF")
            .WithDescription("The document that was issued, the same bytes every time.")
            .Produces<byte[]>(StatusCodes.Status200OK, InvoiceDocuments.Pdf.ContentType)
            .ProducesProblems(401, 403, 404, 503);
        api.MapGet("/invoices/{id:guid}/xml", XmlAsync).WithName("get_invoice_xml").RequirePayg()
            .WithSummary("Get an invoice as XML")
            .WithDescription("The invoice as UBL 2.1 by EN 16931, for accounting software, the same bytes every time.")
            .Produces<byte[]>(StatusCodes.Status200OK, InvoiceDocuments.Xml.ContentType)
            .ProducesProblems(401, 403, 404, 503);
        api.MapGet("/billing_details", DetailsAsync).WithName("billing_details").RequirePayg()
            .WithSummary("Get billing details")
            .WithDescription("Who the customer is on invoices.").ProducesProblems(401, 403, 404, 503);
        api.MapPut("/billing_details", SetDetailsAsync).WithName("set_billing_details").RequireSession().LimitChanges()
            .WithSummary("Set billing details")
            .WithDescription("Sets who the customer is on invoices from now on. What was issued stays as it is.")
            .AcceptsJson<BillingDetailsRequest>().ProducesProblems(400, 401, 403, 413, 415, 429, 503);
    }

    private static async Task<Results<Ok<Page<InvoiceResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        InvoiceReader invoices,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<Guid>("list_invoices", customer), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await invoices.ListAsync(
                new InvoiceFilter(customer, State: InvoiceState.Final), page, cancellationToken));
    }

    private static async Task<Results<Ok<InvoiceResponse>, ProblemHttpResult>> PreviewAsync(
        Caller caller,
        InvoiceReader invoices,
        UsageFlush flush,
        [Description("The billing period, yyyy-MM; the one under way by default")] string? month,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wanted = QueryText.Month("month", month, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(await invoices.PreviewAsync(
            caller.Credential.Customer.Value, wanted, cancellationToken));
    }

    private static async Task<Results<Ok<InvoiceResponse>, ProblemHttpResult>> GetAsync(
        [Description("The invoice's id")] Guid id,
        Caller caller,
        InvoiceReader invoices,
        CancellationToken cancellationToken) =>
        await invoices.FindAsync(id, caller.Credential.Customer.Value, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : InvoiceAnswers.NotFound();

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(
        [Description("The invoice's id")] Guid id,
        Caller caller,
        InvoiceDocuments documents,
        CancellationToken cancellationToken) =>
        documents.AnswerAsync(id, caller.Credential.Customer.Value, InvoiceDocuments.Pdf, cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> XmlAsync(
        [Description("The invoice's id")] Guid id,
        Caller caller,
        InvoiceDocuments documents,
        CancellationToken cancellationToken) =>
        documents.AnswerAsync(id, caller.Credential.Customer.Value, InvoiceDocuments.Xml, cancellationToken);

    private static async Task<Results<Ok<BillingDetailsResponse>, ProblemHttpResult>> DetailsAsync(
        Caller caller, BillingDetails details, CancellationToken cancellationToken) =>
        await details.ReadAsync(caller.Credential.Customer.Value, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.NotFound("No billing details were given yet.");

    private static Task<Results<Ok<BillingDetailsResponse>, ProblemHttpResult>> SetDetailsAsync(
        HttpContext http, Caller caller, BillingDetails details, CancellationToken cancellationToken) =>
        details.AnswerAsync(http, caller.Credential.Customer.Value, cancellationToken);
}
