using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Payg.Service.Tests.Invoices;

/// <summary>
/// The business rules of EN 16931-1 that concern what invoices of the service contain, by their numbers. Source: the
/// model of CEN/TC 434 as its UBL rules state it (validation artefacts 1.3).
/// </summary>
internal sealed class En16931
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly XNamespace s_cac =
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    private static readonly XNamespace s_cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private readonly XElement _root;
    private readonly XElement _seller;
    private readonly XElement _buyer;
    private readonly XElement _total;
    private readonly IReadOnlyList<XElement> _lines;
    private readonly IReadOnlyList<XElement> _subtotals;
    private readonly List<string> _broken = [];

    private En16931(XElement root)
    {
        _root = root;
        _seller = At(root, "AccountingSupplierParty", "Party") ?? new XElement("none");
        _buyer = At(root, "AccountingCustomerParty", "Party") ?? new XElement("none");
        _total = At(root, "LegalMonetaryTotal") ?? new XElement("none");
        _lines = [.. root.Elements(s_cac + "InvoiceLine"), .. root.Elements(s_cac + "CreditNoteLine")];
        _subtotals = [.. root.Elements(s_cac + "TaxTotal").Elements(s_cac + "TaxSubtotal")];
    }

    /// <summary>The numbers of the rules that a file breaks.</summary>
    public static IReadOnlyList<string> BrokenBy(byte[] file) => BrokenBy(Encoding.UTF8.GetString(file));

    /// <summary>The numbers of the rules that a file breaks.</summary>
    public static IReadOnlyList<string> BrokenBy(string file)
    {
        var rules = new En16931(XDocument.Parse(file).Root!);
        rules.CheckWhatIsThere();
        rules.CheckLines();
        rules.CheckSums();
        rules.CheckCategories();
        return rules._broken;
    }

    private void CheckWhatIsThere()
    {
        var isNote = _root.Name.LocalName is "CreditNote";
        Has("BR-01", _root, "CustomizationID");
        Has("BR-02", _root, "ID");
        Has("BR-03", _root, "IssueDate");
        Rule("BR-04", isNote ? Text(_root, "CreditNoteTypeCode") is "381" : Text(_root, "InvoiceTypeCode") is "380");
        Rule("BR-05", Text(_root, "DocumentCurrencyCode") is { Length: 3 });
        Rule("BR-06", Text(At(_seller, "PartyLegalEntity"), "RegistrationName") is not null);
        Rule("BR-07", Text(At(_buyer, "PartyLegalEntity"), "RegistrationName") is not null);
        Rule("BR-08", At(_seller, "PostalAddress") is not null);
        Rule("BR-09", CountryOf(_seller) is { Length: 2 });
        Rule("BR-10", At(_buyer, "PostalAddress") is not null);
        Rule("BR-11", CountryOf(_buyer) is { Length: 2 });
        Has("BR-12", _total, "LineExtensionAmount");
        Has("BR-13", _total, "TaxExclusiveAmount");
        Has("BR-14", _total, "TaxInclusiveAmount");
        Has("BR-15", _total, "PayableAmount");
        Rule("BR-16", _lines.Count > 0);
        var period = At(_root, "InvoicePeriod");
        Rule("BR-29", string.CompareOrdinal(Text(period, "EndDate"), Text(period, "StartDate")) >= 0);
        if (isNote)
            Rule("BR-55", Text(At(_root, "BillingReference", "InvoiceDocumentReference"), "ID") is not null);
        Rule("BR-CO-09", new[] { _seller, _buyer }.All(party => VatOf(party) is not { } number
            || (char.IsAsciiLetterUpper(number[0]) && char.IsAsciiLetterUpper(number[1]))));
        Rule("BR-CO-26", VatOf(_seller) is not null || Text(At(_seller, "PartyLegalEntity"), "CompanyID") is not null);
        Rule("BR-CO-25", Amount(_total, "PayableAmount") <= 0 || isNote
            || Text(_root, "DueDate") is not null || At(_root, "PaymentTerms") is not null);
        Rule("BR-DEC", _root.Descendants().Where(element => element.Attribute("currencyID") is not null
                && element.Name.LocalName is not "PriceAmount")
            .All(element => element.Value.Split('.') is [_] or [_, { Length: <= 2 }]));
    }

    private void CheckLines()
    {
        foreach (var line in _lines)
        {
            var quantity = line.Element(s_cbc + "InvoicedQuantity") ?? line.Element(s_cbc + "CreditedQuantity");
            Has("BR-21", line, "ID");
            Rule("BR-22", quantity is { Value.Length: > 0 });
            Rule("BR-23", quantity?.Attribute("unitCode") is not null);
            Has("BR-24", line, "LineExtensionAmount");
            Rule("BR-25", Text(At(line, "Item"), "Name") is not null);
            Rule("BR-26", Text(At(line, "Price"), "PriceAmount") is not null);
            Rule("BR-27", Amount(At(line, "Price"), "PriceAmount") >= 0);
            Rule("BR-CO-04", CategoryOf(line) is not null);
            Rule("line", Amount(line, "LineExtensionAmount")
                == Amount(At(line, "Price"), "PriceAmount") * decimal.Parse(quantity!.Value, Culture));
        }

        Rule("ids", _lines.Select(line => Text(line, "ID")).Distinct(StringComparer.Ordinal).Count() == _lines.Count);
    }

    private void CheckSums()
    {
        var net = Amount(_total, "TaxExclusiveAmount");
        var tax = Amount(At(_root, "TaxTotal"), "TaxAmount");
        Rule("BR-CO-10", Amount(_total, "LineExtensionAmount")
            == _lines.Sum(line => Amount(line, "LineExtensionAmount")));
        Rule("BR-CO-13", net == Amount(_total, "LineExtensionAmount"));
        Rule("BR-CO-14", tax == _subtotals.Sum(subtotal => Amount(subtotal, "TaxAmount")));
        Rule("BR-CO-15", Amount(_total, "TaxInclusiveAmount") == net + tax);
        Rule("BR-CO-16", Amount(_total, "PayableAmount") == Amount(_total, "TaxInclusiveAmount"));
        Rule("BR-CO-18", _subtotals.Count > 0);
        foreach (var subtotal in _subtotals)
        {
            Has("BR-45", subtotal, "TaxableAmount");
            Has("BR-46", subtotal, "TaxAmount");
            var category = At(subtotal, "TaxCategory");
            Has("BR-47", category, "ID");
            Rule("BR-48", Text(category, "Percent") is not null || Text(category, "ID") is "O");
            Rule("BR-CO-17", Math.Abs(Amount(subtotal, "TaxAmount")
                - (Amount(subtotal, "TaxableAmount") * RateOf(category) / 100)) < 1);
        }
    }

    /// <summary>The rules of each category of tax, of which an invoice of the service has one.</summary>
    private void CheckCategories()
    {
        foreach (var code in _lines.Select(CategoryOf).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var own = _subtotals.Where(one => code.Equals(Text(At(one, "TaxCategory"), "ID"), Ordinal)).ToList();
            var lines = _lines.Where(line => code.Equals(CategoryOf(line), Ordinal)).ToList();
            Rule($"BR-{code}-01", own.Count == 1);
            Rule($"BR-{code}-02", code switch
            {
                "O" => VatOf(_seller) is null && VatOf(_buyer) is null,
                "AE" => VatOf(_seller) is not null && VatOf(_buyer) is not null,
                _ => VatOf(_seller) is not null,
            });
            Rule($"BR-{code}-05", lines.TrueForAll(line => At(line, "Item", "ClassifiedTaxCategory") is { } category
                && (code is "O"
                    ? Text(category, "Percent") is null
                    : Text(category, "Percent") is not null && RateOf(category) > 0 == code is "S")));
            Rule($"BR-{code}-08", own.Sum(one => Amount(one, "TaxableAmount"))
                == lines.Sum(line => Amount(line, "LineExtensionAmount")));
            Rule($"BR-{code}-09", code is "S" || own.TrueForAll(one => Amount(one, "TaxAmount") == 0));
            Rule($"BR-{code}-10", own.TrueForAll(one =>
                Text(At(one, "TaxCategory"), "TaxExemptionReason") is null == code is "S" or "Z"));
            Rule($"BR-{code}-11", code is not "O" || _subtotals.Count == 1);
        }
    }

    private static CultureInfo Culture => CultureInfo.InvariantCulture;

    private void Rule(string number, bool isKept)
    {
        if (!isKept && !_broken.Contains(number, StringComparer.Ordinal))
            _broken.Add(number);
    }

    private void Has(string number, XElement? parent, string name) => Rule(number, Text(parent, name) is not null);

    private static string? CategoryOf(XElement line) => Text(At(line, "Item", "ClassifiedTaxCategory"), "ID");

    private static string? CountryOf(XElement party) =>
        Text(At(party, "PostalAddress", "Country"), "IdentificationCode");

    private static string? VatOf(XElement party) => Text(At(party, "PartyTaxScheme"), "CompanyID");

    private static decimal RateOf(XElement? category) => decimal.Parse(Text(category, "Percent") ?? "0", Culture);

    private static decimal Amount(XElement? parent, string name) =>
        decimal.TryParse(Text(parent, name), Culture, out var amount) ? amount : decimal.MinValue / 1000;

    private static string? Text(XElement? parent, string name) =>
        parent?.Element(s_cbc + name)?.Value is { Length: > 0 } text ? text : null;

    private static XElement? At(XElement? parent, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            parent = parent?.Element(s_cac + name);
        return parent;
    }
}
