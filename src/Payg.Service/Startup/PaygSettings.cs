using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Startup;

/// <summary>The settings of the service: the section <c>Payg</c>. Those of the metering are beneath it.</summary>
internal sealed class PaygSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payg";

    /// <summary>
    /// Where the SQLite database, the journal and the keys are kept, absolute or beside the working directory;
    /// <c>data</c> by default. Made when it is not there.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The ISO 4217 code of the currency of all prices; <c>USD</c> by default.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "It must be three upper-case letters, as USD.")]
    public string Currency { get; set; } = "USD";
}
