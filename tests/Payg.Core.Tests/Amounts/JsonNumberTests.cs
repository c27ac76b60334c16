using System.Globalization;
using System.Numerics;
using CsCheck;
using Payg.Core.Amounts;
using Xunit;

namespace Payg.Core.Tests.Amounts;

public sealed class JsonNumberTests
{
    [Fact]
    public void Read_AnyNumber_IsExactOrRefused() =>
        Gen.Select(Gen.Bool, Gen.ULong, Gen.Int[0, 63], Gen.Int[0, 12], Gen.Int[-24, 24], Gen.Bool).Sample(
            (negative, mantissa, shift, places, exponent, plain) =>
            {
                // The number is mantissa × 10^(exponent − places), written with a point and, unless plain, an exponent.
                var digits = (mantissa >> shift).ToString("D" + (places + 1), CultureInfo.InvariantCulture);
                var whole = digits[..^places].TrimStart('0');
                var text = (negative ? "-" : "") + (whole.Length == 0 ? "0" : whole)
                    + (places == 0 ? "" : "." + digits[^places..]) + (plain ? "" : $"e{exponent}");
                var power = (plain ? 0 : exponent) - places + 9;
                var value = (negative ? -1 : 1) * new BigInteger(mantissa >> shift);
                var scale = BigInteger.Pow(10, Math.Abs(power));
                BigInteger? nanos = power >= 0 ? value * scale : (value % scale).IsZero ? value / scale : null;
                var fits = nanos >= long.MinValue && nanos <= long.MaxValue;

                Assert.Equal(fits, JsonNumber.TryReadNanos(text, out var read));
                Assert.Equal(fits ? nanos!.Value : 0, read);
            },
            iter: Iterations.Of(20_000));

    [Theory]
    [InlineData("9223372036.854775807", long.MaxValue)]
    [InlineData("-9223372036.854775808", long.MinValue)]
    [InlineData("-9223372036854775808e-9", long.MinValue)]
    public void Read_TheFarthestNumbers_AreExact(string text, long nanos)
    {
        Assert.True(JsonNumber.TryReadNanos(text, out var read));
        Assert.Equal(nanos, read);
    }

    [Theory]
    [InlineData("9223372036.854775808")]
    [InlineData("-9223372036.854775809")]
    public void Read_OneNanoFarther_IsRefused(string text) => Assert.False(JsonNumber.TryReadNanos(text, out _));
}
