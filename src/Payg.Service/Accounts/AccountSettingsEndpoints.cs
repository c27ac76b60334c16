using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Service.Accounts.Users;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Accounts;

internal static class AccountSettingsEndpoints
{
    private const int MaxTimeZoneLength = 64;

    public static void MapAccountSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/account", GetAsync).WithName("account").WithTags("Accounts")
            .WithSummary("Get the account")
            .WithDescription("The settings of the user's account.").RequirePayg().ProducesProblems(401, 403, 503);

        app.MapPatch("/api/account", ChangeAsync).WithName("change_account").WithTags("Accounts")
            .WithSummary("Update account settings")
            .WithDescription("Changes the time zone whose calendar months are the billing "
                + "periods, from the next period.")
            .AcceptsJson<AccountChangeRequest>().RequireSession().LimitChanges().RequireRecentPassword()
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);
    }

    private static async Task<Ok<AccountResponse>> GetAsync(
        Caller caller,
        PaygContext context,
        EmailChanges emails,
        TimeProvider clock,
        IOptions<AdministratorOptions> settings,
        CancellationToken cancellationToken)
    {
        var id = caller.Credential.Customer.Value;
        var customer = await context.Customers.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var calendar = await context.CalendarOfAsync(id, cancellationToken);
        return TypedResults.Ok(ResponseOf(
            caller.Credential, customer, calendar, await emails.ReadAsync(caller.Credential.UserId, cancellationToken),
            clock.GetUtcNow(), settings.Value));
    }

    private static async Task<Results<Ok<AccountResponse>, ProblemHttpResult>> ChangeAsync(
        HttpContext http,
        Caller caller,
        TimeZoneChanges changes,
        EmailChanges emails,
        TimeProvider clock,
        IOptions<AdministratorOptions> settings,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        fields.ExpectOnly("time_zone");
        var zone = fields.RequiredText("time_zone", MaxTimeZoneLength);
        if (!errors.Any && !IsIanaName(zone))
            errors.Add("time_zone", "Use the IANA name of a time zone, such as Europe/Berlin.");
        if (errors.Any)
            return Problems.Invalid(errors);

        var (customer, calendar) = await changes.ChangeAsync(
            http, caller.Credential.Customer.Value, TimeZoneInfo.FindSystemTimeZoneById(zone), cancellationToken);
        return TypedResults.Ok(ResponseOf(
            caller.Credential, customer, calendar, await emails.ReadAsync(caller.Credential.UserId, cancellationToken),
            clock.GetUtcNow(), settings.Value));
    }

    private static bool IsIanaName(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId
        && string.Equals(found.Id, zone, StringComparison.Ordinal);

    private static AccountResponse ResponseOf(
        Credential caller,
        CustomerRow customer,
        BillingCalendar calendar,
        (string? Address, bool IsVerified, string? Pending) email,
        DateTimeOffset now,
        AdministratorOptions settings)
    {
        var pending = calendar.PendingAt(now);
        return new AccountResponse(
            customer.Id, caller.Username, calendar.ZoneAt(now).Id, pending?.Zone.Id, pending?.At,
            caller.IsAdministrator, customer.CreatedAt, caller.MustChangePassword, caller.HasTotp,
            caller.IsAdministrator && settings.RequireTotp && !caller.HasTotp,
            email.Address, email.IsVerified, email.Pending);
    }
}
