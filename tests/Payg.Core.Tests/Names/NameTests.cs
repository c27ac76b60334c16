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
    public void Names_ThatLookAlike_HaveOneSkeleton(string one, string other) =>
        Assert.Equal(NameSkeleton.Of(one), NameSkeleton.Of(other));

    [Theory]
    [InlineData("jose", "josé")]
    [InlineData("user1", "userl")]
    [InlineData("o0", "oo")]
    [InlineData("rn", "m")]
    [InlineData("мир", "mup")]
    public void Names_ThatDoNot_HaveSkeletonsOfTheirOwn(string one, string other) =>
        Assert.NotEqual(NameSkeleton.Of(one), NameSkeleton.Of(other));

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
    public void Name_WithLettersOfSeveralScriptsThatLookAlike_IsSeen(string name, bool mixes) =>
        Assert.Equal(mixes, NameSkeleton.MixesScripts(name));
}
