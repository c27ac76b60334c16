using PdfSharp.Fonts;

namespace Payg.Service.Invoices.Documents;

/// <summary>
/// The typeface of invoices: Noto Sans, which has Latin, Greek and Cyrillic letters (SIL Open Font License, beside the
/// files). Only the letters that are used go into a file.
/// </summary>
internal sealed class InvoiceFonts : IFontResolver
{
    public const string Family = "Noto Sans";

    private static readonly Lazy<bool> s_registered = new(() =>
    {
        GlobalFontSettings.FontResolver ??= new InvoiceFonts();
        return true;
    });

    /// <summary>Makes the typeface known, once in a process.</summary>
    public static void Register() => _ = s_registered.Value;

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        new(isBold ? "NotoSans-Bold" : "NotoSans-Regular");

    public byte[]? GetFont(string faceName)
    {
        using var stream = typeof(InvoiceFonts).Assembly
            .GetManifestResourceStream($"Payg.Service.Invoices.Documents.Fonts.{faceName}.ttf");
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
