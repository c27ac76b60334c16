using Payg.Core.Amounts;
using Payg.Core.Invoicing;
using Payg.Core.Plans;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Tests.Pricing;
using Xunit;

namespace Payg.Core.Tests.Invoicing;

/// <summary>
/// Amounts that other platforms publish, in cents: Lago in its documentation of charge models and in its own tests
/// (spec/scenarios/current_usage/by_charge_model, spec/scenarios/commitments/minimum), Kill Bill in its tests of
/// invoices (beatrix). The numbers are theirs.
/// </summary>
public sealed class PublishedInvoiceTests
{
    private const long Unit = 1_000_000_000;
    private static readonly MinorUnit s_cents = MinorUnit.Of(Currency.Usd);

    [Theory]

    // Lago: five units at 10 and 100 once, the others at 5 and 50 once.
    [InlineData("graduated", 3, 130_00)]
    [InlineData("graduated", 8, 215_00)]

    // Lago: 100 for each ten that was begun, without and with five free ones; 5 for each hundred after a free one.
    [InlineData("package", 3, 100_00)]
    [InlineData("package", 15, 200_00)]
    [InlineData("package-free", 3, 0)]
    [InlineData("package-free", 12, 100_00)]
    [InlineData("package-hundred", 201, 10_00)]

    // Lago: all of 65,000 calls at the price of the third tier, and 10 once; 1,000 calls at 0.05.
    [InlineData("volume", 65_000, 49_00)]
    [InlineData("standard", 1_000, 50_00)]

    // Kill Bill: 199 bullets at 2.95 for each hundred that was begun.
    [InlineData("bullets", 199, 5_90)]
    public void Usage_AtAPublishedPrice_CostsTheSame(string price, long quantity, long cents) =>
        Assert.Equal(cents, InCents(Rater.Rate(PriceGen.Of(ModelOf(price)), quantity).Nanos));

    [Theory]

    // Kill Bill: eight, and then six of them taken back, of the thirty days of a plan for 249.95.
    [InlineData(249_95, 0, 8, 30, 66_65)]
    [InlineData(249_95, 2, 8, 30, 49_99)]

    // Stripe, Autumn and 3scale: from 10 to 20, from 20 to 50 and from 200 to 300 in the middle.
    [InlineData(10_00, 15, 30, 30, 5_00)]
    [InlineData(30_00, 15, 30, 30, 15_00)]
    [InlineData(100_00, 15, 30, 30, 50_00)]
    public void Fee_OfSomeDays_IsTheSame(long fee, int from, int to, int days, long cents) =>
        Assert.Equal(cents, InCents(Proration.PartOf((Int128)fee * Unit / 100, from, to, days)));

    [Theory]

    // Lago: 10,000 committed from 28 February 2024 on, a fee of 100 by days, usage of 30; then of 10.
    [InlineData(27, 29, 30, 652_76)]
    [InlineData(0, 31, 10, 9_890_00)]
    public void Minimum_LessFeeAndUsage_LeavesTheSame(int from, int days, long usage, long cents)
    {
        var minimum = Proration.PartOf(10_000 * (Int128)Unit, from, days, days);
        var fee = Proration.PartOf(100 * (Int128)Unit, from, days, days);

        Assert.Equal(cents, InCents(PlanSpan.TrueUp(minimum, fee + (usage * (Int128)Unit))));
    }

    private static long InCents(Int128 nanos) => InvoiceRounding.Round([nanos], 0, s_cents).Total;

    private static PriceModel ModelOf(string name) => name switch
    {
        "graduated" => new GraduatedPrice(new TierList(
            new Tier(5, 10 * Unit, 100 * Unit), new Tier(null, 5 * Unit, 50 * Unit))),
        "package" => new PackagePrice(100 * Unit) { PerUnits = 10 },
        "package-free" => new PackagePrice(100 * Unit) { PerUnits = 10, FreeUnits = 5 },
        "package-hundred" => new PackagePrice(5 * Unit) { PerUnits = 100, FreeUnits = 100 },
        "volume" => new VolumePrice(new TierList(
            new Tier(10_000, Unit / 1000, 10 * Unit), new Tier(50_000, Unit * 8 / 10_000, 10 * Unit),
            new Tier(100_000, Unit * 6 / 10_000, 10 * Unit), new Tier(null, Unit * 4 / 10_000, 10 * Unit))),
        "bullets" => new PackagePrice(Unit * 295 / 100) { PerUnits = 100 },
        _ => new FlatPrice(Unit * 5 / 100),
    };
}
