using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Flush;
using Payg.Metering.Leases;
using Payg.Service.Http;
using Payg.Service.Idempotency;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Model;
using Payg.Storage.Model.Credits;

namespace Payg.Service.Admin.Credits;

internal static class AdminCreditEndpoints
{
    public static void MapAdminCredits(this IEndpointRouteBuilder admin)
    {
        var customer = admin.MapGroup("/customers/{id:guid}");
        customer.MapGet("/balance", BalanceAsync).WithName("customer_balance")
            .WithSummary("Get a customer's balance")
            .WithDescription("What is left of a customer's credit, less what is owed.")
            .ProducesProblems(401, 403, 404, 503);
        customer.MapGet("/credits", ListAsync).WithName("list_customer_credits")
            .WithSummary("List a customer's credits")
            .WithDescription("A customer's grants of credit, used and expired ones included, newest first.")
            .ProducesProblems(400, 401, 403, 404, 503);
        customer.MapPost("/credits", GrantAsync).WithName("grant_customer_credit").Idempotent()
            .WithSummary("Grant credit")
            .WithDescription("Grants credit to a customer. It first covers what they owe, unless it is limited to "
                + "meters or begins later. The same reference again grants nothing and returns the same credit. The "
                + "kind recurring grants it in each billing period, and returns the first grant.")
            .AcceptsJson<CreditRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        customer.MapPost("/credits/{grant:guid}/void", VoidAsync).WithName("void_customer_credit").Idempotent()
            .WithSummary("Void a credit")
            .WithDescription("Voids what is left of a credit. What usage has consumed of it stays paid.")
            .AcceptsJson<VoidCreditRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        customer.MapGet("/credits/recurring", ListRecurringAsync).WithName("list_customer_recurring_credits")
            .WithSummary("List a customer's recurring credits")
            .WithDescription("Credits that a customer is granted in each billing period, ended ones included, newest "
                + "first. What is granted of them is in the list of credits.")
            .ProducesProblems(400, 401, 403, 404, 503);
        customer.MapPost("/credits/recurring/{credit:guid}/end", EndRecurringAsync)
            .WithName("end_customer_recurring_credit").Idempotent()
            .WithSummary("End a recurring credit")
            .WithDescription("No other period is granted. What was granted stays until its period ends; void it to end "
                + "it now.")
            .AcceptsJson<VoidCreditRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        customer.MapGet("/credits/entries", ListEntriesAsync).WithName("list_customer_credit_entries")
            .WithSummary("List a customer's credit entries")
            .WithDescription("What happened to a customer's credits, newest first.")
            .ProducesProblems(400, 401, 403, 404, 503);
        customer.MapGet("/billing", ReadBillingAsync).WithName("customer_billing")
            .WithSummary("Get how a customer pays")
            .WithDescription("Whether a customer pays in advance, and how much they may owe.")
            .ProducesProblems(401, 403, 404, 503);
        customer.MapPut("/billing", SetBillingAsync).WithName("set_customer_billing")
            .WithSummary("Set how a customer pays")
            .WithDescription("Sets whether a customer pays in advance, and how much they may owe. What they owe when a "
                + "limit begins is billed in arrears and does not count against it.")
            .AcceptsJson<BillingRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
    }

