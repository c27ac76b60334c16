using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Service.Audit;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

internal sealed class BillingDetails(PaygContext context, IDatabaseFaults faults, AuditLog audit, TimeProvider clock)
{
    public async Task<BillingDetailsResponse?> ReadAsync(Guid customer, CancellationToken cancellationToken) =>
        await context.BillingDetails.AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == customer, cancellationToken) is { } row
            ? BillingDetailsResponse.Of(row)
            : null;

    public async Task<Results<Ok<BillingDetailsResponse>, ProblemHttpResult>> AnswerAsync(
        HttpContext http, Guid customer, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (fields, refusal) = await RequestFields.ReadJsonAsync(http.Request, errors);
        if (fields is null)
            return refusal!;

        var wanted = BillingDetailsRequest.Read(fields, errors);
        if (errors.Any)
            return Problems.Invalid(errors);
        try
        {
            return TypedResults.Ok(await SetAsync(http, customer, wanted, cancellationToken));
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            // Another request stored the first ones meanwhile.
            context.ChangeTracker.Clear();
            return TypedResults.Ok(await SetAsync(http, customer, wanted, cancellationToken));
        }
    }

    private async Task<BillingDetailsResponse> SetAsync(
        HttpContext http, Guid customer, BillingDetailsRequest wanted, CancellationToken cancellationToken)
    {
        var row = await context.BillingDetails
            .SingleOrDefaultAsync(known => known.CustomerId == customer, cancellationToken);
        var before = row is null ? null : BillingDetailsResponse.Of(row);
        if (row is null)
        {
            row = new BillingDetailsRow
            {
                CustomerId = customer,
                Name = wanted.Name,
                Address = wanted.Address,
                City = wanted.City,
                Country = wanted.Country,
            };
            context.BillingDetails.Add(row);
        }

        wanted.ApplyTo(row);
        var after = BillingDetailsResponse.Of(row);
        if (before == after)
            return after;
        row.UpdatedAt = clock.GetUtcNow();
        audit.Add(http, AuditActions.BillingDetailsSet, AuditSubject.Customer(customer), before, after);
        await context.SaveChangesAsync(cancellationToken);
        return after;
    }
}

[Description("Who a customer is on invoices.")]
internal sealed record BillingDetailsResponse(
    [property: Description("The legal name.")]
    string Name,
    [property: Description("Street and number.")]
    string Address,
    [property: Description("The postal code.")]
    string? PostalCode,
    [property: Description("The city.")]
    string City,
    [property: Description("State, province or region.")]
    string? Region,
    [property: Description("The country, its two letters of ISO 3166-1.")]
    string Country,
    [property: Description("The tax number, such as a VAT number.")]
    string? TaxId,
    [property: Description("Where invoices are sent.")]
    string? Email)
{
    public static BillingDetailsResponse Of(BillingDetailsRow row) => new(
        row.Name, row.Address, row.PostalCode, row.City, row.Region, row.Country, row.TaxId, row.Email);
}
