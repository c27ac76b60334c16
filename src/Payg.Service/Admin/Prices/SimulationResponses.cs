using Payg.Http.Responses;

namespace Payg.Service.Admin.Prices;

/// <summary>The fields that ask for a simulation, as the API document shows them.</summary>
/// <param name="Meter">The meter's number.</param>
/// <param name="Month">The billing period, as yyyy-MM.</param>
/// <param name="Price">
/// The price to try, without cases; effective_from does not apply. Its currency says which customers it is tried on.
/// </param>
/// <param name="Customer">Only this customer, by their id, in their currency; all of them by default.</param>
internal sealed record SimulationRequest(
    int Meter,
    string Month,
    NewPriceRequest Price,
    Guid? Customer = null);

/// <summary>What a month would have brought at another price.</summary>
/// <param name="Month">The billing period, as yyyy-MM, in each customer's own time zone.</param>
/// <param name="Customers">How many customers used the meter in it.</param>
/// <param name="Quantity">How much all of them were charged for, in units: adjustments included.</param>
/// <param name="Paid">What all of them paid.</param>
/// <param name="WouldPay">What all of them would have paid.</param>
/// <param name="Difference">How much more that is; less than nothing: less.</param>
/// <param name="Data">The customers with the greatest difference, up or down.</param>
internal sealed record SimulationResponse(
    string Month,
    int Customers,
    Int128 Quantity,
    MoneyResponse Paid,
    MoneyResponse WouldPay,
    MoneyResponse Difference,
    IReadOnlyList<SimulatedCustomerResponse> Data);

/// <summary>What a customer would have paid.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="Quantity">How much they were charged for, in units: adjustments included.</param>
/// <param name="Paid">What they paid.</param>
/// <param name="WouldPay">What they would have paid.</param>
/// <param name="Difference">How much more that is; less than nothing: less.</param>
internal sealed record SimulatedCustomerResponse(
    Guid Id,
    string Name,
    Int128 Quantity,
    MoneyResponse Paid,
    MoneyResponse WouldPay,
    MoneyResponse Difference);
