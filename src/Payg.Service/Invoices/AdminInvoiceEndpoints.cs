using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Calendar;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Flush;
using Payg.Service.Http;
using Payg.Service.Idempotency;
using Payg.Service.Invoices.Changes;
using Payg.Service.Invoices.Documents;
using Payg.Service.Invoices.Revenue;
using Payg.Service.Invoices.Runs;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

internal static class AdminInvoiceEndpoints
{
    public static void MapAdminInvoices(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/invoices", ListAsync).WithName("list_all_invoices")
            .WithSummary("List all invoices")
            .WithDescription("Invoices, drafts and credit notes of all customers, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        admin.MapPost("/invoices/run", RunAsync).WithName("run_invoices").Idempotent()
            .WithSummary("Make invoices")
            .WithDescription("Makes the drafts of a billing period: for each customer whose period is over, once all "
                + "journals have reported it. With finalize they are issued at once. Running it again does no harm.")
            .AcceptsJson<RunInvoicesRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 503)
            .DisableRequestTimeout();
        admin.MapGet("/invoices/{id:guid}", GetAsync).WithName("get_any_invoice")
            .WithSummary("Get any invoice")
            .WithDescription("An invoice, draft or credit note with its lines. A draft shows what it would say now.")
            .ProducesProblems(401, 403, 404, 503);
        admin.MapGet("/invoices/{id:guid}/pdf", PdfAsync).WithName("get_any_invoice_pdf")
            .WithSummary("Get any invoice as PDF")
            .WithDescription("The document that was issued, the same bytes every time.")
            .Produces<byte[]>(StatusCodes.Status200OK, InvoiceDocuments.Pdf.ContentType)
            .ProducesProblems(401, 403, 404, 503);
        admin.MapGet("/invoices/{id:guid}/xml", XmlAsync).WithName("get_any_invoice_xml")
            .WithSummary("Get any invoice as XML")
            .WithDescription("The invoice as UBL 2.1 by EN 16931, the same bytes every time.")
            .Produces<byte[]>(StatusCodes.Status200OK, InvoiceDocuments.Xml.ContentType)
            .ProducesProblems(401, 403, 404, 503);
        admin.MapPost("/invoices/{id:guid}/finalize", FinalizeAsync).WithName("finalize_invoice").Idempotent()
            .WithSummary("Finalize an invoice")
            .WithDescription("Issues a draft: it gets its number and does not change any more.")
            .ProducesProblems(400, 401, 403, 404, 409, 413, 503);
        admin.MapPost("/invoices/{id:guid}/credit_notes", CreditAsync).WithName("create_credit_note").Idempotent()
            .WithSummary("Create a credit note")
            .WithDescription("Takes back an invoice or a part of it. All credit notes together take back at most what "
                + "the invoice billed. With `restore_credit` alone, one of 0 gives back credit that paid for it.")
            .AcceptsJson<CreditNoteRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        admin.MapPost("/invoices/{id:guid}/mark_paid", MarkPaidAsync).WithName("mark_invoice_paid").Idempotent()
            .WithSummary("Mark an invoice as paid")
            .WithDescription("Notes that an invoice was paid, such as by bank transfer.")
            .AcceptsJson<MarkPaidRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        admin.MapPost("/invoices/{id:guid}/mark_uncollectible", MarkUncollectibleAsync)
            .WithName("mark_invoice_uncollectible").Idempotent()
            .WithSummary("Mark an invoice as uncollectible")
            .WithDescription("Notes that nobody expects an invoice to be paid. It may still be marked as paid.")
            .ProducesProblems(400, 401, 403, 404, 409, 413, 503);
        admin.MapRevenue();
        var customer = admin.MapGroup("/customers/{id:guid}");
        customer.MapGet("/invoices", ListOfCustomerAsync).WithName("list_customer_invoices")
            .WithSummary("List a customer's invoices")
            .WithDescription("A customer's invoices, drafts and credit notes, newest first.")
            .ProducesProblems(400, 401, 403, 404, 503);
        customer.MapGet("/billing_details", DetailsAsync).WithName("customer_billing_details")
            .WithSummary("Get a customer's billing details")
            .WithDescription("Who a customer is on invoices.").ProducesProblems(401, 403, 404, 503);
        customer.MapPut("/billing_details", SetDetailsAsync).WithName("set_customer_billing_details")
            .WithSummary("Set a customer's billing details")
            .WithDescription("Sets who a customer is on invoices from now on. What was issued stays as it is.")
            .AcceptsJson<BillingDetailsRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
    }

    private static async Task<Results<Ok<Page<InvoiceResponse>>, ProblemHttpResult>> ListAsync(
        InvoiceReader invoices,
        [Description("Only those of this billing period, yyyy-MM")] string? month,
        [Description("Only draft or only final ones"), AllowedValues("draft", "final")] string? state,
        [Description("Only those that are open, overdue, paid, uncollectible or void")]
        [AllowedValues("open", "overdue", "paid", "uncollectible", "void")]
        string? payment,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var filter = new InvoiceFilter(
            Month: QueryText.Month("month", month, errors), State: InvoiceWords.StateOf(state, errors),
            Payment: string.IsNullOrEmpty(payment) ? null : payment);
        if (filter.Payment is not null && !InvoiceFilter.Payments.Contains(filter.Payment, StringComparer.Ordinal))
            errors.Add("payment", $"Use one of these: {string.Join(", ", InvoiceFilter.Payments)}.");
        var page = request.Read(
            new ListCursor<Guid>("list_all_invoices", filter.Month, filter.State, filter.Payment), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await invoices.ListAsync(filter, page, cancellationToken));
    }

