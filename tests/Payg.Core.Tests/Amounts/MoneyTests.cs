using System.Globalization;
using System.Numerics;
using CsCheck;
using Payg.Core.Amounts;
using Xunit;

namespace Payg.Core.Tests.Amounts;

public sealed class MoneyTests
{
    private static readonly Gen<long> AnyRate = Gen.OneOf(
        Gen.Long,
        Gen.Long[-5_000_000_000, 5_000_000_000],
        Gen.Long[-9_000_000_000, 9_000_000_000].Select(units => units * Money.NanosPerUnit),
        Gen.OneOf(Gen.Const(long.MinValue), Gen.Const(long.MaxValue), Gen.Const(0L)));

    private static readonly Gen<Int128> AnyNanos = Gen.OneOf(
        AnyRate.Select(nanos => (Int128)nanos),
        Gen.Select(Gen.ULong, Gen.ULong).Select((high, low) => new Int128(high, low)),
        Gen.Long.Select(units => (Int128)units * Money.NanosPerUnit),
        Gen.OneOf(Gen.Const(Int128.MinValue), Gen.Const(Int128.MaxValue)));

    [Fact]
    public void Format_AnyRate_ParsesBack() => AnyRate.Sample(
        nanos => Money.TryParseNanos(Money.FormatNanos(nanos), out var back) && back == nanos,
        iter: Iterations.Of(10_000));

    [Fact]
    public void Format_AnyNanos_IsTheExactDecimal() => AnyNanos.Sample(
        nanos =>
        {
            var parts = Money.FormatNanos(nanos).Split('.');
            var digits = parts[0] + (parts.Length == 2 ? parts[1] : "").PadRight(9, '0');
            return BigInteger.Parse(digits, CultureInfo.InvariantCulture) == nanos;
        },
        iter: Iterations.Of(10_000));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.000000001")]
    [InlineData(1_000_000, "0.001")]
    [InlineData(-2_500_000_000, "-2.5")]
    [InlineData(12_000_000_000, "12")]
    [InlineData(100_000_000_000, "100")]
    [InlineData(-1, "-0.000000001")]
    [InlineData(long.MaxValue, "9223372036.854775807")]
    [InlineData(long.MinValue, "-9223372036.854775808")]
    [InlineData(-999_999_999, "-0.999999999")]
    public void Format_Nanos_IsTheShortestDecimal(long nanos, string text)
    {
        Assert.Equal(text, Money.FormatNanos(nanos));
        Assert.Equal(text, new Money(nanos, Currency.Usd).ToAmountString());
        Assert.Equal(text + " USD", new Money(nanos, Currency.Usd).ToString());
    }

    [Theory]
    [InlineData("007", 7_000_000_000)]
    [InlineData("-0", 0)]
    [InlineData("0.100000000", 100_000_000)]
    [InlineData("00000000000000000000000000000000000000000000001", 1_000_000_000)]
    public void Parse_UnusualDecimal_IsAccepted(string text, long nanos)
    {
        Assert.True(Money.TryParseNanos(text, out var parsed));
        Assert.Equal(nanos, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData("1.2.3")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1,000")]
    [InlineData("1.-5")]
    [InlineData("0x1")]
    [InlineData("٣")]
    [InlineData("1.٣")]
    [InlineData("1\0")]
    [InlineData("NaN")]
    [InlineData("0.0000000001")]
    [InlineData("9223372036.854775808")]
    [InlineData("-9223372036.854775809")]
    [InlineData("9223372036854775808")]
    [InlineData("170141183460469231731687303715884105727")]
    [InlineData("999999999999999999999999999999999999999999999999999999")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.False(Money.TryParseNanos(text, out var nanos));
        Assert.Equal(0, nanos);
    }

    [Fact]
    public void Sums_OfAnyAmounts_AreExactOrOverflow() => Gen.Select(AnyNanos, AnyNanos).Sample(
        (left, right) =>
        {
            AssertExactOrOverflow((BigInteger)left + right, () => Usd(left) + Usd(right));
            AssertExactOrOverflow((BigInteger)left - right, () => Usd(left) - Usd(right));
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void Sums_OfTwoCurrencies_AreRefused()
    {
        var euro = Money.Zero(Currency.Parse("EUR"));

        Assert.Throws<InvalidOperationException>(() => Usd(1) + euro);
        Assert.Throws<InvalidOperationException>(() => Usd(1) - euro);
    }

    private static Money Usd(Int128 nanos) => new(nanos, Currency.Usd);

    private static void AssertExactOrOverflow(BigInteger expected, Func<Money> sum)
    {
        if (expected >= Int128.MinValue && expected <= Int128.MaxValue)
            Assert.Equal(expected, sum().Nanos);
        else
            Assert.Throws<OverflowException>(() => sum());
    }
}
