using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Payg.Service.Accounts.Users;

/// <summary>
/// Brings names that people take for the same into one form: compatibility characters (a ligature, a full-width
/// letter) become plain ones (Unicode NFKC, UAX 15), and case is dropped.
/// </summary>
internal sealed class UserNameNormalizer : ILookupNormalizer
{
    /// <summary>As it is shown: plain characters, case kept. Null where the text is no valid Unicode.</summary>
    public static string? Plain(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public string? NormalizeName(string? name) =>
        name is null ? null : Plain((Plain(name) ?? name).ToUpperInvariant())?.ToUpperInvariant();

    public string? NormalizeEmail(string? email) => email;
}
