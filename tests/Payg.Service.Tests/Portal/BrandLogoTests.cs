using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payg.Service.Portal;
using Payg.Storage.Databases;
using Xunit;

namespace Payg.Service.Tests.Portal;

/// <summary>The operator's logo as a file that the service serves.</summary>
public sealed class BrandLogoTests : IDisposable
{
    /// <summary>A picture.</summary>
    public const string Svg =
        "<?xml version=\"1.0\"?><!-- a sign --><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";

    private const string Png = "\u0089PNG\r\n\u001a\nrest";
    private const string WebP = "RIFF\u0001\u0002\u0003\u0004WEBPrest";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-logo-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(Svg, "image/svg+xml", ".svg")]
    [InlineData(Png, "image/png", ".png")]
    [InlineData(WebP, "image/webp", ".webp")]
    public async Task Logo_OfEachKind_IsServedByWhatIsInItAndMayRunNothing(
        string content, string contentType, string extension)
    {
        Write("logo.txt", content);
        var logo = BrandLogo.Read(new PortalOptions { LogoFile = "logo.txt" }, _folder.FullName)!;
        Assert.Matches($"^/logo-[0-9a-f]{{16}}\\{extension}$", logo.Address);

        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Response = { Body = new MemoryStream() },
        };
        await logo.ServeAsync(context);

        Assert.Equal(content, System.Text.Encoding.Latin1.GetString(((MemoryStream)context.Response.Body).ToArray()));
        var headers = context.Response.Headers;
        Assert.Equal(contentType, headers.ContentType);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", headers.ContentSecurityPolicy);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Contains("immutable", headers.CacheControl.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Logo_OfAnotherContent_HasAnotherAddress()
    {
        Write("a.svg", Svg);
        Write("b.svg", Svg + "<!-- another -->");

        Assert.NotEqual(Read("a.svg")!.Address, Read("b.svg")!.Address);
        Assert.Equal(Read("a.svg")!.Address, Read(Path.Combine(_folder.FullName, "a.svg"))!.Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><g>")]
    [InlineData("GIF89a")]
    public void Logo_ThatIsNoPicture_StopsTheStart(string content)
    {
        Write("logo.svg", content);

        var refusal = Assert.Throws<InvalidSettingException>(() => Read("logo.svg"));

        Assert.StartsWith("The setting Payg:Portal:LogoFile must name ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Logo_ThatIsMissingOrTooLarge_StopsTheStart()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "large.png"), new byte[BrandLogo.MaxBytes + 1]);

        Assert.Contains("names no file", Refusal(new() { LogoFile = "none.svg" }), StringComparison.Ordinal);
        Assert.Contains("1 to 256 KiB", Refusal(new() { LogoFile = "large.png" }), StringComparison.Ordinal);
        Assert.Null(Read(""));
        Assert.Null(Read(null));
    }

    [Fact]
    public void Logo_SetAsAFileAndAsAnAddress_IsTheFile()
    {
        Write("logo.svg", Svg);
        var settings = new PortalOptions { LogoFile = "logo.svg", LogoUrl = "https://example.com/logo.svg" };

        var brand = new PortalBrand(settings, logo: BrandLogo.Read(settings, _folder.FullName));

        Assert.NotNull(brand.Logo);
        Assert.Null(brand.LogoOrigin);
    }

    private string Refusal(PortalOptions settings) =>
        Assert.Throws<InvalidSettingException>(() => BrandLogo.Read(settings, _folder.FullName)).Message;

    private BrandLogo? Read(string? file) => BrandLogo.Read(new PortalOptions { LogoFile = file }, _folder.FullName);

    private void Write(string name, string content) =>
        File.WriteAllText(Path.Combine(_folder.FullName, name), content, System.Text.Encoding.Latin1);
}
