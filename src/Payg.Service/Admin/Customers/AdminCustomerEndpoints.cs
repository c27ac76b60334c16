using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Http.Requests;
using Payg.Metering.Authenticate;

namespace Payg.Service.Admin.Customers;

internal static class AdminCustomerEndpoints
{
    private const int MaxSearchLength = 150;

    public static void MapAdminCustomers(this IEndpointRouteBuilder admin)
    {
        var customers = admin.MapGroup("/customers");
        customers.MapGet("", ListAsync).WithName("list_customers")
            .WithSummary("List customers")
            .WithDescription("Customers in the order of registration, or those who spent most first.")
            .ProducesProblems(400, 401, 403, 503);
        customers.MapPost("", CreateAsync).WithName("create_customer")
            .WithSummary("Create a customer")
            .WithDescription("Creates a customer, and an invitation by which a user signs up for them. Only this "
                + "response contains its secret.")
            .AcceptsJson<NewCustomerRequest>().ProducesProblems(400, 401, 403, 413, 415, 503);
        customers.MapPost("/{id:guid}/invitation", InviteAsync).WithName("invite_customer")
            .WithSummary("Renew an invitation")
            .WithDescription("Creates another invitation for a customer without a user. The one before "
                + "is no longer accepted.")
            .ProducesProblems(401, 403, 404, 409, 503);
        customers.MapGet("/{id:guid}", GetAsync).WithName("get_customer")
            .WithSummary("Get a customer")
            .WithDescription("A customer with the usage lines and the cost of a month.")
            .ProducesProblems(400, 401, 403, 404, 503);

        customers.MapPatch("/{id:guid}", ChangeAsync).WithName("change_customer")
            .WithSummary("Update a customer")
            .WithDescription("Changes details of a customer, and the currency of one who has not been charged yet.")
            .AcceptsJson<ChangeCustomerRequest>().ProducesProblems(400, 401, 403, 404, 409, 413, 415, 503);

        CustomerTokenEndpoints.Map(customers);

        customers.MapPost("/{id:guid}/disable", DisableAsync).WithName("disable_customer")
            .WithSummary("Disable a customer")
            .WithDescription("Refuses the sessions and API keys of a customer. Past usage stays billed.")
            .ProducesProblems(401, 403, 404, 409, 503);
        customers.MapPost("/{id:guid}/enable", EnableAsync).WithName("enable_customer")
            .WithSummary("Enable a customer")
            .WithDescription("Accepts the sessions and API keys of a disabled customer again.")
            .ProducesProblems(401, 403, 404, 409, 503);
        customers.MapPost("/{id:guid}/revoke_tokens", RevokeAsync).WithName("revoke_customer_tokens")
            .WithSummary("Revoke all tokens")
            .WithDescription("Ends all sessions and API keys of a customer immediately.")
            .ProducesProblems(401, 403, 404, 409, 503);
        customers.MapPost("/{id:guid}/reset_password", ResetPasswordAsync).WithName("reset_customer_password")
            .WithSummary("Reset a password")
            .WithDescription("Sets a new password for a customer's user, shown once, and "
                + "ends their sessions and API keys.")
            .RequireRecentPassword().ProducesProblems(400, 401, 403, 404, 409, 503);
        customers.MapDelete("/{id:guid}/totp", RemoveTotpAsync).WithName("remove_customer_totp")
            .WithSummary("Remove a customer's authenticator")
            .WithDescription("Removes the authenticator app of a customer's user and ends their sessions.")
            .RequireRecentPassword().ProducesProblems(401, 403, 404, 409, 503);
        customers.MapPut("/{id:guid}/admin", GrantAsync).WithName("grant_administrator")
            .WithSummary("Grant administrator role")
            .WithDescription("Makes a customer's user an administrator.").RequireRecentPassword()
            .ProducesProblems(401, 403, 404, 409, 503);
        customers.MapDelete("/{id:guid}/admin", RemoveAsync).WithName("remove_administrator")
            .WithSummary("Remove administrator role")
            .WithDescription("Removes the administrator role from a customer's user.").RequireRecentPassword()
            .ProducesProblems(401, 403, 404, 409, 503);
    }

