using System.Text.RegularExpressions;

namespace Payg.Testing.Processes;

/// <summary>What a service must never write: tokens, passwords, and with them connection strings.</summary>
public static partial class LoggedSecrets
{
    /// <summary>Fails when a service wrote a token, or a password that it was given.</summary>
    /// <param name="output">What it wrote.</param>
    /// <param name="settings">Its settings, by names in either form.</param>
    /// <param name="passwords">Passwords that its users have.</param>
    /// <exception cref="InvalidOperationException">It wrote one; the message has the line without it.</exception>
    public static void AssertNone(
        string output, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> passwords)
    {
        string[] secrets =
        [
            .. TokenPattern.Matches(output).Select(match => match.Value), .. settings.SelectMany(PasswordsOf),
            .. passwords,
        ];
        foreach (var secret in secrets.Where(secret => secret.Length > 0))
        {
            if (output.Split('\n').FirstOrDefault(line => line.Contains(secret, StringComparison.Ordinal)) is { } line)
            {
                throw new InvalidOperationException(
                    $"The service wrote a secret: {line.Replace(secret, "***", StringComparison.Ordinal)}");
            }
        }
    }

    private static IEnumerable<string> PasswordsOf(KeyValuePair<string, string> setting) =>
        setting.Key.EndsWith("Password", StringComparison.OrdinalIgnoreCase)
            ? [setting.Value]
            : PasswordPattern.Matches(setting.Value).Select(match => match.Groups["password"].Value);

    [GeneratedRegex("payg_(st_|ak_|test_)[0-9A-Za-z]{36,38}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex TokenPattern { get; }

    // In a connection string.
    [GeneratedRegex(
        "\\bpassword *= *(?<password>[^;]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex PasswordPattern { get; }
}
