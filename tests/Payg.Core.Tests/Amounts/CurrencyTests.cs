using Payg.Core.Amounts;
using Xunit;

namespace Payg.Core.Tests.Amounts;

public sealed class CurrencyTests
{
    [Fact]
    public void Parse_ThreeUpperCaseLetters_IsACurrency()
    {
        Assert.Equal("EUR", Currency.Parse("EUR").Code);
        Assert.Equal("EUR", Currency.Parse("EUR").ToString());
        Assert.Equal(Currency.Usd, Currency.Parse("USD"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("US")]
    [InlineData("USDT")]
    [InlineData("usd")]
    [InlineData("U D")]
    [InlineData("ÜSD")]
    [InlineData("US1")]
    public void Parse_AnythingElse_IsRefused(string? code)
    {
        Assert.False(Currency.TryParse(code, out _));
        Assert.Throws<FormatException>(() => Currency.Parse(code!));
    }

    [Fact]
    public void Default_HasNoCode() => Assert.Throws<InvalidOperationException>(() => default(Currency).Code);
}
