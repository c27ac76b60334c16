using System.Text;
using Payg.Core.Names;
using Payg.Http.Errors;
using Payg.Storage.Model;

namespace Payg.Service.Accounts.Users;

/// <summary>What a user name and a password must be. Pure, but for the list of common passwords.</summary>
internal static class RegistrationRules
{
    public const int MinPasswordLength = 8;

    public const int MaxPasswordLength = 128;

    private const string OtherNameCharacters = "@.+-_";

    /// <summary>Reports every rule that the name breaks at the field <c>username</c>.</summary>
    /// <param name="name">The name in its plain form, not empty.</param>
    public static void CheckUserName(string name, FieldErrors errors)
    {
        if (Length(name) > PaygContext.MaxUserNameLength)
            errors.Add("username", $"Use at most {PaygContext.MaxUserNameLength} characters.");
        if (!name.EnumerateRunes().All(IsNameCharacter))
            errors.Add("username", "Use only letters, digits and @ . + - _");
        else if (NameSkeleton.MixesScripts(name))
            errors.Add("username", "Use letters of one alphabet only, such as Latin or Cyrillic.");
    }

    /// <summary>Reports every rule that the password breaks.</summary>
    /// <param name="name">The user's name, which the password must not be.</param>
    public static void CheckPassword(
        string password, string name, FieldErrors errors, string field = "password")
    {
        var length = Length(password);
        if (length < MinPasswordLength)
            errors.Add(field, $"Use at least {MinPasswordLength} characters.");
        if (length > MaxPasswordLength)
            errors.Add(field, $"Use at most {MaxPasswordLength} characters.");
        if (name.Length > 0 && password.Equals(name, StringComparison.OrdinalIgnoreCase))
            errors.Add(field, "Use something other than the user name.");
        if (length <= MaxPasswordLength && CommonPasswords.Contains(password))
            errors.Add(field, "This password is one of the commonly used ones: choose another.");
    }

    /// <summary>A name that could not be one is never looked up.</summary>
    public static bool CouldBeUserName(string name) =>
        name.Length is > 0 and <= 2 * PaygContext.MaxUserNameLength && name.EnumerateRunes().All(IsKnownCharacter);

    private static bool IsNameCharacter(Rune rune) => IsKnownCharacter(rune) && ReadableName.IsVisible(rune);

    /// <summary>Earlier versions took letters that cannot be seen: users of such names can still log in.</summary>
    private static bool IsKnownCharacter(Rune rune) =>
        Rune.IsLetter(rune) || Rune.IsDigit(rune)
        || (rune.IsAscii && OtherNameCharacters.Contains((char)rune.Value, StringComparison.Ordinal));

    private static int Length(string text) => text.EnumerateRunes().Count();
}
