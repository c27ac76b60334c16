using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Payg.Service.Portal;
using Xunit;

namespace Payg.Service.Tests.Portal;

/// <summary>The operator's brand in the portal's page. The page here has the lines of the portal's own.</summary>
public sealed class PortalBrandTests
{
    private const string Page = """
        <meta name="brand" content="{}" />
        <meta name="description" content="See and steer what your API calls cost." />
        <link rel="icon" type="image/svg+xml" href="./favicon.svg" />
        <title>Payg</title>
        """;

    [Fact]
    public void Brand_WithEverySetting_IsInThePage()
    {
        var page = new PortalBrand(new PortalOptions
        {
            Name = "Maps & <Co>",
            Tagline = "Maps \"on demand\"",
            LogoUrl = "https://cdn.example.com/logo.svg?v=1&w=2",
            Color = "#3355cc",
            SupportUrl = "mailto:help@example.com",
            TermsUrl = "https://example.com/terms",
            PrivacyUrl = "https://example.com/privacy",
            Footer = "Maps Ltd.",
        }).Apply(Page);

        Assert.Contains("<title>Maps &amp; &lt;Co&gt;</title>", page, StringComparison.Ordinal);
        Assert.Contains("content=\"Maps &quot;on demand&quot;\"", page, StringComparison.Ordinal);
        Assert.Contains(
            "<link rel=\"icon\" href=\"https://cdn.example.com/logo.svg?v=1&amp;w=2\" />",
            page,
            StringComparison.Ordinal);
        Assert.DoesNotContain("<Co>", page, StringComparison.Ordinal);
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = "Maps & <Co>",
                ["tagline"] = "Maps \"on demand\"",
                ["logo_url"] = "https://cdn.example.com/logo.svg?v=1&w=2",
                ["color"] = "#3355cc",
                ["support_url"] = "mailto:help@example.com",
                ["terms_url"] = "https://example.com/terms",
                ["privacy_url"] = "https://example.com/privacy",
                ["footer"] = "Maps Ltd.",
            },
            BrandIn(page));
    }

    [Fact]
    public void Brand_WithoutSettings_HasTheNameAlone()
    {
        var settings = new PortalOptions { Tagline = "", LogoUrl = "", Color = "", Footer = "" };

        var page = new PortalBrand(settings).Apply(Page);

        Assert.Contains("<title>Payg</title>", page, StringComparison.Ordinal);
        Assert.Contains("./favicon.svg", page, StringComparison.Ordinal);
        Assert.Equal("Payg", Assert.Single(BrandIn(page)).Value);
    }

    [Fact]
    public void Page_OfThePortal_HasEveryPlaceOfTheBrand()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Payg.slnx")))
            folder = folder.Parent!;
        var source = File.ReadAllText(Path.Combine(folder.FullName, "portal", "index.html"));

        var page = new PortalBrand(new PortalOptions
        {
            Name = "Maps",
            Tagline = "On demand",
            LogoUrl = "https://example.com/logo.svg",
        }).Apply(source);

        Assert.Contains("<title>Maps</title>", page, StringComparison.Ordinal);
        Assert.Contains("content=\"On demand\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.com/logo.svg\"", page, StringComparison.Ordinal);
        Assert.Equal("Maps", BrandIn(page)["name"]);
    }

    [Fact]
    public void Brand_WithALogoThatIsAFile_HasItsAddressBelowThePathOfTheService()
    {
        var folder = Directory.CreateTempSubdirectory("payg-logo-");
        File.WriteAllText(Path.Combine(folder.FullName, "logo.svg"), BrandLogoTests.Svg);
        var settings = new PortalOptions { LogoFile = "logo.svg" };

        var brand = new PortalBrand(settings, logo: BrandLogo.Read(settings, folder.FullName));
        folder.Delete(recursive: true);
        var page = brand.Apply(Page);

        Assert.Null(brand.LogoOrigin);
        Assert.Contains($"<link rel=\"icon\" href=\".{brand.Logo!.Address}\" />", page, StringComparison.Ordinal);
        Assert.Equal(brand.Logo.Address, BrandIn(page)["logo_url"]);
    }

    [Theory]
    [InlineData(null, "img-src 'self' data:;")]
    [InlineData("https://cdn.example.com:8443/a/logo.svg", "img-src 'self' data: https://cdn.example.com:8443;")]
    public void Pictures_OfThePage_MayComeFromTheOriginOfTheLogo(string? logo, string expected)
    {
        IHeaderDictionary headers = new HeaderDictionary();

        PortalHeaders.Set(headers, new PortalBrand(new PortalOptions { LogoUrl = logo }).LogoOrigin);

        Assert.Contains(expected, headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", "", false)]
    [InlineData("Name", " Maps", false)]
    [InlineData("Name", "M", true)]
    [InlineData("Name", "Ma\nps", false)]
    [InlineData("LogoUrl", "http://example.com/logo.svg", false)]
    [InlineData("LogoUrl", "https://example.com; script-src *", false)]
    [InlineData("LogoUrl", "https://example.com", true)]
    [InlineData("Color", "#abc", false)]
    [InlineData("Color", "green", false)]
    [InlineData("Color", "#AbCdEf", true)]
    [InlineData("SupportUrl", "javascript:alert(1)", false)]
    [InlineData("SupportUrl", "mailto:nobody", false)]
    [InlineData("SupportUrl", "https://example.com/help", true)]
    [InlineData("TermsUrl", "/terms", false)]
    [InlineData("PrivacyUrl", "https://example.com/privacy", true)]
    [InlineData("Footer", "", true)]
    [InlineData("Footer", "a\nb", false)]
    public void Setting_ThatCannotBeUsed_IsRefused(string name, string value, bool isRight)
    {
        var settings = new PortalOptions();
        typeof(PortalOptions).GetProperty(name)!.SetValue(settings, value);

        Assert.Equal(
            isRight,
            Validator.TryValidateObject(settings, new ValidationContext(settings), [], validateAllProperties: true));
    }

    private static SortedDictionary<string, string> BrandIn(string page)
    {
        const string Before = "name=\"brand\" content=\"";
        var start = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var written = page[start..page.IndexOf('"', start)];
        return JsonSerializer.Deserialize<SortedDictionary<string, string>>(WebUtility.HtmlDecode(written))!;
    }
}
