using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Xunit;

namespace Payg.Core.Tests.Pricing;

/// <summary>
/// Prices and worked examples as well-known APIs publish them. The figures are their owners' at the time of writing;
/// what is held here is that Payg can say each price and comes to the published sum. Where a page rounds its sum to
/// cents, the exact sum stands here.
/// </summary>
public sealed class PublicPricePages
{
    private const string StripeTiers = """
        "tiers":[{"up_to":5,"amount":"7"},{"up_to":10,"amount":"6.5"},{"amount":"6"}]
        """;

    private const string StripeEarlierTiers = """
        "tiers":[{"up_to":5,"amount":"5"},{"up_to":10,"amount":"4"},{"up_to":15,"amount":"3"},{"up_to":20,"amount":"2"},
                 {"amount":"1"}]
        """;

    // Stripe, "Set up tiered pricing", docs.stripe.com/subscriptions/pricing-models/tiered-pricing: fonts at 7, 6.5, 6.
    [Theory]
    [InlineData(1, "7")]
    [InlineData(5, "35")]
    [InlineData(6, "39")]
    [InlineData(20, "120")]
    [InlineData(25, "150")]
    public void Stripe_VolumeTiers_CostAsPublished(long fonts, string cost) =>
        AssertCost($$"""{"model":"volume",{{StripeTiers}}}""", fonts, cost);

    // The same page, graduated: 5 × 7, then 6.5 each, then 6 each.
    [Theory]
    [InlineData(5, "35")]
    [InlineData(6, "41.5")]
    [InlineData(20, "127.5")]
    [InlineData(25, "157.5")]
    public void Stripe_GraduatedTiers_CostAsPublished(long fonts, string cost) =>
        AssertCost($$"""{"model":"graduated",{{StripeTiers}}}""", fonts, cost);

    // Stripe, an earlier edition, stripe.com/docs/billing/subscriptions/tiers: 25 cost less than 20.
    [Theory]
    [InlineData("volume", 1, "5")]
    [InlineData("volume", 5, "25")]
    [InlineData("volume", 6, "24")]
    [InlineData("volume", 20, "40")]
    [InlineData("volume", 25, "25")]
    [InlineData("graduated", 6, "29")]
    public void StripeEarlier_FiveTiers_CostAsPublished(string model, long quantity, string cost) =>
        AssertCost($$"""{"model":"{{model}}",{{StripeEarlierTiers}}}""", quantity, cost);

    // Stripe, "Quantity transformation", stripe.com/docs/billing/subscriptions/quantity-transformation: $10 for every
    // 5 users or portion thereof.
    [Theory]
    [InlineData(1, "10")]
    [InlineData(3, "10")]
    [InlineData(5, "10")]
    [InlineData(6, "20")]
    [InlineData(7, "20")]
    public void Stripe_EveryStartedFiveUsers_CostAsPublished(long users, string cost) =>
        AssertCost("""{"model":"package","amount":"10","per":5}""", users, cost);

    // Stripe, "Transform quantities", docs.stripe.com/billing/subscriptions/usage-based/transform-quantities: a car at
    // 10 USD per started hour, 150 minutes.
    [Fact]
    public void Stripe_CarByTheStartedHour_CostsAsPublished() =>
        AssertCost("""{"model":"package","amount":"10","per":60}""", 150, "30");

    // Lago, "Package", docs.getlago.com/guide/plans/charges/charge-models/package: $5 per 100 units, the first 100
    // free.
    [Fact]
    public void Lago_PackagesAfterFreeUnits_CostAsPublished() =>
        AssertCost("""{"model":"package","amount":"5","per":100,"free_units":100}""", 201, "10");

    // AWS, aws.amazon.com/lambda/pricing, example 1: 3 million requests, the first million free, $0.20 per million.
    [Fact]
    public void AwsLambda_ThreeMillionRequests_CostAsPublished() =>
        AssertCost("""{"model":"flat","amount":"0.20","per":1000000,"free_units":1000000}""", 3_000_000, "0.4");

    // The same example's compute: 1,500,000 GB-s, 400,000 free, at $0.00001667 (the page shows $18.34).
    [Fact]
    public void AwsLambda_GigabyteSeconds_CostAsPublished() =>
        AssertCost("""{"model":"flat","amount":"0.00001667","free_units":400000}""", 1_500_000, "18.337");

    // AWS, "Best practices for designing API Gateway private APIs", table 4: REST calls per million at $3.50 for the
    // first 333 million, $2.80 for the next 667 million, $2.38 for the next 19 billion, $1.51 from there on.
    [Theory]
    [InlineData(1, "0.0000035")]
    [InlineData(333_000_000, "1165.5")]
    [InlineData(1_000_000_000, "3033.1")]
    [InlineData(20_000_000_000, "48253.1")]
    [InlineData(21_000_000_000, "49763.1")]
    public void AwsApiGateway_RestCalls_CostByTheFourTiers(long calls, string cost) => AssertCost(
        """
        {"model":"graduated","per":1000000,"tiers":[
            {"up_to":333000000,"amount":"3.50"},
            {"up_to":1000000000,"amount":"2.80"},
            {"up_to":20000000000,"amount":"2.38"},
            {"amount":"1.51"}]}
        """,
        calls,
        cost);

