using System.Globalization;
using System.Text;

namespace Payg.Core.Names;

/// <summary>
/// What names that people choose are made of, whether of users, API keys or meters: characters that can be seen. Pure.
/// </summary>
public static class ReadableName
{
    /// <summary>
    /// Whether the text is valid Unicode, has a character that is not a space, and none that is invisible: no control
    /// or format character, no line break, nothing unassigned, and nothing that is ignored by default (Unicode
    /// Standard, section 5.21).
    /// </summary>
    public static bool Is(string text)
    {
        var isEmpty = true;
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || !IsVisible(rune))
                return false;

            isEmpty &= Rune.IsWhiteSpace(rune);
            i += rune.Utf16SequenceLength;
        }

        return !isEmpty;
    }

    /// <summary>Whether a character can be seen, or is a space.</summary>
    public static bool IsVisible(Rune rune) =>
        !IsIgnoredByDefault(rune.Value)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    /// <summary>
    /// The property Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties.txt), without the format characters
    /// and unassigned ones by their category.
    /// </summary>
    private static bool IsIgnoredByDefault(int value) => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5
        or (>= 0x180B and <= 0x180F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);
}
