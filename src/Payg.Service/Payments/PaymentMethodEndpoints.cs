using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Payments.Charges;
using Payg.Service.Payments.Methods;
using Payg.Service.Payments.Outcomes;
using Payg.Service.Payments.Providers;
using Payg.Service.Payments.Terms;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Payments;

namespace Payg.Service.Payments;

internal static class PaymentMethodEndpoints
{
    public static void MapPaymentMethods(this IEndpointRouteBuilder api)
    {
        api.MapGet("/methods", ListAsync).WithName("list_payment_methods").RequirePayg()
            .WithSummary("List saved cards")
            .WithDescription("The customer's saved cards, newest first. The newest one is charged.")
            .ProducesProblems(400, 401, 403, 503);
        api.MapPost("/methods", SetUpAsync).WithName("save_payment_method").RequireSession().LimitChanges()
            .WithSummary("Save a card")
            .WithDescription("Opens a page of the provider on which the customer enters a card. Its number never "
                + "reaches this service.")
            .ProducesProblems(401, 403, 409, 429, 503);
        api.MapDelete("/methods/{id:guid}", RemoveAsync).WithName("remove_payment_method").RequireSession()
            .LimitChanges()
            .WithSummary("Remove a card")
            .WithDescription("Removes a saved card, at the provider too.")
            .ProducesProblems(401, 403, 404, 409, 429, 503);
        api.MapGet("/auto_top_up", ReadAsync).WithName("auto_top_up").RequirePayg()
            .WithSummary("Get automatic top-up")
            .WithDescription("Whether credit is bought when the balance is low, and within which bounds.")
            .ProducesProblems(401, 403, 503);
        api.MapPut("/auto_top_up", SetAsync).WithName("set_auto_top_up").RequireSession().LimitChanges()
            .WithSummary("Set automatic top-up")
            .WithDescription("When the balance is below the threshold, the saved card is charged once for as many "
                + "increments as bring it back. All charges of a month together, failed ones included, stay within "
                + "monthly_max.")
            .AcceptsJson<AutoTopUpRequest>().ProducesProblems(400, 401, 403, 409, 413, 415, 429, 503);
    }

    private static async Task<Results<Ok<Page<PaymentMethodResponse>>, ProblemHttpResult>> ListAsync(
        Caller caller,
        PaygContext context,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var customer = caller.Credential.Customer.Value;
        var page = request.Read(new ListCursor<Guid>("list_payment_methods", customer), errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        var rows = context.PaymentMethods.AsNoTracking().Where(row => row.CustomerId == customer);
        if (page.After is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(found, row => row.Id, PaymentMethodResponse.Of));
    }

    private static async Task<Results<Ok<CardPageResponse>, ProblemHttpResult>> SetUpAsync(
        Caller caller,
        ICardProvider cards,
        PaymentAccounts accounts,
        PaymentPages pages,
        PaygContext context,
        [FromServices] Currency service,
        CancellationToken cancellationToken)
    {
        if (!cards.IsEnabled)
            return PaymentAnswers.NotSetUp();
        var customer = caller.Credential.Customer.Value;
        var currency = await context.CurrencyOfAsync(customer, service, cancellationToken);
        return await accounts.EnsureAsync(customer, cancellationToken) is { } account
            && await cards.OpenSetupAsync(customer, account, currency.Code, pages.ForSetup(), cancellationToken)
                is { } url
                ? TypedResults.Ok(new CardPageResponse(url))
                : PaymentAnswers.Unavailable();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        [Description("The card's id")] Guid id,
        HttpContext http,
        Caller caller,
        ICardProvider cards,
        PaymentMethods methods,
        CancellationToken cancellationToken)
    {
        if (!cards.IsEnabled)
            return PaymentAnswers.NotSetUp();
        return await methods.RemoveAsync(http, caller.Credential.Customer.Value, id, cancellationToken) switch
        {
            true => TypedResults.NoContent(),
            false => Problems.NotFound("Card not found."),
            null => PaymentAnswers.Unavailable(),
        };
    }

    private static async Task<Ok<AutoTopUpResponse>> ReadAsync(
        Caller caller, AutoTopUps topUps, CancellationToken cancellationToken) =>
        TypedResults.Ok(await topUps.ReadAsync(caller.Credential.Customer.Value, cancellationToken));

    private static async Task<Results<Ok<AutoTopUpResponse>, ProblemHttpResult>> SetAsync(
        HttpContext http,
        Caller caller,
        AutoTopUps autoTopUps,
        PaygContext context,
        [FromServices] Currency service,
        PaymentMethods methods,
        ICardProvider cards,
        IOptions<PaymentOptions> options,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var customer = caller.Credential.Customer.Value;
        var currency = await context.CurrencyOfAsync(customer, service, cancellationToken);
        var wanted = AutoTopUpRequest.Read(
            fields, errors, MinorUnit.Of(currency), options.Value.MinTopUpNanos, options.Value.MaxTopUpNanos);
        if (!errors.Any && !cards.CanCharge(wanted.IncrementMinor, currency.Code))
            errors.Add("increment", "Use an amount that can be charged to a card.");
        if (errors.Any)
            return Problems.Invalid(errors);
        if (!cards.IsEnabled)
            return PaymentAnswers.NotSetUp();
        if (wanted.IsEnabled && await methods.DefaultAsync(customer, cancellationToken) is null)
            return PaymentAnswers.Conflict("no_payment_method", "Save a card first.");
        await autoTopUps.SetAsync(http, customer, wanted, cancellationToken);
        return TypedResults.Ok(await autoTopUps.ReadAsync(customer, cancellationToken));
    }
}

[Description("A card that the customer saved.")]
internal sealed record PaymentMethodResponse(
    [property: Description("Its id.")]
    Guid Id,
    [property: Description("Its brand, such as visa.")]
    string Brand,
    [property: Description("Its last four digits.")]
    string Last4,
    [property: Description("The month in which it expires, 1 to 12.")]
    int ExpMonth,
    [property: Description("The year in which it expires.")]
    int ExpYear,
    [property: Description("When it was saved.")]
    DateTimeOffset CreatedAt)
{
    public static PaymentMethodResponse Of(PaymentMethodRow row) =>
        new(row.Id, row.Brand, row.Last4, row.ExpMonth, row.ExpYear, row.CreatedAt);
}

[Description("Where a card is entered.")]
internal sealed record CardPageResponse(
    [property: Description("The provider's page on which the customer enters a card.")]
    string Url);
