using System.Globalization;
using System.Text;
using Payg.Core.Names;
using Xunit;

namespace Payg.Core.Tests.Names;

/// <summary>Names that cannot be seen, or look like others: Unicode Technical Standard 39.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("worker")]
    [InlineData("Überprüfung № 7")]
    [InlineData("計測 🚀")]
    [InlineData("Zoë-\u0301")]
    public void Name_ThatCanBeSeen_IsReadable(string name) => Assert.True(ReadableName.Is(name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\nb")]
    [InlineData("a\u0000")]
    [InlineData("a\u007F")]
    [InlineData("a\u0085")]
    [InlineData("\u3164")]
    [InlineData("admin\u3164")]
    [InlineData("admin\u115F")]
    [InlineData("admin\u1160")]
    [InlineData("admin\uFFA0")]
    [InlineData("admin\u200B")]
    [InlineData("admin\u200D")]
    [InlineData("admin\u2060")]
    [InlineData("admin\u00AD")]
    [InlineData("admin\uFEFF")]
    [InlineData("admin\u034F")]
    [InlineData("admin\uFE0F")]
    [InlineData("admin\u180B")]
    [InlineData("admin\u180F")]
    [InlineData("admin\uFE00")]
    [InlineData("\u202Enimda")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("a\uE000")]
    [InlineData("a\uDB40\uDC41")]
    [InlineData("a\uDB40\uDD00")]
    public void Name_ThatHidesSomething_IsNot(string name) => Assert.False(ReadableName.Is(name));

    // Not as an attribute's argument: the compiler stores those as UTF-8, which has no lone surrogates.
    [Fact]
    public void Name_WithALoneSurrogate_IsNot() => Assert.False(ReadableName.Is("a" + (char)0xD800));

    [Theory]
    [InlineData("admin", "ADMIN")]
    [InlineData("admin", "\u0430dmin")]
    [InlineData("ace", "\u0430\u0441\u0435")]
    [InlineData("ACE", "\u0410\u0421\u0415")]
    [InlineData("vox", "\u03BD\u03BF\u03C7")]
    [InlineData("admin", "\uFF41dmin")]
    [InlineData("admin", "adm\u0131n")]
    [InlineData("file", "\uFB01le")]
    [InlineData("ANNA", "\u0391\u039D\u039D\u0391")]
    [InlineData("pin", "\u03A1\u0399\u039D")]
    [InlineData("pope", "\u0440\u043E\u0440\u0435")]
    [InlineData("BOB", "\u0412\u041E\u0412")]
    [InlineData("kit", "\u043A\u0456\u0442")]
    [InlineData("root", "r\u0665\u0665t")]
    [InlineData("root", "r\u0647\u0647t")]
    [InlineData("lol", "l\u1040l")]
    [InlineData("GLADE", "\u13C0\u13DE\u13AA\u13A0\u13AC")]
    [InlineData("RIPE", "\u13A1\u2160\u13E2\u13AC")]
    [InlineData("BADE", "\uA4D0\uA4EE\uA4D3\uA4F0")]
    [InlineData("gun", "\u0581\u057D\u0578")]
    [InlineData("mama", "\U00011700a\U00011700a")]
    [InlineData("noon", "\U0001D427\U0001D428\U0001D428\U0001D427")]
    public void Names_ThatLookAlike_HaveOneSkeleton(string one, string other) =>
        Assert.Equal(NameSkeleton.Of(one), NameSkeleton.Of(other));

    [Theory]
    [InlineData("jose", "josé")]
    [InlineData("user1", "userl")]
    [InlineData("o0", "oo")]
    [InlineData("rn", "m")]
    [InlineData("мир", "mup")]
    [InlineData("日本", "目木")]
    [InlineData("user2", "user3")]
    public void Names_ThatDoNot_HaveSkeletonsOfTheirOwn(string one, string other) =>
        Assert.NotEqual(NameSkeleton.Of(one), NameSkeleton.Of(other));

    [Theory]
    [InlineData("paypal", "paypaI")]
    [InlineData("Billy", "BiIly")]
    [InlineData("PIN", "PlN")]
    public void Name_WithACapitalIForASmallL_IsAmongThoseThatLookAlike(string name, string other) =>
        Assert.Contains(NameSkeleton.Of(name), NameSkeleton.LookAlikes(other));

    [Theory]
    [InlineData("user1")]
    [InlineData("Illinois")]
    [InlineData("山田")]
    public void Name_Always_LooksLikeItself(string name) =>
        Assert.Contains(NameSkeleton.Of(name), NameSkeleton.LookAlikes(name));

    [Fact]
    public void Skeleton_OfAnyCharacter_FitsTheColumn()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.IsValid(value) || Rune.GetUnicodeCategory(new Rune(value)) == UnicodeCategory.OtherNotAssigned)
                continue;

            // Names are stored in the composed form.
            var name = new Rune(value).ToString().Normalize(NormalizationForm.FormKC);
            var skeleton = NameSkeleton.Of(name);
            Assert.True(skeleton.Length <= 8 * name.Length, $"{value:X}: {skeleton}");
        }
    }

    [Theory]
    [InlineData("admin", false)]
    [InlineData("админ", false)]
    [InlineData("user-42.ü", false)]
    [InlineData("user名前", false)]
    [InlineData("ユーザーabc", false)]
    [InlineData("дом.7", false)]
    [InlineData("аdmin", true)]
    [InlineData("pαypal", true)]
    [InlineData("աdmin", true)]
    [InlineData("Ꭰdmin", true)]
    [InlineData("user\u0661", true)]
    [InlineData("\u0661\u0662", false)]
    [InlineData("\u0645\u0661", false)]
    public void Name_WithLettersOfSeveralScriptsThatLookAlike_IsSeen(string name, bool mixes) =>
        Assert.Equal(mixes, NameSkeleton.MixesScripts(name));

    private const string Companions = "a\u03B1\u0431\u0561\u13A0\u2C81\uA4D0";

    /// <summary>The first and last letters of each block of the scripts that look alike, and neighbours.</summary>
    [Theory]
    [InlineData('a', 0x0041, 0x007A, 0x00FF, 0x024F, 0x0250, 0x02AF, 0x1E00, 0x1EFF, 0x2C60, 0x2C7F)]
    [InlineData('a', 0xA722, 0xA7FF, 0xAB30, 0xAB64)]
    [InlineData('\u03B1', 0x0370, 0x03E1, 0x03F0, 0x03FF, 0x1F00, 0x1FFC)]
    [InlineData('\u0431', 0x0400, 0x052F, 0x1C80, 0x1C88, 0xA640, 0xA66E, 0xA69D)]
    [InlineData('\u0561', 0x0531, 0x0559, 0x0587)]
    [InlineData('\u13A0', 0x13A0, 0x13F5, 0x13FD, 0xAB70, 0xABBF)]
    [InlineData('\u2C81', 0x03E2, 0x03EF, 0x2C80, 0x2CE4, 0x2CF2)]
    [InlineData('\uA4D0', 0xA4D0, 0xA4FD, 0x11FB0)]
    [InlineData(' ', 0x02B0, 0x02C1, 0x05D0, 0x1401, 0x139F, 0x1C90, 0x2D00, 0xA500, 0xA6A0, 0xA800, 0xABC0)]
    [InlineData(' ', 0x1DBF, 0x2071, 0x2C5F, 0x2D80, 0x3042, 0xA4CF, 0xA63F, 0xA66F, 0xA71F, 0xAB2E, 0xAB6F)]
    public void Name_WithALetterOfAScript_IsMixedWithTheOthersOnly(char script, params int[] letters)
    {
        foreach (var letter in letters)
        {
            foreach (var companion in Companions)
            {
                // Georgian, Hebrew and others look like none of these, so they may stand beside any.
                var isMixed = script != ' ' && companion != script;
                Assert.True(
                    NameSkeleton.MixesScripts(companion + char.ConvertFromUtf32(letter)) == isMixed,
                    $"{letter:X} beside {(int)companion:X}");
            }
        }
    }

    [Fact]
    public void Name_WithTwoForeignDigitsBesideALetter_IsSuspect() =>
        Assert.True(NameSkeleton.MixesScripts("a\u0661\u0662"));
}
