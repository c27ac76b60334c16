using Payg.Core.Meters;
using Xunit;

namespace Payg.Core.Tests.Meters;

public sealed class ChargedStatusesTests
{
    [Theory]
    [InlineData("200-299", "200-299")]
    [InlineData("404, 200 - 299", "200-299,404")]
    [InlineData("200-250,240-299,299", "200-299")]
    [InlineData("200,201,203", "200-201,203")]
    [InlineData("599", "599")]
    [InlineData("200-599", "200-599")]
    public void Text_ThatSaysStatuses_IsReadIntoItsShortestForm(string text, string shortest)
    {
        var statuses = ChargedStatuses.Parse(text);

        Assert.Equal(shortest, statuses.ToString());
        Assert.Equal(statuses, ChargedStatuses.Parse(shortest));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("2xx")]
    [InlineData("199")]
    [InlineData("600")]
    [InlineData("299-200")]
    [InlineData("200-299-300")]
    [InlineData("-200")]
    [InlineData("+200")]
    [InlineData("200,")]
    [InlineData(
        "200,202,204,206,208,210,212,214,216,218,220,222,224,226,228,230,232,234,236,238,240,242,244,246,248,250")]
    public void Text_ThatSaysAnythingElse_IsRefused(string text)
    {
        Assert.False(ChargedStatuses.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ChargedStatuses.Parse(text));
    }

    [Theory]
    [InlineData("200-299,404", 200, true)]
    [InlineData("200-299,404", 299, true)]
    [InlineData("200-299,404", 300, false)]
    [InlineData("200-299,404", 404, true)]
    [InlineData("200-599", 599, true)]
    [InlineData("200-599", 600, false)]
    [InlineData("200-599", 199, false)]
    [InlineData("200-599", 0, false)]
    [InlineData("200-599", -1, false)]
    [InlineData("200-599", int.MaxValue, false)]
    public void Status_InOneOfTheRanges_IsCharged(string text, int status, bool isCharged) =>
        Assert.Equal(isCharged, ChargedStatuses.Parse(text).Contains(status));

    [Fact]
    public void Default_Charges2xxAlone() =>
        Assert.Equal(
            Enumerable.Range(200, 100), Enumerable.Range(0, 1000).Where(ChargedStatuses.Default.Contains));
}
