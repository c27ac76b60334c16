using System.Numerics;
using CsCheck;
using Payg.Core.Amounts;
using Xunit;

namespace Payg.Core.Tests.Amounts;

public sealed class AmountPartsTests
{
    private static readonly Gen<Int128> AnyStored = Gen.OneOf(
        Gen.Long.Select(nanos => (Int128)nanos),
        Gen.Long[-3_000_000_000, 3_000_000_000].Select(nanos => (Int128)nanos),
        Gen.Select(Gen.Long, Gen.Int[0, 999_999_999])
            .Select((units, nanos) => ((Int128)units * Money.NanosPerUnit) + nanos));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(-1, -1, 999_999_999)]
    [InlineData(1_000_000_000, 1, 0)]
    [InlineData(-1_000_000_000, -1, 0)]
    [InlineData(-1_000_000_001, -2, 999_999_999)]
    [InlineData(long.MaxValue, 9_223_372_036, 854_775_807)]
    [InlineData(long.MinValue, -9_223_372_037, 145_224_192)]
    public void Of_AnAmount_IsRoundedDown(long amount, long units, int nanos) =>
        Assert.Equal(new AmountParts(units, nanos), AmountParts.Of(amount));

    [Fact]
    public void Of_AnyAmount_IsNormalisedAndJoinsBack() => AnyStored.Sample(
        amount =>
        {
            var (units, nanos) = AmountParts.Of(amount);
            return nanos is >= 0 and < 1_000_000_000 && AmountParts.Join(units, nanos) == amount;
        },
        iter: Iterations.Of(20_000));

    [Fact]
    public void Of_AmountsBeyondTheirColumn_Throws()
    {
        Assert.Throws<OverflowException>(() => AmountParts.Of(((Int128)long.MaxValue + 1) * Money.NanosPerUnit));
        Assert.Throws<OverflowException>(() => AmountParts.Of(((Int128)long.MinValue * Money.NanosPerUnit) - 1));
    }

    [Fact]
    public void Sums_OfParts_JoinToTheSumOfTheAmounts() => AnyStored.Array[0, 50].Select(
        amounts => amounts.Select(amount => amount / 1000).ToArray()).Sample(amounts =>
        {
            var parts = amounts.Select(AmountParts.Of).ToArray();
            var joined = AmountParts.Join(parts.Sum(part => part.Units), parts.Sum(part => (long)part.Nanos));
            return joined == amounts.Aggregate(BigInteger.Zero, (sum, amount) => sum + amount)
                && joined == amounts.Sum(amount => amount);
        },
        iter: Iterations.Of(5_000));

    /// <summary>What the SQL of the flush does: add both parts, and carry once.</summary>
    [Fact]
    public void Sums_WithOneCarry_AreNormalised() => Gen.Select(AnyStored, AnyStored).Sample(
        (one, other) =>
        {
            var (left, right) = (AmountParts.Of(one / 2), AmountParts.Of(other / 2));
            var nanos = left.Nanos + right.Nanos;
            var units = left.Units + right.Units + (nanos / 1_000_000_000);
            return new AmountParts(units, nanos % 1_000_000_000) == AmountParts.Of((one / 2) + (other / 2));
        },
        iter: Iterations.Of(20_000));
}
