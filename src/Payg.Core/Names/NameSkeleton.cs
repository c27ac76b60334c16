using System.Text;

namespace Payg.Core.Names;

/// <summary>
/// Names that look alike (Unicode Technical Standard 39). Two names with the same skeleton are taken for the same;
/// a name that mixes scripts which share the shapes of letters is suspect by itself. ASCII is compared with ASCII by
/// <see cref="LookAlikes"/> only. Pure.
/// </summary>
public static class NameSkeleton
{
    /// <summary>
    /// The form by which names are compared: compatibility characters as plain ones (NFKD), each character as the one
    /// that it looks like, without case. Capitals are looked at as capitals, because they look like others than their
    /// small letters do.
    /// </summary>
    /// <param name="name">A name as it is shown, which is valid Unicode.</param>
    public static string Of(string name) =>
        Confusables.Replace(name.Normalize(NormalizationForm.FormKD))
            .Normalize(NormalizationForm.FormKD).ToLowerInvariant().Normalize(NormalizationForm.FormKD);

    /// <summary>
    /// The skeletons of names that this one could be mistaken for: its own, and those with a capital I for a small L or
    /// the other way round, which many typefaces draw alike.
    /// </summary>
    /// <param name="name">A name as it is shown, which is valid Unicode.</param>
    public static IReadOnlyCollection<string> LookAlikes(string name) =>
        new HashSet<string>(StringComparer.Ordinal)
        {
            Of(name),
            Of(name.Replace('I', 'l')),
            Of(name.Replace('l', 'I')),
        };

    /// <summary>
    /// Whether the name has letters of more than one of the scripts that look alike (Latin, Greek, Cyrillic, Armenian,
    /// Cherokee, Coptic and Lisu), or letters of one of them beside digits of another script.
    /// </summary>
    public static bool MixesScripts(string name)
    {
        var seen = Script.Other;
        var hasForeignDigits = false;
        foreach (var rune in name.EnumerateRunes())
        {
            hasForeignDigits |= Rune.IsDigit(rune) && !rune.IsAscii;
            var script = ScriptOf(rune);
            if (script == Script.Other || script == seen)
                continue;
            if (seen != Script.Other)
                return true;

            seen = script;
        }

        return hasForeignDigits && seen != Script.Other;
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
