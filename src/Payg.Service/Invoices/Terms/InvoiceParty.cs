using System.ComponentModel;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Invoicing;
using Payg.Service.Portal;
using Payg.Storage.Model;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Terms;

[Description("Seller or customer on an invoice, as they were when it was issued.")]
internal sealed record InvoiceParty(
    [property: Description("The legal name.")]
    string Name,
    [property: Description("Street and number.")]
    string? Address = null,
    [property: Description("The postal code.")]
    string? PostalCode = null,
    [property: Description("The city.")]
    string? City = null,
    [property: Description("State, province or region.")]
    string? Region = null,
    [property: Description("The country, its two letters of ISO 3166-1.")]
    string? Country = null,
    [property: Description("The tax number.")]
    string? TaxId = null,
    [property: Description("An e-mail address.")]
    string? Email = null)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static InvoiceParty SellerOf(InvoiceOptions invoices, PortalOptions portal) => new(
        invoices.SellerName ?? portal.Name, invoices.SellerAddress, invoices.SellerPostalCode, invoices.SellerCity,
        null, invoices.SellerCountry, invoices.SellerTaxId, invoices.SellerEmail);

    /// <summary>The customer by their billing details, or by what else is known of them.</summary>
    public static async Task<InvoiceParty> BuyerOfAsync(
        PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        var details = await context.BillingDetails.AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == customer, cancellationToken);
        if (details is not null)
            return Of(details);
        var row = await context.Customers.AsNoTracking()
            .Where(known => known.Id == customer).Select(known => new { known.Name, known.Company, known.Email })
            .SingleAsync(cancellationToken);
        return new InvoiceParty(row.Company ?? row.Name, Email: row.Email);
    }

    public static InvoiceParty Of(BillingDetailsRow row) => new(
        row.Name, row.Address, row.PostalCode, row.City, row.Region, row.Country, row.TaxId, row.Email);

    /// <summary>Reads what <see cref="Write"/> wrote; null for null.</summary>
    public static InvoiceParty? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<InvoiceParty>(json, s_json);

    public string Write() => JsonSerializer.Serialize(this, s_json);

    public static string? TaxNoteOf(TaxCategory category, InvoiceOptions options) => category switch
    {
        TaxCategory.ReverseCharge =>
            "Reverse charge: the customer is liable for the tax (Article 196 of Directive 2006/112/EC).",
        TaxCategory.Exempt => options.ExemptNote ?? $"Exempt from {options.TaxName}.",
        _ => null,
    };
}
