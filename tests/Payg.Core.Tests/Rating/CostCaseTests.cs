using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Rating;
using Payg.Core.Tests.Pricing;
using Xunit;

namespace Payg.Core.Tests.Rating;

/// <summary>
/// What prices come to, in a file that the portal's tests read as well: the form of a price computes its examples by
/// itself. With the path of the file in <c>PAYG_WRITE_COSTS</c> it is written anew.
/// </summary>
public sealed class CostCaseTests
{
    private const string Seed = "0000KzPm5mB4";
    private const int NearCases = 100;
    private const int FarCases = 30;

    [Fact]
    public void Costs_InTheFile_AreThoseOfTheRater()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Rating", "costs.json");
        if (Environment.GetEnvironmentVariable("PAYG_WRITE_COSTS") is { } written)
            File.WriteAllText(file = written, Generate());

        using var cases = JsonDocument.Parse(File.ReadAllText(file));

        Assert.Equal(NearCases + FarCases, cases.RootElement.GetArrayLength());
        Assert.All(cases.RootElement.EnumerateArray(), one =>
        {
            var model = PriceModelJson.Read(one.GetProperty("price")).Model;
            Assert.NotNull(model);
            var quantity = long.Parse(one.GetProperty("quantity").GetString()!, CultureInfo.InvariantCulture);
            Assert.Equal(Money.FormatNanos(Cost(model, quantity)), one.GetProperty("cost").GetString());
        });
    }

    private static string Generate()
    {
        var near = Gen.Select(PriceGen.Near, Gen.Long[0, 70]).Array[NearCases];
        var far = Gen.Select(PriceGen.Far, PriceGen.Spread(0, 1_000_000_000_000)).Array[FarCases];
        var lines = near.Single(_ => true, Seed).Concat(far.Single(_ => true, Seed)).Select(one =>
        {
            var (model, quantity) = one;
            var (price, cost) = (PriceModelJson.Write(model), Money.FormatNanos(Cost(model, quantity)));
            return $$"""  { "price": {{price}}, "quantity": "{{quantity}}", "cost": "{{cost}}" }""";
        });
        return new StringBuilder("[\n").AppendJoin(",\n", lines).Append("\n]\n").ToString();
    }

    private static Int128 Cost(PriceModel model, long quantity) => Rater.Rate(PriceGen.Of(model), quantity).Nanos;
}
