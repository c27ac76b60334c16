using System.ComponentModel;
using Payg.Service.Http;

namespace Payg.Service.Admin.Prices;

/// <summary>The fields that ask for a simulation, as the API document shows them.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Month">The billing period.</param>
/// <param name="Price">The candidate.</param>
internal sealed record SimulationFields(
    [property: Description("The meter's number")] int Meter,
    [property: Description("The billing period, as yyyy-MM")] string Month,
    [property: Description("The price to try; effective_from does not apply")] PriceFields Price);

/// <summary>What a month would have brought at another price.</summary>
/// <param name="Month">The billing period.</param>
/// <param name="Customers">How many used the meter.</param>
/// <param name="Quantity">How much they used.</param>
/// <param name="Paid">What they paid.</param>
/// <param name="WouldPay">What they would have paid.</param>
/// <param name="Difference">How much more that is.</param>
/// <param name="Data">Those with the greatest difference.</param>
internal sealed record SimulationResponse(
    [property: Description("The billing period, as yyyy-MM, in each customer's own time zone")] string Month,
    [property: Description("How many customers used the meter in it")] int Customers,
    [property: Description("How much all of them used, in units")] long Quantity,
    [property: Description("What all of them paid")] MoneyResponse Paid,
    [property: Description("What all of them would have paid")] MoneyResponse WouldPay,
    [property: Description("How much more that is; less than nothing: less")] MoneyResponse Difference,
    [property: Description("The customers with the greatest difference, up or down")]
    IReadOnlyList<SimulatedCustomerResponse> Data);

/// <summary>What a customer would have paid.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Quantity">How much they used.</param>
/// <param name="Paid">What they paid.</param>
/// <param name="WouldPay">What they would have paid.</param>
/// <param name="Difference">How much more that is.</param>
internal sealed record SimulatedCustomerResponse(
    [property: Description("The customer's id")] Guid Id,
    [property: Description("The customer's name")] string Name,
    [property: Description("How much they used, in units")] long Quantity,
    [property: Description("What they paid")] MoneyResponse Paid,
    [property: Description("What they would have paid")] MoneyResponse WouldPay,
    [property: Description("How much more that is; less than nothing: less")] MoneyResponse Difference);