    private static async Task<Results<Ok<Page<AdminCustomerResponse>>, ProblemHttpResult>> ListAsync(
        CustomerReader reader,
        [Description("Only customers whose name, company or e-mail address has this in it, in whatever case, or whose "
            + "id or external id this is")]
        string? search,
        [Description("Only customers who are active, disabled, invited (without a user yet) or admin")]
        [AllowedValues("active", "disabled", "invited", "admin")]
        string? status,
        [Description("The order: created (of registration, by default), total_cost (all-time spend, the highest first, "
            + "amounts of different currencies compared by their numbers) or month_cost (spend in the current month "
            + "of UTC, by currency)")]
        [AllowedValues("created", "total_cost", "month_cost")]
        string? sort,
        [AsParameters] PageRequest request,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        search = QueryText.Text("search", search, errors);
        if (search?.Length > MaxSearchLength)
            errors.Add("search", $"Use at most {MaxSearchLength} characters.");
        var wanted = ReadStatus(status, errors);
        var order = ReadOrder(sort, errors);
        var page = request.Read(new ListCursor<CustomerKey>("list_customers", search, wanted, order), errors);
        return errors.Any
            ? Problems.Invalid(errors)
            : TypedResults.Ok(await reader.ListAsync(
                new CustomerFilter(search, wanted), order, page, cancellationToken));
    }

    private static CustomerOrder ReadOrder(string? text, FieldErrors errors)
    {
        switch (text)
        {
            case null or "" or "created": return CustomerOrder.Created;
            case "total_cost": return CustomerOrder.TotalCost;
            case "month_cost": return CustomerOrder.MonthCost;
            default:
                errors.Add("sort", "Use created, total_cost or month_cost.");
                return CustomerOrder.Created;
        }
    }

    private static CustomerStatus? ReadStatus(string? text, FieldErrors errors)
    {
        switch (text)
        {
            case null or "": return null;
            case "active": return CustomerStatus.Active;
            case "disabled": return CustomerStatus.Disabled;
            case "invited": return CustomerStatus.Invited;
            case "admin": return CustomerStatus.Admin;
            default:
                errors.Add("status", "Use active, disabled, invited or admin.");
                return null;
        }
    }

    private static async Task<Results<Created<NewCustomerResponse>, ProblemHttpResult>> CreateAsync(
        HttpContext http,
        CustomerInvitations customers,
        CustomerReader reader,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        var wanted = NewCustomerRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        if (await customers.CreateAsync(http, wanted, errors, cancellationToken) is not var (id, invitation))
            return Problems.Invalid(errors);
        var made = (await reader.FindAsync(id, null, cancellationToken))!.Customer;
        return TypedResults.Created(
            $"{http.Request.PathBase}/api/admin/customers/{id}", new NewCustomerResponse(made, invitation));
    }

