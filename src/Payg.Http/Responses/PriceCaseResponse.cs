using System.ComponentModel;
using Payg.Core.Pricing;

namespace Payg.Http.Responses;

/// <summary>The price of usage with certain dimensions.</summary>
/// <param name="When">The dimensions, such as {"model":"gpt-5"}: usage that has all of them.</param>
/// <param name="Price">Its price.</param>
[Description("The price of usage with certain dimensions.")]
public sealed record PriceCaseResponse(
    [property: Description("The dimensions, such as {\"model\":\"gpt-5\"}: usage that has all of them.")]
    IReadOnlyDictionary<string, string> When,
    [property: Description("Its price.")]
    PriceResponse Price)
{
    /// <summary>The case as the API shows it.</summary>
    public static PriceCaseResponse Of(Price price) => new(price.When.Values, PriceResponse.Of(price));
}
