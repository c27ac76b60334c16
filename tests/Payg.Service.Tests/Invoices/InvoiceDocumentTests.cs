using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Payg.Core.Amounts;
using Payg.Core.Invoicing;
using Payg.Service.Invoices.Documents;
using Payg.Service.Invoices.Terms;
using Payg.Storage.Model.Invoices;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using Xunit;

namespace Payg.Service.Tests.Invoices;

/// <summary>The files of invoices.</summary>
public sealed class InvoiceDocumentTests
{
    private static readonly XNamespace s_cac =
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    private static readonly XNamespace s_cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private static readonly DateTimeOffset s_start = new(2026, 10, 31, 23, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Müller & Søn, Łódź")]
    [InlineData("Ελληνικά Παραδείγματα Α.Ε.")]
    [InlineData("Пример и сыновья")]
    public void Pdf_OfAnyName_ReadsAsText(string buyer)
    {
        var paper = Paper(lines: 3, buyer: buyer);
        using var pdf = PdfDocument.Open(InvoicePdf.Write(paper));
        var text = ContentOrderTextExtractor.GetText(pdf.GetPage(1));

        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Equal("Invoice INV-2026-0001", pdf.Information.Title);
        foreach (var expected in new[]
        {
            buyer, "INV-2026-0001", "Example API GmbH", "VAT DE123456789", "1 November 2026", "30 November 2026",
            "API number 1", "1,000,001 calls", "0.001 per call", "VAT 19 %", "USD 1,190.00", "Payg Bank. Reference",
            "Page 1 of 1", "Berlin", "Germany", "Wien", "Austria", "USD 1,190.00 due 16 December 2026",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pdf_OfManyLines_GoesOnOverPages()
    {
        var paper = Paper(lines: 120);
        using var pdf = PdfDocument.Open(InvoicePdf.Write(paper));
        var pages = pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)).ToList();

        Assert.InRange(pages.Count, 4, 8);
        for (var i = 0; i < pages.Count; i++)
            Assert.Contains($"Page {i + 1} of {pages.Count}", pages[i], StringComparison.Ordinal);
        Assert.All(pages.SkipLast(1), page => Assert.Contains("Amount (USD)", page, StringComparison.Ordinal));
        for (var line = 1; line <= 120; line++)
        {
            var name = $"API number {line.ToString(CultureInfo.InvariantCulture)} ";
            Assert.Single(
                pages, page => (page + " ").ReplaceLineEndings(" ").Contains(name, StringComparison.Ordinal));
        }

        Assert.Contains("USD 1,190.00", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_WithCredit_ShowsItBelowZero()
    {
        using var pdf = PdfDocument.Open(InvoicePdf.Write(Paper(lines: 1, credit: true)));

        Assert.Contains("-5.00", pdf.GetPage(1).GetWords().Select(word => word.Text));
    }

    [Fact]
    public void Pdf_OfAnyLength_HasALineOnThePageOfItsTotals()
    {
        for (var lines = 8; lines < 16; lines++)
        {
            using var pdf = PdfDocument.Open(InvoicePdf.Write(Paper(lines)));
            var last = ContentOrderTextExtractor.GetText(pdf.GetPage(pdf.NumberOfPages));

            Assert.Contains($"API number {lines}", last, StringComparison.Ordinal);
            Assert.Contains("USD 1,190.00", last, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pdf_OfLongWords_StaysOnThePage()
    {
        var paper = Paper(lines: 1, buyer: new string('W', 200), description: new string('x', 500));
        using var pdf = PdfDocument.Open(InvoicePdf.Write(paper));

        Assert.All(
            pdf.GetPages().SelectMany(page => page.Letters),
            letter => Assert.InRange(letter.BoundingBox.Right, 0, 595 - 50));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Xml_SumsAsTheStandardAsks(bool isGross)
    {
        var paper = Paper(lines: 3, isGross: isGross, credit: true);
        var root = XDocument.Parse(Encoding.UTF8.GetString(InvoiceXml.Write(paper))).Root!;

        Assert.Equal("Invoice", root.Name.LocalName);
        Assert.Equal("INV-2026-0001", root.Element(s_cbc + "ID")!.Value);
        var total = root.Element(s_cac + "LegalMonetaryTotal")!;
        var net = Minor(total, "LineExtensionAmount");
        var tax = Minor(root.Element(s_cac + "TaxTotal")!, "TaxAmount");

        // BR-CO-10, 13, 15 and 17: lines, net, gross, and the tax by its rate.
        Assert.Equal(net, root.Elements(s_cac + "InvoiceLine").Sum(line => Minor(line, "LineExtensionAmount")));
        Assert.Equal(net, Minor(total, "TaxExclusiveAmount"));
        Assert.Equal(net + tax, Minor(total, "TaxInclusiveAmount"));
        Assert.InRange(tax - (net * 19 / 100), -1, 1);
        Assert.Equal(paper.Invoice.GrossMinor, Minor(total, "PayableAmount"));

        // BR-27: no price is negative; what takes back has a negative quantity.
        Assert.All(
            root.Elements(s_cac + "InvoiceLine"),
            line => Assert.True(Minor(line.Element(s_cac + "Price")!, "PriceAmount") >= 0));
        Assert.Contains(
            root.Elements(s_cac + "InvoiceLine"), line => line.Element(s_cbc + "InvoicedQuantity")!.Value is "-1");
    }

    [Fact]
    public void Xml_OfACustomerWhoOwesTheTax_SaysSo()
    {
        var paper = Paper(lines: 1, tax: new Tax(TaxCategory.ReverseCharge, 0));
        var root = XDocument.Parse(Encoding.UTF8.GetString(InvoiceXml.Write(paper))).Root!;
        var category = root.Descendants(s_cac + "TaxSubtotal").Single().Element(s_cac + "TaxCategory")!;

        Assert.Equal("AE", category.Element(s_cbc + "ID")!.Value);
        Assert.Contains(
            "Reverse charge", category.Element(s_cbc + "TaxExemptionReason")!.Value, StringComparison.Ordinal);
        Assert.Equal(
            ["DE123456789", "ATU12345678"],
            root.Descendants(s_cac + "PartyTaxScheme").Select(scheme => scheme.Element(s_cbc + "CompanyID")!.Value));
    }

    internal static InvoicePaper Paper(
        int lines, string buyer = "Customer Ltd", bool isGross = false, bool credit = false,
        string? description = null, Tax? tax = null)
    {
        var rate = tax ?? new Tax(TaxCategory.Standard, 190_000);
        var seller = new InvoiceParty(
            "Example API GmbH", "Straße 1", "10115", "Berlin", null, "DE", "DE123456789", "billing@example.com");
        var customer = new InvoiceParty(buyer, "Ring 2", "1010", "Wien", null, "AT", "ATU12345678");
        var sum = isGross ? 119_000L : 100_000L;
        var (net, taxes, gross) = rate.On(sum, isGross);
        var invoice = new InvoiceRow
        {
            CustomerId = Guid.Empty,
            Number = "INV-2026-0001",
            Month = 202611,
            State = InvoiceState.Final,
            Currency = "USD",
            MinorDigits = 2,
            PeriodStart = s_start,
            PeriodEnd = s_start.AddDays(30),
            TimeZone = "Europe/Berlin",
            IssuedAt = s_start.AddDays(31),
            DueAt = s_start.AddDays(45),
            NetMinor = net,
            TaxMinor = taxes,
            GrossMinor = gross,
            IsGross = isGross,
            TaxCategory = rate.Category,
            TaxRate = rate.PartsPerMillion,
            TaxNote = InvoiceParty.TaxNoteOf(rate.Category, new InvoiceOptions()),
            Seller = seller.Write(),
            Buyer = customer.Write(),
        };
        var amounts = InvoiceRounding.Split(
            sum + (credit ? 500 : 0), [.. Enumerable.Repeat(1L, lines)]).ToList();
        if (credit)
            amounts.Add(-500);
        var rows = amounts.Select((amount, i) => new InvoiceLineRow
        {
            Position = i + 1,
            Kind = amount < 0 ? InvoiceLineKind.Credit : InvoiceLineKind.Usage,
            Month = 202611,
            Description = amount < 0 ? "Credit" : description ?? $"API number {i + 1}",
            Quantity = amount < 0 ? null : 1_000_001,
            Unit = amount < 0 ? null : "call",
            Price = amount < 0 ? null : "0.001 per call",
            AmountMinor = amount,
        }).ToList();
        return new InvoicePaper(
            invoice, rows, seller, customer, null, new InvoiceOptions { PaymentNote = "Payg Bank." }, "#0c7a5c");
    }

    private static long Minor(XElement parent, string name) => (long)(decimal.Parse(
        parent.Element(s_cbc + name)!.Value, CultureInfo.InvariantCulture) * 100);
}