    // The same table: HTTP calls at $1.00 per million for the first 300 million, then $0.90.
    [Theory]
    [InlineData(216_000_000, "216")]
    [InlineData(301_000_000, "300.9")]
    public void AwsApiGateway_HttpCalls_CostByTheTwoTiers(long calls, string cost) => AssertCost(
        """{"model":"graduated","per":1000000,"tiers":[{"up_to":300000000,"amount":"1.00"},{"amount":"0.90"}]}""",
        calls,
        cost);

    // Google, developers.google.com/maps/documentation/geocoding/usage-and-billing: $5.00 per 1000 to 100,000, then
    // $4.00 per 1000 to 500,000.
    [Theory]
    [InlineData(1, "0.005")]
    [InlineData(100_000, "500")]
    [InlineData(100_001, "500.004")]
    [InlineData(500_000, "2100")]
    public void GoogleMaps_Geocoding_CostsByTheTiers(long requests, string cost) => AssertCost(
        """{"model":"graduated","per":1000,"tiers":[{"up_to":100000,"amount":"5.00"},{"amount":"4.00"}]}""",
        requests,
        cost);

    // Google, cloud.google.com/vision/pricing, text detection per 1000 units: the first 1000 free, $1.50 to 5,000,000,
    // $0.60 above; the last block is prorated. The page's tiers count from the first unit, free ones included.
    [Theory]
    [InlineData(1000, "0")]
    [InlineData(1001, "0.0015")]
    [InlineData(4300, "4.95")]
    [InlineData(5_000_000, "7498.5")]
    [InlineData(5_001_000, "7499.1")]
    public void GoogleVision_TextDetection_CostsByTheTiers(long units, string cost)
    {
        AssertCost(
            """
            {"model":"graduated","per":1000,"tiers":[
                {"up_to":1000,"amount":"0"},{"up_to":5000000,"amount":"1.50"},{"amount":"0.60"}]}
            """,
            units,
            cost);

        // The same price with the free units as an allowance: tiers then count from the first unit that is paid.
        AssertCost(
            """
            {"model":"graduated","per":1000,"free_units":1000,"tiers":[
                {"up_to":4999000,"amount":"1.50"},{"amount":"0.60"}]}
            """,
            units,
            cost);
    }

    // OpenAI, developers.openai.com/api/docs/pricing, as chatgptpricing-akr.pages.dev/api-pricing quotes it, GPT-4o
    // mini: $0.15 per million input tokens, $0.60 output, $0.075 cached input.
    [Theory]
    [InlineData("0.15", 1, "0.00000015")]
    [InlineData("0.15", 1_234_567, "0.18518505")]
    [InlineData("0.15", 1_000_000_000_000, "150000")]
    [InlineData("0.60", 77, "0.0000462")]
    [InlineData("0.075", 1, "0.000000075")]
    [InlineData("0.075", 2_000_000, "0.15")]
    public void OpenAi_TokensByTheMillion_CostExactly(string amount, long tokens, string cost) =>
        AssertCost($$"""{"model":"flat","amount":"{{amount}}","per":1000000}""", tokens, cost);

    // OpenAI, the same page by the same way, text-embedding-3-small: $0.02 per million tokens.
    [Fact]
    public void OpenAi_Embeddings_CostExactly() =>
        AssertCost("""{"model":"flat","amount":"0.02","per":1000000}""", 8191, "0.00016382");

    // Twilio, twilio.com/help/faq/billing-pricing/when-does-volume-pricing-kick-in: a month of voice minutes.
    [Theory]
    [InlineData("0.01", 200_000, "2000")]
    [InlineData("0.02", 200_000, "4000")]
    [InlineData("0.03", 100_000, "3000")]
    [InlineData("0.009", 1_000, "9")]
    public void Twilio_VoiceMinutes_CostAsPublished(string amount, long minutes, string cost) =>
        AssertCost($$"""{"model":"flat","amount":"{{amount}}"}""", minutes, cost);

    private static void AssertCost(string priceJson, long quantity, string cost)
    {
        var reading = PriceModelJson.Read(priceJson);
        Assert.Empty(reading.Errors);
        var price = PriceGen.Of(reading.Model!);

        Assert.Equal(cost, Rater.Rate(price, quantity).ToAmountString());
        Assert.Equal(cost, Money.FormatNanos(Rater.Explain(price, quantity).Sum(part => part.Cost.Nanos)));
    }
}
