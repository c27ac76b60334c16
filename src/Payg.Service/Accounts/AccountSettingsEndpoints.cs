using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Admit;
using Payg.Metering.Authenticate;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

/// <summary>What users may change about themselves.</summary>
internal static class AccountSettingsEndpoints
{
    private const int MaxTimeZoneLength = 64;

    /// <summary>Maps <c>/api/account</c>.</summary>
    public static void MapAccountSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/account", GetAsync).WithName("account").WithTags("Accounts")
            .WithSummary("The user's own settings").RequirePayg().ProducesProblems(401, 403, 503);

        app.MapPatch("/api/account", ChangeAsync).WithName("change_account").WithTags("Accounts")
            .WithSummary("Change the time zone, whose calendar months are the billing periods from now on")
            .AcceptsJson<AccountChangeRequest>().RequireSession().LimitChanges().RequireRecentPassword()
            .ProducesProblems(400, 401, 403, 413, 415, 429, 503);
    }

    private static async Task<Ok<AccountResponse>> GetAsync(
        Caller caller,
        PaygContext context,
        IOptions<AdministratorSettings> settings,
        CancellationToken cancellationToken)
    {
        var customer = await context.Customers.AsNoTracking()
            .SingleAsync(row => row.Id == caller.Credential.Customer.Value, cancellationToken);
        return TypedResults.Ok(ResponseOf(caller.Credential, customer, settings.Value));
    }

    private static async Task<Results<Ok<AccountResponse>, ProblemHttpResult>> ChangeAsync(
        HttpRequest request,
        Caller caller,
        PaygContext context,
        IOptions<AdministratorSettings> settings,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await JsonFields.ReadAsync(request, errors);
        if (fields is null)
            return refusal!;

        fields.ExpectOnly("time_zone");
        var zone = fields.RequiredText("time_zone", MaxTimeZoneLength);
        if (!errors.Any && !IsIanaName(zone))
            errors.Add("time_zone", "Use the IANA name of a time zone, such as Europe/Berlin.");
        if (errors.Any)
            return Problems.Invalid(errors);

        var customer = await context.Customers
            .SingleAsync(row => row.Id == caller.Credential.Customer.Value, cancellationToken);
        customer.TimeZone = zone;
        await context.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ResponseOf(caller.Credential, customer, settings.Value));
    }

    private static bool IsIanaName(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId
        && string.Equals(found.Id, zone, StringComparison.Ordinal);

    private static AccountResponse ResponseOf(
        Credential caller, CustomerRow customer, AdministratorSettings settings) => new(
        customer.Id, caller.Username, customer.TimeZone, caller.IsAdministrator, customer.CreatedAt,
        caller.MustChangePassword, caller.HasTotp,
        caller.IsAdministrator && settings.RequireTotp && !caller.HasTotp);
}
