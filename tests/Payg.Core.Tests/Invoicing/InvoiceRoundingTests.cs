using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Invoicing;
using Xunit;

namespace Payg.Core.Tests.Invoicing;

public sealed class InvoiceRoundingTests
{
    private static readonly MinorUnit s_cent = MinorUnit.Of(Currency.Usd);

    [Fact]
    public void ThreeThirds_SumToTheTotal()
    {
        Int128 third = 333_333_333;
        var rounded = InvoiceRounding.Round([third, third, third], 0, s_cent);

        Assert.Equal([34, 33, 33], rounded.Lines);
        Assert.Equal((100, -1), (rounded.Total, rounded.CarryNanos));
        Assert.Equal(
            new InvoiceTotals(100, 19, 119),
            new Tax(TaxCategory.Standard, 190_000).On(rounded.Total, isGross: false));
    }

    [Theory]
    [InlineData("JPY", 0, 1)]
    [InlineData("USD", 2, 123)]
    [InlineData("KWD", 3, 1_234)]
    [InlineData("CLF", 4, 12_340)]
    public void MinorUnits_AreThoseOfTheCurrency(string currency, int digits, long rounded)
    {
        var unit = MinorUnit.Of(Currency.Parse(currency));

        Assert.Equal(digits, unit.Digits);
        Assert.Equal(rounded, unit.Round(1_234_000_000));
    }

    [Theory]
    [InlineData(5_000_000, 0)]
    [InlineData(15_000_000, 2)]
    [InlineData(25_000_000, 2)]
    [InlineData(-5_000_000, 0)]
    [InlineData(-15_000_000, -2)]
    [InlineData(5_000_001, 1)]
    public void HalfACent_GoesToTheEvenOne(long nanos, long cents) => Assert.Equal(cents, s_cent.Round(nanos));

    [Theory]
    [InlineData(2, 5, "0.05")]
    [InlineData(2, -5, "-0.05")]
    [InlineData(2, 123_456, "1234.56")]
    [InlineData(0, 1_200, "1200")]
    [InlineData(3, -1_200, "-1.200")]
    public void Amounts_HaveAllTheirDigits(int digits, long minor, string text) =>
        Assert.Equal(text, new MinorUnit(digits).Format(minor));

    [Fact]
    public void RandomInvoices_OneAfterAnother_SumToWhatWasUsed() =>
        Gen.Select(
            Gen.Long[-2_000_000_000, 50_000_000_000].List[1, 12].List[1, 60], Gen.Int[0, 4],
            (months, digits) => (months, digits)).Sample(
            sample =>
            {
                var unit = new MinorUnit(sample.digits);
                Int128 exact = 0, invoiced = 0;
                long carry = 0;
                foreach (var month in sample.months)
                {
                    var rounded = InvoiceRounding.Round([.. month.Select(nanos => (Int128)nanos)], carry, unit);
                    carry = rounded.CarryNanos;
                    exact += month.Aggregate((Int128)0, (sum, nanos) => sum + nanos);
                    invoiced += rounded.Total;

                    // Each invoice's lines sum to it, and no line is off by more than two minor units.
                    Assert.Equal(rounded.Total, rounded.Lines.Sum());
                    for (var i = 0; i < month.Count; i++)
                        Assert.True(Int128.Abs(((Int128)rounded.Lines[i] * unit.Nanos) - month[i]) <= 2 * unit.Nanos);

                    // All invoices together are what was used, within half a minor unit.
                    Assert.Equal(exact - (invoiced * unit.Nanos), carry);
                    Assert.True(2 * Math.Abs(carry) <= unit.Nanos);
                }
            },
            iter: 10_000);

    [Fact]
    public void Split_SharesEverything() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000].List[1, 8], (amount, weights) => (amount, weights))
            .Where(sample => sample.weights.Sum() > 0)
            .Sample(sample =>
            {
                var parts = InvoiceRounding.Split(sample.amount, sample.weights);

                Assert.Equal(sample.amount, parts.Sum());
                for (var i = 0; i < parts.Count; i++)
                {
                    Assert.True(parts[i] >= 0);
                    Assert.True(
                        Int128.Abs(((Int128)parts[i] * sample.weights.Sum())
                            - ((Int128)sample.amount * sample.weights[i])) < sample.weights.Sum());
                }
            });

    [Theory]
    [InlineData(10_000, 190_000, false, 10_000, 1_900, 11_900)]
    [InlineData(11_900, 190_000, true, 10_000, 1_900, 11_900)]
    [InlineData(1, 81_000, false, 1, 0, 1)]
    [InlineData(-10_000, 190_000, false, -10_000, -1_900, -11_900)]
    [InlineData(100, 0, true, 100, 0, 100)]
    public void Tax_IsOnTheSum(long sum, int rate, bool isGross, long net, long tax, long gross) =>
        Assert.Equal(
            new InvoiceTotals(net, tax, gross), new Tax(TaxCategory.Standard, rate).On(sum, isGross));

    [Theory]
    [InlineData("19", 190_000)]
    [InlineData("8.1", 81_000)]
    [InlineData("0.0001", 1)]
    [InlineData("100", 1_000_000)]
    public void Rates_InPercent_AreRead(string text, int expected)
    {
        Assert.True(Tax.TryParsePercent(text, out var rate));
        Assert.Equal(expected, rate);
        Assert.Equal(text, new Tax(TaxCategory.Standard, rate).Percent);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("100.0001")]
    [InlineData("1.00001")]
    [InlineData("19%")]
    [InlineData("")]
    [InlineData(null)]
    public void OtherRates_AreRefused(string? text) => Assert.False(Tax.TryParsePercent(text, out _));

    [Theory]
    [InlineData("DE", "de 123 456 789", true)]
    [InlineData("DE", "DE12345678", false)]
    [InlineData("GR", "EL123456789", true)]
    [InlineData("GR", "GR123456789", false)]
    [InlineData("GB", "XI123456789", true)]
    [InlineData("CH", "CHE-123.456.789 MWST", true)]
    [InlineData("US", "12-3456789", true)]
    [InlineData("US", "!", false)]
    public void VatNumbers_HaveTheFormOfTheCountry(string country, string text, bool isValid)
    {
        Assert.True(Countries.IsCode(country));
        Assert.Equal(isValid, VatNumbers.IsValid(country, VatNumbers.Normalize(text), out _));
    }
}
