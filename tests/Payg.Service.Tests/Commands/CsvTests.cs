using Payg.Service.Commands;
using Xunit;

namespace Payg.Service.Tests.Commands;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("two\u2028lines", "\"two\u2028lines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"")]
    [InlineData("-", "'-")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("-5", "-5")]
    [InlineData("-5-cmd|'/C calc'!A0", "'-5-cmd|'/C calc'!A0")]
    [InlineData(-7L, "-7")]
    [InlineData(1234567L, "1234567")]
    public void Cell_OfAnyKind_IsQuotedAndNoFormula(object? value, string expected) =>
        Assert.Equal(expected, Csv.Line(value));

    [Fact]
    public void Line_OfSeveralCells_HasCommasBetweenThem() =>
        Assert.Equal("a,,3,\"x,y\"", Csv.Line("a", null, 3L, "x,y"));
}