    private static async Task<Results<Ok<InvoiceRunResponse>, ProblemHttpResult>> RunAsync(
        HttpContext http,
        InvoiceRun run,
        UsageFlush flush,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = RunInvoicesRequest.Read(fields, errors, clock.GetUtcNow());
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(await run.RunAsync(http, wanted.Month, wanted.Finalize, cancellationToken));
    }

    private static async Task<Results<Ok<InvoiceResponse>, ProblemHttpResult>> GetAsync(
        [Description("The invoice's id")] Guid id, InvoiceReader invoices, CancellationToken cancellationToken) =>
        await invoices.FindAsync(id, null, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : InvoiceAnswers.NotFound();

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(
        [Description("The invoice's id")] Guid id, InvoiceDocuments documents, CancellationToken cancellationToken) =>
        documents.AnswerAsync(id, null, InvoiceDocuments.Pdf, cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> XmlAsync(
        [Description("The invoice's id")] Guid id, InvoiceDocuments documents, CancellationToken cancellationToken) =>
        documents.AnswerAsync(id, null, InvoiceDocuments.Xml, cancellationToken);

    private static async Task<Results<Ok<InvoiceResponse>, ProblemHttpResult>> FinalizeAsync(
        [Description("The draft's id")] Guid id,
        HttpContext http,
        InvoiceChanges changes,
        InvoiceReader invoices,
        CancellationToken cancellationToken)
    {
        var outcome = await changes.FinalizeAsync(http, id, cancellationToken);
        return await AnswerAsync(outcome, invoices, cancellationToken);
    }

    private static async Task<Results<Created<InvoiceResponse>, Ok<InvoiceResponse>, ProblemHttpResult>> CreditAsync(
        [Description("The invoice's id")] Guid id,
        HttpContext http,
        InvoiceChanges changes,
        InvoiceReader invoices,
        [FromHeader(Name = "Idempotency-Key")]
        [Description("A key of the caller's own: the same request again with it makes nothing more")]
        string? key,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = CreditNoteRequest.Read(fields, errors);
        IdempotencyKey.Check(key, InvoiceRow.MaxKeyLength, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var outcome = await changes.CreditAsync(http, id, wanted with { Key = key }, cancellationToken);
        if (InvoiceAnswers.RefusalOf(outcome) is { } problem)
            return problem;
        var shown = (await invoices.FindAsync(outcome.Invoice!.Id, null, cancellationToken))!;
        return outcome.Status is InvoiceStatus.Done
            ? TypedResults.Created((string?)null, shown)
            : TypedResults.Ok(shown);
    }

    private static async Task<Results<Ok<InvoiceResponse>, ProblemHttpResult>> MarkPaidAsync(
        [Description("The invoice's id")] Guid id,
        HttpContext http,
        InvoiceChanges changes,
        InvoiceReader invoices,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = MarkPaidRequest.Read(fields, errors, clock.GetUtcNow());
        if (errors.Any)
            return Problems.Invalid(errors);
        var outcome = await changes.MarkPaidAsync(http, id, wanted.PaidAt, wanted.Reference, cancellationToken);
        return await AnswerAsync(outcome, invoices, cancellationToken);
    }

    private static async Task<Results<Ok<InvoiceResponse>, ProblemHttpResult>> MarkUncollectibleAsync(
        [Description("The invoice's id")] Guid id,
        HttpContext http,
        InvoiceChanges changes,
        InvoiceReader invoices,
        CancellationToken cancellationToken)
    {
        var outcome = await changes.MarkUncollectibleAsync(http, id, cancellationToken);
        return await AnswerAsync(outcome, invoices, cancellationToken);
    }

    private static async Task<Results<Ok<Page<InvoiceResponse>>, ProblemHttpResult>> ListOfCustomerAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        InvoiceReader invoices,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_customer_invoices", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(await invoices.ListAsync(new InvoiceFilter(id), page, cancellationToken))
            : Problems.NotFound("Customer not found.");
    }

    private static async Task<Results<Ok<BillingDetailsResponse>, ProblemHttpResult>> DetailsAsync(
        [Description("The customer's id")] Guid id, BillingDetails details, CancellationToken cancellationToken) =>
        await details.ReadAsync(id, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.NotFound("Customer not found, or without billing details.");

    private static async Task<Results<Ok<BillingDetailsResponse>, ProblemHttpResult>> SetDetailsAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        PaygContext context,
        BillingDetails details,
        CancellationToken cancellationToken) =>
        await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? await details.AnswerAsync(http, id, cancellationToken)
            : Problems.NotFound("Customer not found.");

    private static async Task<Results<Ok<InvoiceResponse>, ProblemHttpResult>> AnswerAsync(
        InvoiceOutcome outcome, InvoiceReader invoices, CancellationToken cancellationToken) =>
        InvoiceAnswers.RefusalOf(outcome) is { } problem
            ? problem
            : TypedResults.Ok((await invoices.FindAsync(outcome.Invoice!.Id, null, cancellationToken))!);
}

/// <summary>Of which billing period invoices are to be made.</summary>
/// <param name="Month">A billing period that is over, yyyy-MM.</param>
/// <param name="Finalize">Whether they are issued; drafts by default.</param>
internal sealed record RunInvoicesRequest(string Month, bool Finalize = false)
{
    public static (BillingMonth Month, bool Finalize) Read(
        RequestFields fields, FieldErrors errors, DateTimeOffset now)
    {
        fields.ExpectOnly("month", "finalize");
        var month = QueryText.Month("month", fields.RequiredText("month"), errors);
        var last = InvoiceRun.LastEndedAt(now);
        if (month is { } wanted && wanted.CompareTo(last) > 0)
            errors.Add("month", $"This period is not over: use {last} or an earlier one.");
        return (month ?? last, fields.Flag("finalize"));
    }
}
