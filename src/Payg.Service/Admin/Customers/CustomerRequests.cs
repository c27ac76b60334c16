using Payg.Core.Amounts;
using Payg.Core.Names;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Customers;

/// <summary>The customer that an administrator wants.</summary>
/// <param name="Name">What to call the customer: 1 to 150 characters.</param>
/// <param name="Company">Their company: at most 200 characters.</param>
/// <param name="Email">Their e-mail address.</param>
/// <param name="ExternalId">Their id in your own systems, which no other customer has: at most 100 characters.</param>
/// <param name="Notes">Notes for operators, which the customer is not shown: at most 2,000 characters.</param>
internal sealed record NewCustomerRequest(
    string Name, string? Company = null, string? Email = null, string? ExternalId = null, string? Notes = null)
{
    internal DetailsRequest Details => new(Company, Email, ExternalId, Notes);

    public static NewCustomerRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly(["name", .. DetailsRequest.Fields]);
        var name = fields.RequiredText("name", PaygContext.MaxUserNameLength).Trim();
        if (!errors.Has("name") && !ReadableName.Is(name))
            errors.Add("name", "Use visible characters only: no line breaks, control or format characters.");
        var details = DetailsRequest.Read(fields, errors);
        return new NewCustomerRequest(name, details.Company, details.Email, details.ExternalId, details.Notes);
    }
}

/// <summary>What an administrator wants to change about a customer. What is not given stays.</summary>
/// <param name="Currency">What to charge them in, an ISO 4217 code; only while nothing was charged.</param>
/// <param name="Company">Their company: at most 200 characters; an empty text removes it.</param>
/// <param name="Email">Their e-mail address; an empty text removes it.</param>
/// <param name="ExternalId">
/// Their id in your own systems, which no other customer has: at most 100 characters; an empty text removes it.
/// </param>
/// <param name="Notes">
/// Notes for operators, which the customer is not shown: at most 2,000 characters; an empty text removes them.
/// </param>
internal sealed record ChangeCustomerRequest(
    string? Currency = null,
    string? Company = null,
    string? Email = null,
    string? ExternalId = null,
    string? Notes = null)
{
    public static (Currency? Currency, DetailsRequest Details) Read(
        RequestFields fields, Currency service, FieldErrors errors)
    {
        fields.ExpectOnly(["currency", .. DetailsRequest.Fields]);
        Currency? currency = fields.TryGet("currency", out _)
            ? QueryText.Currency("currency", fields.Text("currency"), service, errors)
            : null;
        return (currency, DetailsRequest.Read(fields, errors));
    }
}
