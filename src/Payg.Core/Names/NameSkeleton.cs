using System.Collections.Frozen;
using System.Text;

namespace Payg.Core.Names;

/// <summary>
/// Names that look alike (Unicode Technical Standard 39). Two names with the same skeleton are taken for the same;
/// a name that mixes scripts which share the shapes of letters is suspect by itself. The table holds the small letters
/// of Cyrillic, Greek and Armenian, and the odd Latin ones, that look like a small Latin letter in common typefaces: it
/// is a part of the standard's data, and does not hold ASCII against ASCII, such as l and 1. Pure.
/// </summary>
public static class NameSkeleton
{
    /// <summary>Pairs of a letter and the Latin one that it looks like.</summary>
    private const string Cyrillic = "аa сc ԁd еe һh іi јj ӏl оo рp ԛq ѕs ѵv ԝw хx уy үy гr пn";
    private const string Greek = "αa γy ηn ιi κk νv οo ρp σo τt υu χx ωw";
    private const string Armenian = "օo ոn սu հh յj ցg զq գq";
    private const string Latin = "ıi ɑa ɡg ɩi ɪi ʋv ʏy";

    private static readonly FrozenDictionary<char, char> s_prototypes =
        $"{Cyrillic} {Greek} {Armenian} {Latin}".Split(' ')
            .ToDictionary(pair => pair[0], pair => pair[1]).ToFrozenDictionary();

    /// <summary>
    /// The form by which names are compared: without case, compatibility characters as plain ones (NFKC), and letters
    /// that look like a Latin one as that one.
    /// </summary>
    /// <param name="name">A name that is valid Unicode.</param>
    public static string Of(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        return string.Create(plain.Length, plain, static (letters, text) =>
        {
            for (var i = 0; i < text.Length; i++)
                letters[i] = s_prototypes.GetValueOrDefault(text[i], text[i]);
        });
    }

    /// <summary>
    /// Whether the name has letters of more than one of the scripts that look alike: Latin, Greek, Cyrillic, Armenian,
    /// Cherokee, Coptic and Lisu.
    /// </summary>
    public static bool MixesScripts(string name)
    {
        var seen = Script.Other;
        foreach (var rune in name.EnumerateRunes())
        {
            var script = ScriptOf(rune);
            if (script == Script.Other || script == seen)
                continue;
            if (seen != Script.Other)
                return true;

            seen = script;
        }

        return false;
    }

    private static Script ScriptOf(Rune rune) => !Rune.IsLetter(rune) ? Script.Other : rune.Value switch
    {
        < 0x0250 or (>= 0x0250 and < 0x02B0) or (>= 0x1E00 and < 0x1F00) or (>= 0x2C60 and < 0x2C80)
            or (>= 0xA720 and < 0xA800) or (>= 0xAB30 and < 0xAB66) => Script.Latin,
        (>= 0x0370 and < 0x03E2) or (>= 0x03F0 and < 0x0400) or (>= 0x1F00 and < 0x2000) => Script.Greek,
        (>= 0x0400 and < 0x0530) or (>= 0x1C80 and < 0x1C90) or (>= 0x2DE0 and < 0x2E00)
            or (>= 0xA640 and < 0xA6A0) => Script.Cyrillic,
        >= 0x0530 and < 0x0590 => Script.Armenian,
        (>= 0x13A0 and < 0x1400) or (>= 0xAB70 and < 0xABC0) => Script.Cherokee,
        (>= 0x03E2 and < 0x03F0) or (>= 0x2C80 and < 0x2D00) => Script.Coptic,
        (>= 0xA4D0 and < 0xA500) or 0x11FB0 => Script.Lisu,
        _ => Script.Other,
    };

    private enum Script
    {
        Other,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Cherokee,
        Coptic,
        Lisu,
    }
}