    private static async Task<Results<Ok<InvitationResponse>, ProblemHttpResult>> InviteAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerInvitations customers,
        CustomerDetails details,
        CancellationToken cancellationToken)
    {
        if (await details.IsErasedAsync(id, cancellationToken))
            return Erased();
        return await customers.RenewAsync(http, id, cancellationToken) switch
        {
            null => NoSuchCustomer(),
            (_, { } invitation) => TypedResults.Ok(invitation),
            _ => Problems.Of(StatusCodes.Status409Conflict, "already_signed_up",
                "This customer has a user already."),
        };
    }

    private static async Task<Results<Ok<CustomerDetailResponse>, ProblemHttpResult>> GetAsync(
        [Description("The customer's id")] Guid id,
        CustomerReader reader,
        [Description("The billing period, as yyyy-MM; the customer's current one by default")] string? month,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var period = QueryText.Month("month", month, errors);
        if (errors.Any)
            return Problems.Invalid(errors);

        return await reader.FindAsync(id, period, cancellationToken) is { } customer
            ? TypedResults.Ok(customer)
            : NoSuchCustomer();
    }

    private static async Task<Results<Ok<CustomerDetailResponse>, ProblemHttpResult>> ChangeAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerCurrency currencies,
        CustomerDetails details,
        CustomerReader reader,
        [FromServices] Currency service,
        CancellationToken cancellationToken)
    {
        // 1. What is asked? Nothing of it is done where a part of it is refused.
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;
        var (currency, wanted) = ChangeCustomerRequest.Read(fields, service, errors);
        if (errors.Any || await details.IsTakenAsync(id, wanted, errors, cancellationToken))
            return Problems.Invalid(errors);
        if (await details.IsErasedAsync(id, cancellationToken))
            return Erased();

        // 2. The currency, then the rest.
        if (currency is { } other
            && await currencies.ChangeAsync(http, id, other, errors, cancellationToken) is var outcome
            && outcome != CurrencyChange.Done)
        {
            return outcome switch
            {
                CurrencyChange.NoCustomer => NoSuchCustomer(),
                CurrencyChange.Unpriced => Problems.Invalid(errors),
                _ => Problems.Of(StatusCodes.Status409Conflict, "currency_in_use",
                    "This customer has been charged already: the currency can no longer change."),
            };
        }

        if (await reader.FindAsync(id, null, cancellationToken) is null)
            return NoSuchCustomer();
        return await details.ChangeAsync(http, id, wanted, errors, cancellationToken)
            ? TypedResults.Ok((await reader.FindAsync(id, null, cancellationToken))!)
            : Problems.Invalid(errors);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DisableAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerAccess customers,
        CancellationToken cancellationToken) =>
        Answer(await customers.DisableAsync(http, id, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> EnableAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerAccess customers,
        CancellationToken cancellationToken) =>
        Answer(await customers.EnableAsync(http, id, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerAccess customers,
        CancellationToken cancellationToken) =>
        Answer(await customers.RevokeTokensAsync(http, id, cancellationToken));

    private static async Task<Results<Ok<NewPasswordResponse>, ProblemHttpResult>> ResetPasswordAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerAccess customers,
        [Description("false: the user's API keys keep working; true by default")]
        [AllowedValues("true", "false")]
        string? revoke_keys,
        CancellationToken cancellationToken)
    {
        var revokeKeys = true;
        if (!string.IsNullOrEmpty(revoke_keys) && !bool.TryParse(revoke_keys, out revokeKeys))
        {
            var errors = new FieldErrors();
            errors.Add("revoke_keys", "Use true or false.");
            return Problems.Invalid(errors);
        }

        var (outcome, username, password) = await customers.ResetPasswordAsync(
            http, id, revokeKeys, cancellationToken);
        return RefusalOf(outcome) is { } refusal
            ? refusal
            : TypedResults.Ok(new NewPasswordResponse(username, password));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveTotpAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerAccess customers,
        CancellationToken cancellationToken) =>
        Answer(await customers.RemoveTotpAsync(http, id, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> GrantAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerAccess customers,
        CancellationToken cancellationToken) =>
        Answer(await customers.SetAdministratorAsync(http, id, true, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        [Description("The customer's id")] Guid id,
        HttpContext http,
        CustomerAccess customers,
        CancellationToken cancellationToken) =>
        Answer(await customers.SetAdministratorAsync(http, id, false, cancellationToken));

    private static Results<NoContent, ProblemHttpResult> Answer(CustomerOutcome outcome) =>
        RefusalOf(outcome) is { } refusal ? refusal : TypedResults.NoContent();

    private static ProblemHttpResult? RefusalOf(CustomerOutcome outcome) => outcome switch
    {
        CustomerOutcome.Done => null,
        CustomerOutcome.Erased => Erased(),
        CustomerOutcome.LastAdministrator => Problems.Of(StatusCodes.Status409Conflict, "last_administrator",
            "This is the last administrator: make another one first."),
        CustomerOutcome.NotSignedUp => Problems.Of(StatusCodes.Status409Conflict, "not_signed_up",
            "This customer has no user yet."),
        _ => NoSuchCustomer(),
    };

    private static ProblemHttpResult Erased() => Problems.Of(StatusCodes.Status409Conflict, "customer_erased",
        "The personal data of this customer was erased: nothing about them can change.");

    private static ProblemHttpResult NoSuchCustomer() =>
        Problems.NotFound("Customer not found.");
}
