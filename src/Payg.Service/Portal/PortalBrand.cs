using System.Text.Encodings.Web;
using System.Text.Json;

namespace Payg.Service.Portal;

/// <summary>Writes the brand into the portal's page. Immutable.</summary>
/// <param name="hasMail">Whether e-mail is sent: then passwords can be reset by it.</param>
/// <param name="logo">The logo that this service serves; null: it is at an address, or Payg's own.</param>
internal sealed class PortalBrand(PortalOptions settings, bool hasMail = false, BrandLogo? logo = null)
{
    private const string DefaultTitle = "<title>Payg</title>";
    private const string DefaultBrand = "<meta name=\"brand\" content=\"{}\" />";
    private const string DefaultIcon = "<link rel=\"icon\" type=\"image/svg+xml\" href=\"./favicon.svg\" />";
    private const string DefaultDescription = "content=\"See and steer what your API calls cost.\"";

    /// <summary>The origin from which browsers load the logo; null: this service's own.</summary>
    public string? LogoOrigin { get; } =
        logo is null && settings.LogoUrl is { Length: > 0 } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : null;

    public BrandLogo? Logo { get; } = logo;

    public string Apply(string page)
    {
        page = page
            .Replace(DefaultTitle, $"<title>{Encode(settings.Name)}</title>", StringComparison.Ordinal)
            .Replace(
                DefaultBrand,
                DefaultBrand.Replace("{}", Encode(JsonSerializer.Serialize(Fields())), StringComparison.Ordinal),
                StringComparison.Ordinal);
        // An address of this service is written as the build writes its own, below the path that it is reached at.
        var icon = Logo is { } own ? "." + own.Address : settings.LogoUrl;
        if (!string.IsNullOrEmpty(icon))
        {
            page = page.Replace(
                DefaultIcon, $"<link rel=\"icon\" href=\"{Encode(icon)}\" />", StringComparison.Ordinal);
        }

        if (settings.Tagline is { Length: > 0 } tagline)
            page = page.Replace(DefaultDescription, $"content=\"{Encode(tagline)}\"", StringComparison.Ordinal);
        return page;
    }

    /// <summary>What is set, by the names that the portal reads. An empty setting is none.</summary>
    private Dictionary<string, string> Fields() =>
        new (string Name, string? Value)[]
        {
            ("name", settings.Name),
            ("tagline", settings.Tagline),
            ("logo_url", Logo?.Address ?? settings.LogoUrl),
            ("color", settings.Color),
            ("support_url", settings.SupportUrl),
            ("terms_url", settings.TermsUrl),
            ("privacy_url", settings.PrivacyUrl),
            ("footer", settings.Footer),
            ("mail", hasMail ? "true" : null),
        }
        .Where(field => !string.IsNullOrEmpty(field.Value))
        .ToDictionary(field => field.Name, field => field.Value!, StringComparer.Ordinal);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
