using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Payg.Core.Names;

/// <summary>
/// What a character looks like, by the data of Unicode Technical Standard 39 (<c>confusables.txt</c>, which
/// <c>scripts/make-confusables</c> writes). ASCII looks like itself.
/// </summary>
internal static class Confusables
{
    /// <summary>
    /// Pairs that the data holds apart because of their case or for a small mark, and names do not: small capitals, and
    /// letters of Greek and Cyrillic that are read as the Latin one.
    /// </summary>
    private const string MorePairs = "ĸk ᴛt ʙb ʜh ȷj ηn χx ωw пn";

    private static readonly FrozenDictionary<Rune, string> s_prototypes = Read();

    /// <summary>The text, each of its characters as the one that it looks like.</summary>
    public static string Replace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (s_prototypes.TryGetValue(rune, out var prototype))
                result.Append(prototype);
            else
                result.Append(rune);
        }

        return result.ToString();
    }

    private static FrozenDictionary<Rune, string> Read()
    {
        var here = typeof(Confusables);
        using var stream = here.Assembly.GetManifestResourceStream(here, "confusables.txt")
            ?? throw new InvalidOperationException("The list of characters that look alike is not embedded.");
        using var reader = new StreamReader(stream);
        var more = MorePairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);
        var prototypes = new Dictionary<Rune, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;

            var parts = line.Split(' ');
            var prototype = string.Concat(parts[0].Split('+').Select(Character));
            foreach (var letter in parts.Skip(1).Select(Character))
            {
                // A capital that looks like l is an I, for case is dropped; what looks like rn is an m.
                prototypes[letter] = prototype switch
                {
                    "l" when Rune.IsUpper(letter) => "I",
                    "rn" => "m",
                    [var only] when more.TryGetValue(only, out var read) => read.ToString(),
                    _ => prototype,
                };
            }
        }

        foreach (var (letter, read) in more)
            prototypes[new Rune(letter)] = read.ToString();
        return prototypes.ToFrozenDictionary();
    }

    private static Rune Character(string codePoint) =>
        new(int.Parse(codePoint, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
