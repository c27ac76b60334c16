using System.Security.Cryptography;
using System.Text;

namespace Payg.Service.Accounts.Totp;

/// <summary>
/// Codes for users whose authenticator app is lost; each replaces one code of the app, once. They have 79 random bits,
/// so that a plain hash of one cannot be searched.
/// </summary>
internal static class RecoveryCode
{
    public const int Count = 10;

    private const int Length = 16;
    private const int GroupLength = 4;

    /// <summary>Letters and digits that are not mistaken for one another.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Create()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Length);
        return string.Join('-', letters.Chunk(GroupLength).Select(group => new string(group)));
    }

    /// <summary>With or without hyphens, in whatever case; null where it is no such code.</summary>
    public static byte[]? Hash(string typed)
    {
        var letters = typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant).ToArray();
        return letters.Length == Length ? SHA256.HashData(Encoding.ASCII.GetBytes(letters)) : null;
    }
}
