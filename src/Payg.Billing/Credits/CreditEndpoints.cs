using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Authenticate;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Model;

namespace Payg.Billing.Credits;

internal static class CreditEndpoints
{
    private const int DefaultDays = 30;

    public static void MapCredits(this IEndpointRouteBuilder app)
    {
        var credits = app.MapGroup("").WithTags("Credits").RequirePayg();
        credits.MapGet("/balance", BalanceAsync).WithName("payg_balance")
            .WithSummary("Get the balance")
            .WithDescription("What is left of the customer's credit, less what is owed, every call answered before "
                + "included.")
            .ProducesProblems(401, 403, 503);
        credits.MapGet("/balance/history", HistoryAsync).WithName("payg_balance_history")
            .WithSummary("Get the balance by day")
            .WithDescription("The balance at the end of each of the last days in the customer's time zone, every call "
                + "answered before included. Usage counts on the day on which it occurred.")
            .ProducesProblems(400, 401, 403, 503);
        credits.MapGet("/credits", ListAsync).WithName("payg_list_credits")
            .WithSummary("List credits")
            .WithDescription("The customer's grants of credit, used and expired ones included, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        credits.MapGet("/credits/recurring", ListRecurringAsync).WithName("payg_list_recurring_credits")
            .WithSummary("List recurring credits")
            .WithDescription("Credits that the customer is granted in each billing period, ended ones included, newest "
                + "first.")
            .ProducesProblems(400, 401, 403, 503);
        credits.MapGet("/credits/entries", ListEntriesAsync).WithName("payg_list_credit_entries")
            .WithSummary("List credit entries")
            .WithDescription("What happened to the customer's credits, newest first: granted, consumed by usage, given "
                + "back, expired and voided amounts. Usage of one price within an hour is one entry for each grant.")
            .ProducesProblems(400, 401, 403, 503);
    }

    private static async Task<Ok<BalanceResponse>> BalanceAsync(
        Caller caller,
        PaygContext context,
        UsageFlush flush,
        [FromServices] Currency service,
        IReadTransactions transactions,
        ICreditHolds holds,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok((await context.BalanceOfAsync(
            caller.Credential.Customer.Value, service, transactions, holds, clock.GetUtcNow(), cancellationToken))!);
    }

    private static async Task<Results<Ok<BalanceHistoryResponse>, ProblemHttpResult>> HistoryAsync(
        Caller caller,
        BalanceHistory history,
        UsageFlush flush,
        [FromQuery, Description("How many days, the one under way included: 1 to 92, 30 by default")]
        [Range(1, BalanceHistory.MaxDays)]
        string? days,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var count = (int)QueryText.Whole(
            "days", days, 1, BalanceHistory.MaxDays, DefaultDays,
            $"Use a whole number from 1 to {BalanceHistory.MaxDays}.", errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(
            await history.ReadAsync(caller.Credential.Customer.Value, count, cancellationToken));
    }

    private static async Task<Results<Ok<Page<CreditGrantResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        PaygContext context,
        UsageFlush flush,
        [FromServices] Currency service,
        TimeProvider clock,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<Guid>("list_credits", customer), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(
            await context.CreditsOfAsync(customer, service, clock.GetUtcNow(), page, cancellationToken));
    }

    private static async Task<Results<Ok<Page<RecurringCreditResponse>>, ProblemHttpResult>> ListRecurringAsync(
        Caller caller,
        PaygContext context,
        [FromServices] Currency service,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<Guid>("list_recurring_credits", customer), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await context.RecurringCreditsOfAsync(customer, service, page, cancellationToken));
    }

    private static async Task<Results<Ok<Page<CreditEntryResponse>>, ProblemHttpResult>> ListEntriesAsync(
        Caller caller,
        PaygContext context,
        UsageFlush flush,
        [FromServices] Currency service,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<long>("list_credit_entries", customer), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(await context.CreditEntriesOfAsync(customer, service, page, cancellationToken));
    }
}
