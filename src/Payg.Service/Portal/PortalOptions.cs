using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Portal;

internal sealed class PortalOptions
{
    public const string Section = "Payg:Portal";

    /// <summary>The longest address, in characters.</summary>
    public const int MaxUrlLength = 500;

    private const string Https = "^https://[a-zA-Z0-9.-]+(:[0-9]{1,5})?(/[\\x21-\\x7E]*)?$";

    /// <summary>The name of the product: in the header, the title of each page and the API reference.</summary>
    [Required]
    [RegularExpression("^[^\\s\\p{C}]([^\\p{C}]{0,58}[^\\s\\p{C}])?$",
        ErrorMessage = "It must have 1 to 60 characters, and no space at its ends.")]
    public string Name { get; set; } = "Payg";

    /// <summary>The line beside the log-in and sign-up forms; by default, one about paying for usage.</summary>
    [RegularExpression("^[^\\p{C}]{1,120}$", ErrorMessage = "It must have 1 to 120 characters.")]
    public string? Tagline { get; set; }

    /// <summary>
    /// The picture before the name, shown 26 pixels high, and the icon of the browser's tab: an <c>https:</c> address.
    /// Browsers load pictures from its origin. By default, Payg's sign.
    /// </summary>
    [MaxLength(MaxUrlLength)]
    [RegularExpression(Https, ErrorMessage = "It must be like https://example.com/logo.svg.")]
    public string? LogoUrl { get; set; }

    /// <summary>
    /// The same as a file that Payg serves, in PNG, SVG or WebP and of 256 KiB at most, instead of <c>LogoUrl</c>: its
    /// path, seen from the data directory. Read at start. By default, none.
    /// </summary>
    [MaxLength(MaxUrlLength)]
    [RegularExpression("^[^\\p{C}]*$", ErrorMessage = "It must be the path of a file.")]
    public string? LogoFile { get; set; }

    /// <summary>
    /// The color of buttons and links, such as <c>#0c7a5c</c>. The portal shows the nearest shade that can be read in
    /// light and in dark mode (WCAG 2.2 AA). By default, green.
    /// </summary>
    [RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "It must be like #0c7a5c.")]
    public string? Color { get; set; }

    /// <summary>Where customers get help: an <c>https:</c> or <c>mailto:</c> address. By default, no link.</summary>
    [MaxLength(MaxUrlLength)]
    [RegularExpression(
        "^(https://[a-zA-Z0-9.-]+(:[0-9]{1,5})?(/[\\x21-\\x7E]*)?|mailto:[\\x21-\\x7E]+@[\\x21-\\x7E]+)$",
        ErrorMessage = "It must be like https://example.com/help or mailto:help@example.com.")]
    public string? SupportUrl { get; set; }

    /// <summary>The terms that people agree to when they sign up; by default, none.</summary>
    [MaxLength(MaxUrlLength)]
    [RegularExpression(Https, ErrorMessage = "It must be like https://example.com/terms.")]
    public string? TermsUrl { get; set; }

    /// <summary>The privacy policy, linked at sign-up and at the foot of each page; by default, none.</summary>
    [MaxLength(MaxUrlLength)]
    [RegularExpression(Https, ErrorMessage = "It must be like https://example.com/privacy.")]
    public string? PrivacyUrl { get; set; }

    /// <summary>A line at the foot of each page, such as the company's name and address; by default, none.</summary>
    [RegularExpression("^[^\\p{C}]{1,300}$", ErrorMessage = "It must have 1 to 300 characters.")]
    public string? Footer { get; set; }
}
