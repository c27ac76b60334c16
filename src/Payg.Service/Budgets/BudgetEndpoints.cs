using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Flush;
using Payg.Storage.Budgets;

namespace Payg.Service.Budgets;

internal static class BudgetEndpoints
{
    public static void AddBudgets(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BudgetLedger>();
        builder.Services.AddScoped<BudgetReader>();
        builder.Services.AddSingleton<AlertSweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<AlertSweep>());
        builder.Services.AddScoped<BudgetChanges>();
    }

    public static void MapBudgets(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Budgets");
        api.MapGet("/budgets", ListAsync).WithName("list_budgets").RequirePayg()
            .WithSummary("List budgets")
            .WithDescription("The customer's budgets, newest first, every call answered before counted.")
            .ProducesProblems(400, 401, 403, 503);
        api.MapPost("/budgets", CreateAsync).WithName("create_budget").RequireSession().LimitChanges()
            .WithSummary("Create a budget")
            .WithDescription("Bounds what is spent in a day, in a month, or at all: by the customer, on one API, or "
                + "with one API key. Percentages of it are reported; it may also refuse calls beyond it.")
            .AcceptsJson<BudgetRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 429, 503);
        api.MapPatch("/budgets/{id:guid}", ChangeAsync).WithName("change_budget").RequireSession().LimitChanges()
            .WithSummary("Update a budget")
            .WithDescription("Changes a budget's name, limit, action or alerts. What is not reached any more is "
                + "reported as resolved.")
            .AcceptsJson<BudgetChangeRequest>().ProducesProblems(400, 401, 403, 404, 413, 415, 429, 503);
        api.MapDelete("/budgets/{id:guid}", DeleteAsync).WithName("delete_budget").RequireSession().LimitChanges()
            .WithSummary("Delete a budget")
            .WithDescription("Deletes a budget. Calls that it refused are served again.")
            .ProducesProblems(401, 403, 404, 429, 503);
        api.MapGet("/alerts", ListAlertsAsync).WithName("list_alerts").RequirePayg()
            .WithSummary("List alerts")
            .WithDescription("What happened to the customer's budgets and credit, newest first.")
            .ProducesProblems(400, 401, 403, 503);
        api.MapGet("/balance/alerts", BalanceAlertsAsync).WithName("balance_alerts").RequirePayg()
            .WithSummary("Get low-balance alerts")
            .WithDescription("The balances below which the customer is notified.").ProducesProblems(401, 403, 503);
        api.MapPut("/balance/alerts", SetBalanceAlertsAsync).WithName("set_balance_alerts").RequireSession()
            .LimitChanges()
            .WithSummary("Set low-balance alerts")
            .WithDescription("Sets the balances below which the customer is notified, in place of those before.")
            .AcceptsJson<BalanceAlertsRequest>().ProducesProblems(400, 401, 403, 413, 415, 429, 503);
    }

    private static async Task<Results<Ok<Page<BudgetResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        BudgetReader budgets,
        UsageFlush flush,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<Guid>("list_budgets", customer), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(await budgets.ListAsync(customer, page, cancellationToken));
    }

    private static async Task<Results<Created<BudgetResponse>, ProblemHttpResult>> CreateAsync(
        HttpContext http, Caller caller, BudgetChanges budgets, CancellationToken cancellationToken) =>
        await BudgetAnswers.CreateAsync(
            http, caller.Credential.Customer.Value, isOperator: false, budgets, cancellationToken);

    private static async Task<Results<Ok<BudgetResponse>, ProblemHttpResult>> ChangeAsync(
        [Description("The budget's id")] Guid id,
        HttpContext http,
        Caller caller,
        BudgetChanges budgets,
        CancellationToken cancellationToken) =>
        await BudgetAnswers.ChangeAsync(
            http, caller.Credential.Customer.Value, id, isOperator: false, budgets, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        [Description("The budget's id")] Guid id,
        HttpContext http,
        Caller caller,
        BudgetChanges budgets,
        CancellationToken cancellationToken) =>
        await BudgetAnswers.DeleteAsync(
            http, caller.Credential.Customer.Value, id, isOperator: false, budgets, cancellationToken);

    private static async Task<Results<Ok<Page<AlertResponse>>, ProblemHttpResult>> ListAlertsAsync(
        Caller caller,
        BudgetReader budgets,
        UsageFlush flush,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<long>("list_alerts", customer), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        await flush.FlushAsync(cancellationToken);
        return TypedResults.Ok(await budgets.AlertsAsync(customer, page, cancellationToken));
    }

    private static async Task<Ok<BalanceAlertsResponse>> BalanceAlertsAsync(
        Caller caller, BudgetReader budgets, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            (await budgets.BalanceAlertsAsync(caller.Credential.Customer.Value, cancellationToken))!);

    private static async Task<Results<Ok<BalanceAlertsResponse>, ProblemHttpResult>> SetBalanceAlertsAsync(
        HttpContext http,
        Caller caller,
        BudgetReader reader,
        BudgetChanges budgets,
        CancellationToken cancellationToken) =>
        await BudgetAnswers.SetBalanceAlertsAsync(
            http, caller.Credential.Customer.Value, reader, budgets, cancellationToken);
}
