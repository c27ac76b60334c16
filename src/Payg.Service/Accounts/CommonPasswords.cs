namespace Payg.Service.Accounts;

/// <summary>
/// Passwords that attackers try first, as zxcvbn knows them: what is among the most used passwords, or would be guessed
/// within a thousand tries (a repeated character, a row of the keyboard). Source: Wheeler, "zxcvbn: Low-Budget Password
/// Strength Estimation", USENIX Security 2016.
/// </summary>
internal static class CommonPasswords
{
    /// <summary>No password in the list is longer; estimating long ones takes long and finds nothing.</summary>
    private const int MaxLength = 40;

    private const double FewGuesses = 1000;

    /// <summary>Whether the password is one of them, in whatever case.</summary>
    public static bool Contains(string password)
    {
        if (password.Length > MaxLength)
            return false;

        var estimate = Zxcvbn.Core.EvaluatePassword(password);
        return estimate.Guesses <= FewGuesses
            || estimate.MatchSequence.Any(match =>
                match is Zxcvbn.Matcher.Matches.DictionaryMatch { DictionaryName: "passwords" }
                && match.Token.Length == password.Length);
    }
}
