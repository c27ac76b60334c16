using System.ComponentModel.DataAnnotations;
using Payg.Service.Invoices.Documents;
using Payg.Service.Invoices.Terms;
using UglyToad.PdfPig;
using Xunit;

namespace Payg.Service.Tests.Invoices;

/// <summary>The logo on invoices.</summary>
public sealed class InvoiceLogoTests : IDisposable
{
    /// <summary>A green picture of 40 by 10 pixels.</summary>
    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAACgAAAAKCAYAAADGmhxQAAAAH0lEQVR42mPgqYr5P5gxw6gDRx046sBR"
        + "B446cHA7EAC+We+vIg5QmQAAAABJRU5ErkJggg==");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-logo-");

    [Fact]
    public void Pdf_WithALogo_ShowsItInsideTheMargins()
    {
        var options = new InvoiceOptions { LogoFile = Write("logo.png", Png) };
        Assert.Empty(FaultsOf(options));
        File.Delete(options.LogoFile);

        var paper = InvoiceDocumentTests.Paper(lines: 1) with { Options = options };
        using var pdf = PdfDocument.Open(InvoicePdf.Write(paper));
        var box = Assert.Single(pdf.GetPage(1).GetImages()).BoundingBox;

        Assert.Equal(170, box.Width, 1);
        Assert.Equal(42.5, box.Height, 1);
        Assert.Equal(595 - 56, box.Right, 1);
        Assert.InRange(box.Top, 842 - 60, 842 - 20);
        Assert.Contains("Example API GmbH", string.Join(' ', pdf.GetPage(1).GetWords()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("svg", "of another kind")]
    [InlineData("cut", "is broken")]
    [InlineData("large", "500001 bytes")]
    [InlineData("empty", "0 bytes")]
    [InlineData("none", "no such file")]
    [InlineData("folder", "no such file")]
    public void Setting_OfABadFile_IsRefusedWithItsFault(string kind, string fault)
    {
        var path = kind switch
        {
            "svg" => Write(kind, "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()),
            "cut" => Write(kind, Png[..40]),
            "large" => Write(kind, [.. Png, .. new byte[InvoiceLogo.MaxBytes + 1 - Png.Length]]),
            "empty" => Write(kind, []),
            "folder" => _folder.FullName,
            _ => Path.Combine(_folder.FullName, kind),
        };

        var found = Assert.Single(FaultsOf(new InvoiceOptions { LogoFile = path }));

        Assert.Equal([nameof(InvoiceOptions.LogoFile)], found.MemberNames);
        Assert.Contains(fault, found.ErrorMessage, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<ValidationResult> FaultsOf(InvoiceOptions options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return found;
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
