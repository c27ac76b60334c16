using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Flush;
using Payg.Storage.Model;

namespace Payg.Service.Budgets;

internal static class AdminBudgetEndpoints
{
    public static void MapAdminBudgets(this IEndpointRouteBuilder admin)
    {
        var customer = admin.MapGroup("/customers/{id:guid}");
        customer.MapGet("/budgets", ListAsync).WithName("list_customer_budgets")
            .WithSummary("List a customer's budgets")
            .WithDescription("A customer's budgets, newest first: theirs, and those that operators set.")
            .ProducesProblems(400, 401, 403, 404, 503);
        customer.MapPost("/budgets", CreateAsync).WithName("create_customer_budget")
            .WithSummary("Create a customer's budget")
            .WithDescription("Bounds what a customer spends. They see it, and cannot change it.")
            .AcceptsJson<BudgetRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);
        customer.MapPatch("/budgets/{budget:guid}", ChangeAsync).WithName("change_customer_budget")
            .WithSummary("Update a customer's budget")
            .WithDescription("Changes the name, limit, action or alerts of a customer's own or an operator's budget.")
            .AcceptsJson<BudgetChangeRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        customer.MapDelete("/budgets/{budget:guid}", DeleteAsync).WithName("delete_customer_budget")
            .WithSummary("Delete a customer's budget")
            .WithDescription("Deletes a customer's own or an operator's budget.")
            .ProducesProblems(401, 403, 404, 503);
        customer.MapGet("/balance/alerts", BalanceAlertsAsync).WithName("customer_balance_alerts")
            .WithSummary("Get a customer's balance alerts")
            .WithDescription("The balances below which a customer is notified.").ProducesProblems(401, 403, 404, 503);
        customer.MapPut("/balance/alerts", SetBalanceAlertsAsync).WithName("set_customer_balance_alerts")
            .WithSummary("Set a customer's balance alerts")
            .WithDescription("Sets the balances below which a customer is notified, in place of those before.")
            .AcceptsJson<BalanceAlertsRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 503);
        admin.MapGet("/alerts", ListAlertsAsync).WithName("list_all_alerts")
            .WithSummary("List all alerts")
            .WithDescription("What happened to the budgets and credit of all customers, or of one, newest first.")
            .ProducesProblems(400, 401, 403, 503);
    }

    private static async Task<Results<Ok<Page<BudgetResponse>>, ProblemHttpResult>> ListAsync(
        [Description("The customer's id")] Guid id,
        PaygContext context,
        BudgetReader budgets,
        UsageFlush flush,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var page = request.Read(new ListCursor<Guid>("list_customer_budgets", id), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return await context.Customers.AnyAsync(row => row.Id == id, cancellationToken)
            ? TypedResults.Ok(await budgets.ListAsync(id, page, cancellationToken))
            : Problems.NotFound("Customer not found.");
    }

    private static async Task<Results<Created<BudgetResponse>, ProblemHttpResult>> CreateAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        BudgetChanges budgets,
        CancellationToken cancellationToken) =>
        await BudgetAnswers.CreateAsync(http, id, isOperator: true, budgets, cancellationToken);

    private static async Task<Results<Ok<BudgetResponse>, ProblemHttpResult>> ChangeAsync(
        [Description("The customer's id")] Guid id,
        [Description("The budget's id")] Guid budget,
        HttpContext http,
        BudgetChanges budgets,
        CancellationToken cancellationToken) =>
        await BudgetAnswers.ChangeAsync(http, id, budget, isOperator: true, budgets, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        [Description("The customer's id")] Guid id,
        [Description("The budget's id")] Guid budget,
        HttpContext http,
        BudgetChanges budgets,
        CancellationToken cancellationToken) =>
        await BudgetAnswers.DeleteAsync(http, id, budget, isOperator: true, budgets, cancellationToken);

    private static async Task<Results<Ok<BalanceAlertsResponse>, ProblemHttpResult>> BalanceAlertsAsync(
        [Description("The customer's id")] Guid id, BudgetReader budgets, CancellationToken cancellationToken) =>
        await budgets.BalanceAlertsAsync(id, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : Problems.NotFound("Customer not found.");

    private static async Task<Results<Ok<BalanceAlertsResponse>, ProblemHttpResult>> SetBalanceAlertsAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        BudgetReader reader,
        BudgetChanges budgets,
        CancellationToken cancellationToken) =>
        await BudgetAnswers.SetBalanceAlertsAsync(http, id, reader, budgets, cancellationToken);

    private static async Task<Results<Ok<Page<AlertResponse>>, ProblemHttpResult>> ListAlertsAsync(
        BudgetReader budgets,
        [AsParameters] PageRequest request,
        [FromQuery(Name = "customer"), Description("The id of one customer; all by default")]
        string? customer,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var of = QueryText.Id("customer", customer, errors);
        var page = request.Read(new ListCursor<long>("list_all_alerts", of), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await budgets.AlertsAsync(of, page, cancellationToken));
    }
}
