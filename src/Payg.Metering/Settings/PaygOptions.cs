using System.ComponentModel.DataAnnotations;

namespace Payg.Metering.Settings;

/// <summary>The settings of Payg: the section <c>Payg</c>. Those of the metering are beneath it.</summary>
public sealed class PaygOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payg";

    /// <summary>Default of <see cref="DataDirectory"/>.</summary>
    public const string DefaultDataDirectory = "data";

    /// <summary>Default of <see cref="Currency"/>.</summary>
    public const string DefaultCurrency = "USD";

    /// <summary>Default of <see cref="MaxApiKeys"/>.</summary>
    public const int DefaultMaxApiKeys = 50;

    /// <summary>
    /// Where the SQLite database, the journal and the keys are kept, absolute or beside the working directory;
    /// <c>data</c> by default. Made when it is not there.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string DataDirectory { get; set; } = DefaultDataDirectory;

    /// <summary>
    /// A folder with more settings: a file for each, named like its environment variable, as containers are given
    /// secrets. A file overrides every other source that was added before <c>AddPayg</c>: in the service, all others.
    /// None by default; a folder that does not exist has no settings.
    /// </summary>
    public string? SecretsDirectory { get; set; }

    /// <summary>The ISO 4217 code of the currency of new customers and prices; <c>USD</c> by default.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "It must be three upper-case letters, as USD.")]
    public string Currency { get; set; } = DefaultCurrency;

    /// <summary>
    /// The type of the claim that names the customer, such as <c>sub</c>, where the application's own authentication
    /// says who calls; none by default: only Payg's tokens do. Two users with the same value are one customer, so where
    /// there are several issuers choose a claim that is unique among all. The value has 1 to 256 characters.
    /// </summary>
    [MinLength(1)]
    public string? CustomerClaim { get; set; }

    /// <summary>How many API keys a customer may have at a time: 1 to 1,000, 50 by default.</summary>
    [Range(1, 1000)]
    public int MaxApiKeys { get; set; } = DefaultMaxApiKeys;
}
