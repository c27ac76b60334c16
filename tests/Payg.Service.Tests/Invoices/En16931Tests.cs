using System.Text;
using Payg.Core.Invoicing;
using Payg.Service.Invoices.Documents;
using Payg.Storage.Model.Invoices;
using Xunit;

namespace Payg.Service.Tests.Invoices;

/// <summary>The XML of invoices and credit notes keeps the rules of EN 16931.</summary>
public sealed class En16931Tests
{
    [Theory]
    [InlineData(TaxCategory.Standard, 190_000, "S")]
    [InlineData(TaxCategory.Standard, 81_000, "S")]
    [InlineData(TaxCategory.Standard, 0, "Z")]
    [InlineData(TaxCategory.Exempt, 0, "E")]
    [InlineData(TaxCategory.ReverseCharge, 0, "AE")]
    [InlineData(TaxCategory.OutsideScope, 0, "O")]
    public void Xml_OfEachCategoryOfTax_KeepsTheRules(TaxCategory category, int rate, string code)
    {
        foreach (var lines in new[] { 1, 3, 7, 31 })
        {
            foreach (var (isGross, credit, isNote) in new[]
            {
                (false, false, false), (true, false, false), (false, true, false), (true, true, false),
                (false, false, true), (true, false, true),
            })
            {
                var xml = Xml(InvoiceDocumentTests.Paper(
                    lines, isGross: isGross, credit: credit, tax: new Tax(category, rate)), isNote);

                Assert.Empty(En16931.BrokenBy(xml));
                Assert.Contains($"<cbc:ID>{code}</cbc:ID>", xml, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(TaxCategory.Standard, 190_000)]
    [InlineData(TaxCategory.ReverseCharge, 0)]
    [InlineData(TaxCategory.OutsideScope, 0)]
    public void Xml_OfACreditNoteThatOnlyGivesCreditBack_KeepsTheRules(TaxCategory category, int rate)
    {
        foreach (var isGross in new[] { false, true })
        {
            var paper = InvoiceDocumentTests.Paper(lines: 2, isGross: isGross, tax: new Tax(category, rate));
            foreach (var line in paper.Lines)
                (line.Quantity, line.AmountMinor, line.ExactUnits, line.ExactFraction) = (null, 0, 0, 0);
            (paper.Invoice.NetMinor, paper.Invoice.TaxMinor, paper.Invoice.GrossMinor) = (0, 0, 0);

            Assert.Empty(En16931.BrokenBy(Xml(paper, isNote: true)));
        }
    }

    [Theory]
    [InlineData("BR-02", "<cbc:ID>INV-2026-0001</cbc:ID>", "")]
    [InlineData("BR-09", "<cbc:IdentificationCode>DE</cbc:IdentificationCode>", "")]
    [InlineData("BR-27", "<cbc:PriceAmount currencyID=\"USD\">", "<cbc:PriceAmount currencyID=\"USD\">-")]
    [InlineData("BR-CO-10", "<cbc:LineExtensionAmount currencyID=\"USD\">1",
        "<cbc:LineExtensionAmount currencyID=\"USD\">2")]
    [InlineData("BR-CO-14", "<cbc:TaxAmount currencyID=\"USD\">1", "<cbc:TaxAmount currencyID=\"USD\">2")]
    [InlineData("BR-CO-15", "<cbc:TaxInclusiveAmount currencyID=\"USD\">1",
        "<cbc:TaxInclusiveAmount currencyID=\"USD\">2")]
    [InlineData("BR-CO-16", "<cbc:PayableAmount currencyID=\"USD\">1", "<cbc:PayableAmount currencyID=\"USD\">2")]
    [InlineData("BR-CO-17", "<cbc:Percent>19", "<cbc:Percent>29")]
    [InlineData("BR-S-01", "<cbc:ID>S</cbc:ID>", "<cbc:ID>E</cbc:ID>")]
    [InlineData("BR-S-02", "<cac:PartyTaxScheme>", "<cac:Nothing>")]
    [InlineData("BR-S-08", "<cbc:TaxableAmount currencyID=\"USD\">1", "<cbc:TaxableAmount currencyID=\"USD\">2")]
    [InlineData("BR-DEC", ".00</cbc:PayableAmount>", ".000</cbc:PayableAmount>")]
    public void Xml_ThatBreaksARule_IsFound(string rule, string written, string instead)
    {
        var xml = Xml(InvoiceDocumentTests.Paper(lines: 2), isNote: false);
        var at = xml.IndexOf(written, StringComparison.Ordinal);
        Assert.InRange(at, 0, xml.Length);
        xml = xml[..at] + instead + xml[(at + written.Length)..];

        // An element that is opened by another name is closed by it.
        if (instead is "<cac:Nothing>")
        {
            at = xml.IndexOf("</cac:PartyTaxScheme>", StringComparison.Ordinal);
            xml = xml[..at] + "</cac:Nothing>" + xml[(at + "</cac:PartyTaxScheme>".Length)..];
        }

        Assert.Contains(rule, En16931.BrokenBy(xml));
    }

    [Fact]
    public void Xml_OfACurrencyWithThreeDigits_IsRefused()
    {
        var paper = InvoiceDocumentTests.Paper(lines: 1);
        Assert.Null(InvoiceXml.MissingOf(paper.Invoice));
        (paper.Invoice.Currency, paper.Invoice.MinorDigits) = ("KWD", 3);

        Assert.Contains("two digits", InvoiceXml.MissingOf(paper.Invoice), StringComparison.Ordinal);
    }

    private static string Xml(InvoicePaper paper, bool isNote)
    {
        if (isNote)
        {
            paper.Invoice.Kind = InvoiceKind.CreditNote;
            paper = paper with { Original = InvoiceDocumentTests.Paper(lines: 1).Invoice };
        }

        return Encoding.UTF8.GetString(InvoiceXml.Write(paper));
    }
}
