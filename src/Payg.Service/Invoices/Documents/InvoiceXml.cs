using System.Globalization;
using System.Text;
using System.Xml;
using Payg.Core.Amounts;
using Payg.Core.Invoicing;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Model.Invoices;

namespace Payg.Service.Invoices.Documents;

/// <summary>
/// Writes an invoice as UBL 2.1 by EN 16931. Quantities are in the description: what is billed is rounded once, not
/// quantity times price.
/// </summary>
internal static class InvoiceXml
{
    private const string Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private const string Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private const string Root = "urn:oasis:names:specification:ubl:schema:xsd:";

    /// <summary>What is missing for the standard; null: nothing.</summary>
    public static string? MissingOf(InvoiceRow invoice)
    {
        var seller = InvoiceParty.Read(invoice.Seller);
        if (seller?.Country is null || seller.TaxId is null)
        {
            return "When the invoice was issued, the settings named no seller with country and tax number "
                + "(Payg__Invoices__SellerCountry, Payg__Invoices__SellerTaxId), which the standard asks for.";
        }

        // BR-DEC-09 to 20.
        if (invoice.MinorDigits > 2)
            return $"The standard allows two digits after the point; amounts in {invoice.Currency} have more.";

        var buyer = InvoiceParty.Read(invoice.Buyer);
        return buyer?.Country is null
            ? "When the invoice was issued, the customer had given no billing details, which the standard asks for."
            : invoice.TaxCategory is TaxCategory.ReverseCharge && buyer.TaxId is null
                ? "The standard asks for the customer's tax number where they are liable for the tax."
                : null;
    }

