using System.Globalization;
using Payg.Core.Invoicing;
using Payg.Storage.Model.Invoices;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Payg.Service.Invoices.Documents;

/// <summary>A4, one table that goes on over pages, text that can be selected and searched.</summary>
internal static class InvoicePdf
{
    private const string DefaultColor = "#0c7a5c";
    private const double TotalsHeight = 90;

    public static byte[] Write(InvoicePaper paper)
    {
        InvoiceFonts.Register();
        using var document = new PdfDocument();
        document.Info.Title = $"{TitleOf(paper.Invoice)} {paper.Invoice.Number}";
        document.Info.Author = paper.Seller.Name;
        document.Info.Subject = InvoiceTexts.Month(paper.Invoice.Month);
        document.Language = "en";
        var sheet = new PdfSheet(document, ColorOf(paper.Color ?? DefaultColor));

        WriteHead(sheet, paper);
        WriteLines(sheet, paper);
        WriteTotals(sheet, paper);
        WriteNotes(sheet, paper);
        sheet.WriteFeet($"{TitleOf(paper.Invoice)} {paper.Invoice.Number}", paper.Options.Footer);

        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    private static void WriteHead(PdfSheet sheet, InvoicePaper paper)
    {
        var invoice = paper.Invoice;
        sheet.Band();
        sheet.Text(TitleOf(invoice), PdfSheet.Left, PdfStyle.Title);
        var logo = paper.Options.Logo;
        if (logo is null)
            sheet.TextRight(paper.Seller.Name, PdfSheet.Right, PdfStyle.Strong);
        else
            sheet.PictureRight(logo, PdfSheet.Right, maxWidth: 170, maxHeight: 44);
        sheet.Down(logo is null ? 34 : 46);

        // 1. What it is, on the left; who sells, on the right.
        var top = sheet.Y;
        Fact("Number", invoice.Number!);
        Fact("Date", InvoiceTexts.Day(invoice.IssuedAt!.Value, invoice));
        if (paper.Original is { } original)
            Fact("Corrects", $"{original.Number} of {InvoiceTexts.Day(original.IssuedAt!.Value, original)}");
        Fact(
            "Period", $"{InvoiceTexts.Day(invoice.PeriodStart, invoice)} – "
                + InvoiceTexts.Day(invoice.PeriodEnd.AddTicks(-1), invoice));
        if (invoice.DueAt is { } due)
            Fact("Due", InvoiceTexts.Day(due, invoice));
        var left = sheet.Y;
        sheet.Y = top;
        foreach (var (i, line) in InvoiceTexts.Address(paper.Seller, paper.Options.TaxName).Index())
        {
            // The name stands beside the title already, where there is no logo.
            if (i == 0 && logo is null)
                continue;
            sheet.TextRight(line, PdfSheet.Right, i == 0 ? PdfStyle.Strong : PdfStyle.Muted);
            sheet.Down(13);
        }

        // 2. Who buys.
        sheet.Y = Math.Max(left, sheet.Y) + 16;
        sheet.Text("Bill to", PdfSheet.Left, PdfStyle.Muted);
        sheet.Down(14);
        var style = PdfStyle.Strong;
        foreach (var line in InvoiceTexts.Address(paper.Buyer, paper.Options.TaxName))
        {
            sheet.Text(line, PdfSheet.Left, style, PdfSheet.Width / 2);
            sheet.Down(14);
            style = PdfStyle.Normal;
        }

        // 3. What it comes to.
        if (HeadlineOf(invoice) is { } headline)
        {
            sheet.Down(16);
            sheet.Text(headline, PdfSheet.Left, PdfStyle.Headline);
        }

        sheet.Down(26);

        void Fact(string name, string value)
        {
            sheet.Text(name, PdfSheet.Left, PdfStyle.Muted);
            sheet.Text(value, PdfSheet.Left + 62, PdfStyle.Normal);
            sheet.Down(14);
        }
    }

    private static void WriteLines(PdfSheet sheet, InvoicePaper paper)
    {
        var invoice = paper.Invoice;
        sheet.StartTable(invoice.Currency);
        foreach (var (i, line) in paper.Lines.Index())
        {
            // The sums never stand on a page alone.
            if (i == paper.Lines.Count - 1)
                sheet.Keep(TotalsHeight + 60);
            sheet.Row(
                InvoiceTexts.Describe(line, invoice),
                line.Price,
                line.Quantity is { } quantity ? InvoiceTexts.Quantity(quantity, line.Unit!) : "",
                InvoiceTexts.Amount(line.AmountMinor, invoice));
        }

        sheet.EndTable();
    }

    private static void WriteTotals(PdfSheet sheet, InvoicePaper paper)
    {
        var invoice = paper.Invoice;
        sheet.Keep(TotalsHeight);
        sheet.Down(6);
        var tax = invoice.TaxCategory is TaxCategory.Standard
            ? string.Create(CultureInfo.InvariantCulture, $"{paper.Options.TaxName} {invoice.Tax.Percent} %")
            : paper.Options.TaxName;
        Total(invoice.IsGross ? "Net, tax included above" : "Net", invoice.NetMinor, PdfStyle.Normal);
        Total(tax, invoice.TaxMinor, PdfStyle.Normal);
        sheet.RuleRight();
        Total(
            invoice.Kind is InvoiceKind.CreditNote ? "Total credited" : "Total", invoice.GrossMinor, PdfStyle.Large);

        void Total(string name, long minor, PdfStyle style)
        {
            sheet.Text(name, PdfSheet.Right - 210, style);
            sheet.TextRight($"{invoice.Currency} {InvoiceTexts.Amount(minor, invoice)}", PdfSheet.Right, style);
            sheet.Down(style is PdfStyle.Large ? 24 : 17);
        }
    }

    private static void WriteNotes(PdfSheet sheet, InvoicePaper paper)
    {
        var invoice = paper.Invoice;
        sheet.Down(10);
        if (invoice.TaxNote is { } note)
            sheet.Paragraph(note);
        if (invoice.Kind is InvoiceKind.Invoice && invoice.GrossMinor == 0)
            sheet.Paragraph("Nothing is to be paid.");
        else if (invoice.Kind is InvoiceKind.Invoice && paper.Options.PaymentNote is { } payment)
            sheet.Paragraph($"{payment} Reference: {invoice.Number}.");
        if (paper.Lines.Any(line => line.Quantity is not null))
        {
            sheet.Paragraph(
                $"Usage is priced exactly. The sum is rounded once, to the smallest amount that can be paid in "
                + $"{invoice.Currency}; what that gains or loses is settled on the next invoice.");
        }
    }

    private static string? HeadlineOf(InvoiceRow invoice)
    {
        var amount = $"{invoice.Currency} {InvoiceTexts.Amount(invoice.GrossMinor, invoice)}";
        return invoice switch
        {
            { Kind: InvoiceKind.CreditNote } => $"{amount} credited",
            { GrossMinor: > 0, DueAt: { } due } => $"{amount} due {InvoiceTexts.Day(due, invoice)}",
            _ => null,
        };
    }

    private static string TitleOf(InvoiceRow invoice) =>
        invoice.Kind is InvoiceKind.CreditNote ? "Credit note" : "Invoice";

    private static XColor ColorOf(string hex) => XColor.FromArgb(
        int.Parse("FF" + hex[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
