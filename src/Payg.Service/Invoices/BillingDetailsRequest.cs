using System.Net.Mail;
using Payg.Core.Invoicing;
using Payg.Http.Errors;
using Payg.Http.Requests;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices;

/// <summary>Who a customer is to be on invoices.</summary>
/// <param name="Name">The legal name, at most 200 characters.</param>
/// <param name="Address">Street and number, at most 400 characters.</param>
/// <param name="City">The city, at most 200 characters.</param>
/// <param name="Country">The country, its two letters of ISO 3166-1.</param>
/// <param name="PostalCode">The postal code, at most 200 characters.</param>
/// <param name="Region">State, province or region, at most 200 characters.</param>
/// <param name="TaxId">The tax number; of European countries, a VAT number with the country's prefix.</param>
/// <param name="Email">Where invoices are sent.</param>
internal sealed record BillingDetailsRequest(
    string Name,
    string Address,
    string City,
    string Country,
    string? PostalCode = null,
    string? Region = null,
    string? TaxId = null,
    string? Email = null)
{
    public static BillingDetailsRequest Read(RequestFields fields, FieldErrors errors)
    {
        fields.ExpectOnly("name", "address", "postal_code", "city", "region", "country", "tax_id", "email");
        var country = fields.RequiredText("country").ToUpperInvariant();
        if (!Countries.IsCode(country) && !errors.Has("country"))
            errors.Add("country", "Use the two letters of the country (ISO 3166-1), such as DE or US.");
        return new BillingDetailsRequest(
            Required("name", BillingDetailsRow.MaxLength), Required("address", 2 * BillingDetailsRow.MaxLength),
            Required("city", BillingDetailsRow.MaxLength), country, Optional("postal_code"), Optional("region"),
            TaxIdOf(fields, country, errors), EmailOf(fields, errors));

        string Required(string name, int maxLength) =>
            Checked(name, fields.RequiredText(name, maxLength).Trim(), isRequired: true) ?? "";

        string? Optional(string name)
        {
            var text = fields.OptionalText(name)?.Trim();
            if (text?.Length > BillingDetailsRow.MaxLength)
                errors.Add(name, $"Use at most {BillingDetailsRow.MaxLength} characters.");
            return Checked(name, text, isRequired: false);
        }

        string? Checked(string name, string? text, bool isRequired)
        {
            if (errors.Has(name))
                return text;
            if (text?.Any(c => char.IsControl(c) && !(c == '\n' && name is "address")) == true)
                errors.Add(name, "Use no control characters.");
            else if (isRequired && string.IsNullOrEmpty(text))
                errors.Add(name, "This field is required.");
            return string.IsNullOrEmpty(text) ? null : text;
        }
    }

    public void ApplyTo(BillingDetailsRow row)
    {
        (row.Name, row.Address, row.City, row.Country) = (Name, Address, City, Country);
        (row.PostalCode, row.Region, row.TaxId, row.Email) = (PostalCode, Region, TaxId, Email);
    }

    private static string? TaxIdOf(RequestFields fields, string country, FieldErrors errors)
    {
        if (fields.OptionalText("tax_id") is not { } text || VatNumbers.Normalize(text) is not { Length: > 0 } number)
            return null;
        if (Countries.IsCode(country) && !VatNumbers.IsValid(country, number, out var example))
        {
            errors.Add("tax_id", example.Length == 0
                ? "Use 2 to 30 letters and digits."
                : $"Use a VAT number of this country, such as {example}.");
        }

        return number;
    }

    private static string? EmailOf(RequestFields fields, FieldErrors errors)
    {
        if (fields.OptionalText("email")?.Trim() is not { Length: > 0 } text)
            return null;
        if (text.Length > CustomerRow.MaxEmailLength || !MailAddress.TryCreate(text, out var address)
            || !string.Equals(address.Address, text, StringComparison.Ordinal))
        {
            errors.Add("email", "Use an e-mail address, such as billing@example.com.");
        }

        return text;
    }
}