    public static byte[] Write(InvoicePaper paper)
    {
        var isNote = paper.Invoice.Kind is InvoiceKind.CreditNote;
        var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) };
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, settings))
        {
            var name = isNote ? "CreditNote" : "Invoice";
            xml.WriteStartElement(name, $"{Root}{name}-2");
            xml.WriteAttributeString("xmlns", "cac", null, Cac);
            xml.WriteAttributeString("xmlns", "cbc", null, Cbc);
            WriteHead(xml, paper, isNote);
            WriteParty(xml, "AccountingSupplierParty", paper.Seller, paper.Invoice, isSeller: true);
            WriteParty(xml, "AccountingCustomerParty", paper.Buyer, paper.Invoice, isSeller: false);
            if (paper.Options.PaymentNote is { } note && !isNote)
            {
                xml.WriteStartElement("PaymentTerms", Cac);
                Basic(xml, "Note", note);
                xml.WriteEndElement();
            }

            WriteTotals(xml, paper.Invoice);
            var amounts = NetOf(paper);
            for (var i = 0; i < paper.Lines.Count; i++)
                WriteLine(xml, paper, i, amounts[i], isNote);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteHead(XmlWriter xml, InvoicePaper paper, bool isNote)
    {
        var invoice = paper.Invoice;
        Basic(xml, "CustomizationID", "urn:cen.eu:en16931:2017");
        Basic(xml, "ID", invoice.Number!);
        Basic(xml, "IssueDate", InvoiceTexts.IsoDay(invoice.IssuedAt!.Value, invoice));
        if (!isNote)
            Basic(xml, "DueDate", InvoiceTexts.IsoDay(invoice.DueAt!.Value, invoice));
        Basic(xml, isNote ? "CreditNoteTypeCode" : "InvoiceTypeCode", isNote ? "381" : "380");
        if (invoice.Reason is { } reason)
            Basic(xml, "Note", reason);
        Basic(xml, "DocumentCurrencyCode", invoice.Currency);
        xml.WriteStartElement("InvoicePeriod", Cac);
        Basic(xml, "StartDate", InvoiceTexts.IsoDay(invoice.PeriodStart, invoice));
        Basic(xml, "EndDate", InvoiceTexts.IsoDay(invoice.PeriodEnd.AddTicks(-1), invoice));
        xml.WriteEndElement();
        if (paper.Original is not { } original)
            return;
        xml.WriteStartElement("BillingReference", Cac);
        xml.WriteStartElement("InvoiceDocumentReference", Cac);
        Basic(xml, "ID", original.Number!);
        Basic(xml, "IssueDate", InvoiceTexts.IsoDay(original.IssuedAt!.Value, original));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteParty(
        XmlWriter xml, string name, InvoiceParty party, InvoiceRow invoice, bool isSeller)
    {
        xml.WriteStartElement(name, Cac);
        xml.WriteStartElement("Party", Cac);
        xml.WriteStartElement("PostalAddress", Cac);
        if (party.Address is { } address)
            Basic(xml, "StreetName", address.ReplaceLineEndings(", "));
        if (party.City is { } city)
            Basic(xml, "CityName", city);
        if (party.PostalCode is { } code)
            Basic(xml, "PostalZone", code);
        if (party.Region is { } region)
            Basic(xml, "CountrySubentity", region);
        xml.WriteStartElement("Country", Cac);
        Basic(xml, "IdentificationCode", party.Country!);
        xml.WriteEndElement();
        xml.WriteEndElement();

        // Outside the scope of the tax, neither party may show a number of it (BR-O-02).
        var hasTax = invoice.TaxCategory is not TaxCategory.OutsideScope && party.TaxId is not null;
        if (hasTax)
        {
            xml.WriteStartElement("PartyTaxScheme", Cac);
            Basic(xml, "CompanyID", party.TaxId!);
            WriteScheme(xml);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("PartyLegalEntity", Cac);
        Basic(xml, "RegistrationName", party.Name);
        if (isSeller && !hasTax)
            Basic(xml, "CompanyID", party.TaxId!);
        xml.WriteEndElement();
        if (party.Email is { } email)
        {
            xml.WriteStartElement("Contact", Cac);
            Basic(xml, "ElectronicMail", email);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, InvoiceRow invoice)
    {
        xml.WriteStartElement("TaxTotal", Cac);
        Money(xml, "TaxAmount", invoice.TaxMinor, invoice);
        xml.WriteStartElement("TaxSubtotal", Cac);
        Money(xml, "TaxableAmount", invoice.NetMinor, invoice);
        Money(xml, "TaxAmount", invoice.TaxMinor, invoice);
        WriteCategory(xml, "TaxCategory", invoice, withReason: true);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("LegalMonetaryTotal", Cac);
        Money(xml, "LineExtensionAmount", invoice.NetMinor, invoice);
        Money(xml, "TaxExclusiveAmount", invoice.NetMinor, invoice);
        Money(xml, "TaxInclusiveAmount", invoice.GrossMinor, invoice);
        Money(xml, "PayableAmount", invoice.GrossMinor, invoice);
        xml.WriteEndElement();
    }

    private static void WriteLine(XmlWriter xml, InvoicePaper paper, int index, long amount, bool isNote)
    {
        var (invoice, line) = (paper.Invoice, paper.Lines[index]);
        xml.WriteStartElement(isNote ? "CreditNoteLine" : "InvoiceLine", Cac);
        Basic(xml, "ID", line.Position.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement(isNote ? "CreditedQuantity" : "InvoicedQuantity", Cbc);
        xml.WriteAttributeString("unitCode", "C62");
        xml.WriteString(amount < 0 ? "-1" : "1");
        xml.WriteEndElement();
        Money(xml, "LineExtensionAmount", amount, invoice);
        xml.WriteStartElement("Item", Cac);
        if (line.Quantity is { } quantity)
            Basic(xml, "Description", $"{InvoiceTexts.Number(quantity)} {line.Unit}: {line.Price}");
        Basic(xml, "Name", InvoiceTexts.Describe(line, invoice));
        WriteCategory(xml, "ClassifiedTaxCategory", invoice, withReason: false);
        xml.WriteEndElement();
        xml.WriteStartElement("Price", Cac);
        Money(xml, "PriceAmount", Math.Abs(amount), invoice);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCategory(XmlWriter xml, string name, InvoiceRow invoice, bool withReason)
    {
        var code = invoice.TaxCategory switch
        {
            TaxCategory.Standard => invoice.TaxRate > 0 ? "S" : "Z",
            TaxCategory.ReverseCharge => "AE",
            TaxCategory.Exempt => "E",
            _ => "O",
        };
        xml.WriteStartElement(name, Cac);
        Basic(xml, "ID", code);
        if (invoice.TaxCategory is not TaxCategory.OutsideScope)
            Basic(xml, "Percent", invoice.Tax.Percent);
        if (withReason && invoice.TaxCategory is not TaxCategory.Standard)
            Basic(xml, "TaxExemptionReason", invoice.TaxNote ?? "Not subject to tax.");
        WriteScheme(xml);
        xml.WriteEndElement();
    }

    private static void WriteScheme(XmlWriter xml)
    {
        xml.WriteStartElement("TaxScheme", Cac);
        Basic(xml, "ID", "VAT");
        xml.WriteEndElement();
    }

    /// <summary>The net amounts of the lines, which sum to that of the invoice.</summary>
    private static IReadOnlyList<long> NetOf(InvoicePaper paper)
    {
        var invoice = paper.Invoice;
        if (!invoice.IsGross)
            return [.. paper.Lines.Select(line => line.AmountMinor)];

        var parts = Tax.MaxPartsPerMillion + (Int128)invoice.TaxRate;
        var net = InvoiceRounding.Round(
            [
                .. paper.Lines.Select(line => MinorUnit.HalfEven(
                    (Int128)line.AmountMinor * invoice.Unit.Nanos * Tax.MaxPartsPerMillion, parts)),
            ],
            0, invoice.Unit);
        return net.Total == invoice.NetMinor
            ? net.Lines
            : [net.Lines[0] + invoice.NetMinor - net.Total, .. net.Lines.Skip(1)];
    }

    private static void Basic(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Cbc, value);

    private static void Money(XmlWriter xml, string name, long minor, InvoiceRow invoice)
    {
        xml.WriteStartElement(name, Cbc);
        xml.WriteAttributeString("currencyID", invoice.Currency);
        xml.WriteString(invoice.Unit.Format(minor));
        xml.WriteEndElement();
    }
}
