using System.Text.RegularExpressions;

namespace Payg.Core.Invoicing;

/// <summary>
/// The form of VAT numbers in the European Union, Northern Ireland, the United Kingdom, Switzerland and Norway. Whether
/// a number was given to anybody is not checked. Source: European Commission, VIES, question 11 of its FAQ.
/// </summary>
public static class VatNumbers
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, (string Pattern, string Example)> s_forms = new(StringComparer.Ordinal)
    {
        ["AT"] = ("ATU[0-9]{8}", "ATU12345678"),
        ["BE"] = ("BE[01][0-9]{9}", "BE0123456789"),
        ["BG"] = ("BG[0-9]{9,10}", "BG123456789"),
        ["CH"] = ("CHE[0-9]{9}(MWST|TVA|IVA)?", "CHE123456789MWST"),
        ["CY"] = ("CY[0-9]{8}[A-Z]", "CY12345678X"),
        ["CZ"] = ("CZ[0-9]{8,10}", "CZ12345678"),
        ["DE"] = ("DE[0-9]{9}", "DE123456789"),
        ["DK"] = ("DK[0-9]{8}", "DK12345678"),
        ["EE"] = ("EE[0-9]{9}", "EE123456789"),
        ["ES"] = ("ES[A-Z0-9][0-9]{7}[A-Z0-9]", "ESX1234567X"),
        ["FI"] = ("FI[0-9]{8}", "FI12345678"),
        ["FR"] = ("FR[A-HJ-NP-Z0-9]{2}[0-9]{9}", "FR12345678901"),
        ["GB"] = ("(GB|XI)([0-9]{9}|[0-9]{12}|GD[0-9]{3}|HA[0-9]{3})", "GB123456789"),
        ["GR"] = ("EL[0-9]{9}", "EL123456789"),
        ["HR"] = ("HR[0-9]{11}", "HR12345678901"),
        ["HU"] = ("HU[0-9]{8}", "HU12345678"),
        ["IE"] = ("IE([0-9]{7}[A-Z]{1,2}|[0-9][A-Z+*][0-9]{5}[A-Z])", "IE1234567X"),
        ["IT"] = ("IT[0-9]{11}", "IT12345678901"),
        ["LT"] = ("LT([0-9]{9}|[0-9]{12})", "LT123456789"),
        ["LU"] = ("LU[0-9]{8}", "LU12345678"),
        ["LV"] = ("LV[0-9]{11}", "LV12345678901"),
        ["MT"] = ("MT[0-9]{8}", "MT12345678"),
        ["NL"] = ("NL[0-9]{9}B[0-9]{2}", "NL123456789B01"),
        ["NO"] = ("NO[0-9]{9}(MVA)?", "NO123456789MVA"),
        ["PL"] = ("PL[0-9]{10}", "PL1234567890"),
        ["PT"] = ("PT[0-9]{9}", "PT123456789"),
        ["RO"] = ("RO[0-9]{2,10}", "RO1234567890"),
        ["SE"] = ("SE[0-9]{12}", "SE123456789012"),
        ["SI"] = ("SI[0-9]{8}", "SI12345678"),
        ["SK"] = ("SK[0-9]{10}", "SK1234567890"),
    };

    /// <summary>A number without blanks, dots and dashes, in capitals, as it is stored.</summary>
    public static string Normalize(string text) =>
        string.Concat(text.Where(c => c is not (' ' or '.' or '-' or '/'))).ToUpperInvariant();

    /// <summary>
    /// Whether a number, normalised, has the form of its country; of other countries, 2 to 30 letters and digits.
    /// </summary>
    /// <param name="country">The country of the address.</param>
    /// <param name="number">The number.</param>
    /// <param name="example">How a number of the country looks; empty where any form is accepted.</param>
    public static bool IsValid(string country, string number, out string example)
    {
        if (s_forms.TryGetValue(country, out var form))
        {
            example = form.Example;
            return Regex.IsMatch(number, $"^({form.Pattern})$", RegexOptions.CultureInvariant, s_limit);
        }

        example = "";
        return number.Length is >= 2 and <= 30 && number.All(char.IsAsciiLetterOrDigit);
    }
}
