using System.Collections.Frozen;

namespace Payg.Service.Accounts.Users;

/// <summary>
/// The passwords that attackers try first. The list holds those of the most used passwords in public leaks that are
/// long enough to be allowed at all, in lower case. Source: the frequency list of zxcvbn-ts
/// (github.com/zxcvbn-ts/zxcvbn, language-common 4.1.3).
/// </summary>
internal static class CommonPasswords
{
    private const string Resource = "Payg.Service.Accounts.Users.common-passwords.txt";

    private static readonly FrozenSet<string> s_passwords = Read();

    /// <summary>In whatever case; one character over and over counts too.</summary>
    public static bool Contains(string password) =>
        s_passwords.Contains(password) || (password.Length > 0 && !password.AsSpan().ContainsAnyExcept(password[0]));

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
