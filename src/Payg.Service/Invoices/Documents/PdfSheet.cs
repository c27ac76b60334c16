using Payg.Service.Invoices.Terms;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Payg.Service.Invoices.Documents;

/// <summary>
/// The pages of a PDF that is written from top to bottom, with one table whose head is repeated on each page. Measures
/// are points: 1/72 inch.
/// </summary>
internal sealed class PdfSheet
{
    public const double Left = 56;

    public const double Right = 595 - 56;

    public const double Width = Right - Left;

    private const double Top = 56;
    private const double Bottom = 842 - 76;
    private const double QuantityRight = Right - 96;
    private const double TextWidth = Width - 200;
    private static readonly XColor s_ink = XColor.FromArgb(0x1f, 0x29, 0x33);
    private static readonly XColor s_muted = XColor.FromArgb(0x5b, 0x67, 0x70);
    private static readonly XColor s_line = XColor.FromArgb(0xd5, 0xda, 0xde);

    private readonly PdfDocument _document;
    private readonly XColor _color;
    private readonly Dictionary<PdfStyle, XFont> _fonts = new()
    {
        [PdfStyle.Title] = new XFont(InvoiceFonts.Family, 22, XFontStyleEx.Bold),
        [PdfStyle.Headline] = new XFont(InvoiceFonts.Family, 14, XFontStyleEx.Bold),
        [PdfStyle.Large] = new XFont(InvoiceFonts.Family, 12, XFontStyleEx.Bold),
        [PdfStyle.Strong] = new XFont(InvoiceFonts.Family, 10, XFontStyleEx.Bold),
        [PdfStyle.Normal] = new XFont(InvoiceFonts.Family, 9.5),
        [PdfStyle.Muted] = new XFont(InvoiceFonts.Family, 9),
        [PdfStyle.Small] = new XFont(InvoiceFonts.Family, 8),
    };

    private XGraphics _page;
    private string? _table;

    public PdfSheet(PdfDocument document, XColor color)
    {
        (_document, _color) = (document, color);
        _page = Add();
    }

    public double Y { get; set; } = Top;

    public void Down(double points) => Y += points;

    public void Band() => _page.DrawRectangle(new XSolidBrush(_color), 0, 0, 595, 8);

    /// <summary>Writes a line from the left; what does not fit is cut.</summary>
    public void Text(string text, double x, PdfStyle style, double width = Width) =>
        Draw(Fit(text, style, width), x, style, XStringFormats.BaseLineLeft);

    public void TextRight(string text, double x, PdfStyle style) =>
        Draw(Fit(text, style, Width * 0.6), x, style, XStringFormats.BaseLineRight);

    /// <summary>Draws a picture that ends at the right, its upper edge at that of a title.</summary>
    public void PictureRight(InvoiceLogo logo, double x, double maxWidth, double maxHeight)
    {
        using var image = logo.Open();
        var scale = Math.Min(maxWidth / image.PixelWidth, maxHeight / image.PixelHeight);
        var (width, height) = (image.PixelWidth * scale, image.PixelHeight * scale);
        _page.DrawImage(image, x - width, Y - 20, width, height);
    }

    public void Paragraph(string text)
    {
        foreach (var line in Wrap(text, PdfStyle.Muted, Width))
        {
            Keep(14);
            Text(line, Left, PdfStyle.Muted);
            Down(13);
        }

        Down(5);
    }

    public void StartTable(string currency)
    {
        _table = currency;
        Keep(60);
        TableHead();
    }

    public void Row(string what, string? price, string quantity, string amount)
    {
        var lines = Wrap(what, PdfStyle.Normal, TextWidth).ToList();
        var prices = price is null ? [] : Wrap(price, PdfStyle.Small, TextWidth).ToList();
        Keep((lines.Count * 13) + (prices.Count * 11) + 14);
        TextRight(quantity, QuantityRight, PdfStyle.Normal);
        TextRight(amount, Right, PdfStyle.Normal);
        foreach (var line in lines)
        {
            Text(line, Left, PdfStyle.Normal);
            Down(13);
        }

        foreach (var line in prices)
        {
            Text(line, Left, PdfStyle.Small);
            Down(11);
        }

        Y -= 5;
        _page.DrawLine(new XPen(s_line, 0.5), Left, Y, Right, Y);
        Down(15);
    }

    public void EndTable() => _table = null;

    public void RuleRight()
    {
        Y -= 6;
        _page.DrawLine(new XPen(_color, 1), Right - 210, Y, Right, Y);
        Down(20);
    }

    /// <summary>Goes to the next page unless so much is left on this one.</summary>
    public void Keep(double height)
    {
        if (Y + height <= Bottom)
            return;
        _page.Dispose();
        _page = Add();
        Y = Top;
        if (_table is not null)
            TableHead();
    }

    public void WriteFeet(string title, string? text)
    {
        _page.Dispose();
        for (var i = 0; i < _document.PageCount; i++)
        {
            _page = XGraphics.FromPdfPage(_document.Pages[i]);
            Y = 842 - 40;
            Text(text ?? title, Left, PdfStyle.Small, Width - 90);
            TextRight($"Page {i + 1} of {_document.PageCount}", Right, PdfStyle.Small);
            _page.Dispose();
        }
    }

    private void TableHead()
    {
        Text("Description", Left, PdfStyle.Muted);
        TextRight("Quantity", QuantityRight, PdfStyle.Muted);
        TextRight($"Amount ({_table})", Right, PdfStyle.Muted);
        Down(6);
        _page.DrawLine(new XPen(_color, 1), Left, Y, Right, Y);
        Down(16);
    }

    private XGraphics Add()
    {
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        return XGraphics.FromPdfPage(page);
    }

    private void Draw(string text, double x, PdfStyle style, XStringFormat format)
    {
        var ink = style is PdfStyle.Muted or PdfStyle.Small ? s_muted : s_ink;
        if (text.Length > 0)
            _page.DrawString(text, _fonts[style], new XSolidBrush(ink), new XPoint(x, Y), format);
    }

    private string Fit(string text, PdfStyle style, double width)
    {
        if (IsWithin(text, style, width))
            return text;
        var length = text.Length;
        while (length > 1 && !IsWithin(text[..length] + "…", style, width))
            length--;
        return text[..length] + "…";
    }

    private IEnumerable<string> Wrap(string text, PdfStyle style, double width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && !IsWithin(longer, style, width))
            {
                yield return line;
                longer = word;
            }

            line = longer;
            while (!IsWithin(line, style, width))
            {
                var length = line.Length - 1;
                while (length > 1 && !IsWithin(line[..length], style, width))
                    length--;
                yield return line[..length];
                line = line[length..];
            }
        }

        if (line.Length > 0)
            yield return line;
    }

    private bool IsWithin(string text, PdfStyle style, double width) =>
        _page.MeasureString(text, _fonts[style]).Width <= width;
}

internal enum PdfStyle
{
    Title,
    Headline,
    Large,
    Strong,
    Normal,
    Muted,
    Small,
}