    private static async Task<Results<Ok<BalanceResponse>, ProblemHttpResult>> BalanceAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        UsageFlush flush,
        [FromServices] Currency service,
        IReadTransactions transactions,
        ICreditHolds holds,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        var balance = await context.BalanceOfAsync(
            id, service, transactions, holds, clock.GetUtcNow(), cancellationToken);
        return balance is null ? NoSuchCustomer() : TypedResults.Ok(balance);
    }

    private static async Task<Results<Ok<Page<CreditGrantResponse>>, ProblemHttpResult>> ListAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        [FromServices] Currency service,
        TimeProvider clock,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_customer_credits", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(
                await context.CreditsOfAsync(id, service, clock.GetUtcNow(), page, cancellationToken))
            : NoSuchCustomer();
    }

    private static async Task<Results<Ok<Page<CreditEntryResponse>>, ProblemHttpResult>> ListEntriesAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        [FromServices] Currency service,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<long>("list_customer_credit_entries", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(await context.CreditEntriesOfAsync(id, service, page, cancellationToken))
            : NoSuchCustomer();
    }

    private static async Task<Results<Created<CreditGrantResponse>, Ok<CreditGrantResponse>, ProblemHttpResult>>
        GrantAsync(
            [Description("The customer's id")] Guid id,
            HttpContext http,
            CreditChanges credits,
            CreditRefusals refusals,
            [FromHeader(Name = "Idempotency-Key")]
            [Description("A key of the caller's own, taken as the reference of a credit without one: the same "
                + "request again with it grants nothing")]
            string? key,
            CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = CreditRequest.Read(fields, errors);
        IdempotencyKey.Check(key, CreditGrantRow.MaxReferenceLength, errors);
        if (wanted is null || errors.Any)
            return Problems.Invalid(errors);

        wanted = wanted with { Reference = wanted.Reference ?? key };
        var outcome = await credits.GrantAsync(http, id, wanted, errors, cancellationToken);
        refusals.Forget(id);
        return outcome.State switch
        {
            CreditState.Made => TypedResults.Created((string?)null, outcome.Grant),
            CreditState.Repeated => TypedResults.Ok(outcome.Grant),
            CreditState.ReferenceReused => Problems.Of(StatusCodes.Status409Conflict, "reference_reused",
                "Another credit was granted with this reference: use a new one."),
            CreditState.TooMany => Problems.Of(StatusCodes.Status409Conflict, "too_many_credits",
                $"The customer has {CreditGrantRow.MaxOpen} credits with anything left: void some first."),
            CreditState.NotFound => NoSuchCustomer(),
            _ => Problems.Invalid(errors),
        };
    }

    private static async Task<Results<Ok<CreditGrantResponse>, ProblemHttpResult>> VoidAsync(
        [Description("The customer's id")] Guid id,
        [Description("The credit's id")] Guid grant,
        HttpContext http,
        CreditChanges credits,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var reason = VoidCreditRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        var outcome = await credits.VoidAsync(http, id, grant, reason, cancellationToken);
        return outcome.Grant is { } voided
            ? TypedResults.Ok(voided)
            : Problems.NotFound("Customer or credit not found.");
    }

    private static async Task<Results<Ok<Page<RecurringCreditResponse>>, ProblemHttpResult>> ListRecurringAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        [FromServices] Currency service,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_customer_recurring_credits", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(await context.RecurringCreditsOfAsync(id, service, page, cancellationToken))
            : NoSuchCustomer();
    }

    private static async Task<Results<Ok<RecurringCreditResponse>, ProblemHttpResult>> EndRecurringAsync(
        [Description("The customer's id")] Guid id,
        [Description("The recurring credit's id")] Guid credit,
        HttpContext http,
        RecurringCreditChanges recurring,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var reason = VoidCreditRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await recurring.EndAsync(http, id, credit, reason, cancellationToken) is { } ended
            ? TypedResults.Ok(ended)
            : Problems.NotFound("Customer or recurring credit not found.");
    }

    private static async Task<Results<Ok<BillingResponse>, ProblemHttpResult>> ReadBillingAsync(
        [Description("The customer's id")] Guid id,
        BillingChanges billing,
        CancellationToken cancellationToken) =>
        await billing.ReadAsync(id, cancellationToken) is { } found ? TypedResults.Ok(found) : NoSuchCustomer();

    private static async Task<Results<Ok<BillingResponse>, ProblemHttpResult>> SetBillingAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        BillingChanges billing,
        CreditRefusals refusals,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = BillingRequest.Read(fields, errors);
        if (wanted is null || errors.Any)
            return Problems.Invalid(errors);

        if (await billing.SetAsync(http, id, wanted, cancellationToken) is not { } set)
            return NoSuchCustomer();
        refusals.Forget(id);
        return TypedResults.Ok(set);
    }

    private static ProblemHttpResult NoSuchCustomer() => Problems.NotFound("Customer not found.");
}
