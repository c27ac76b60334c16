using System.Globalization;
using System.Text.RegularExpressions;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;

namespace Payg.Clients.Tests.Documents;

/// <summary>The figures of the pricing cookbook are what its prices come to.</summary>
public sealed partial class PricingTests
{
    private const string Cookbook = "docs/pricing.md";

    // Fewer would mean that the tables are not found any more.
    private const int FewestExamples = 20;

    [Fact]
    public async Task Examples_OfTheCookbook_CostWhatItSays()
    {
        var file = await MarkdownFile.ReadAsync(Cookbook, TestContext.Current.CancellationToken);

        var examples = file.Blocks
            .Where(block => block.Info is "json price")
            .SelectMany(block => RowsAfter(file.Text, block.End).Select(row => (block.Code, row.Units, row.Cost)))
            .ToArray();

        Assert.True(examples.Length >= FewestExamples, $"only {examples.Length} examples");
        Assert.All(examples, example => Assert.Equal(example.Cost, CostOf(example.Code, example.Units)));
    }

    private static string CostOf(string json, long units)
    {
        var reading = PriceModelJson.Read(json);
        Assert.Empty(reading.Errors);
        Assert.True(Currency.TryParse("USD", out var currency));
        var price = new Price(new PriceId(1), new MeterId(1), currency, DateTimeOffset.UnixEpoch, reading.Model!);
        return Money.FormatNanos(Rater.Rate(price, units).Nanos);
    }

    private static IEnumerable<(long Units, string Cost)> RowsAfter(string text, int start)
    {
        var table = text[start..].TrimStart().Split("\n\n")[0];
        return Row.Matches(table).Select(row => (
            long.Parse(Digits(row.Groups["units"]), CultureInfo.InvariantCulture), Digits(row.Groups["cost"])));
    }

    private static string Digits(Group group) => group.Value.Replace(",", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| *(?<units>[0-9,]+) *\| *(?<cost>[0-9,.]+) *\|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row { get; }
}
