using Payg.Core.Amounts;
using Payg.Metering.Http;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Customers;

/// <summary>A customer as administrators see them.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">Their user's name.</param>
/// <param name="IsAdministrator">Whether the user is an administrator.</param>
/// <param name="TimeZone">The IANA time zone whose calendar months are the billing periods.</param>
/// <param name="TotalCost">All that was ever charged.</param>
/// <param name="CreatedAt">When they registered.</param>
/// <param name="DisabledAt">Since when their tokens are refused; null: they are accepted.</param>
internal sealed record AdminCustomerResponse(
    Guid Id,
    string Username,
    bool IsAdministrator,
    string TimeZone,
    MoneyResponse TotalCost,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt)
{
    /// <summary>The customer as the API shows them.</summary>
    public static AdminCustomerResponse Of(UserRow user, Currency currency) => new(
        user.CustomerId, user.UserName!, user.IsAdministrator, user.Customer!.TimeZone,
        MoneyResponse.Of(new Money(user.Customer.TotalCostNanos, currency)),
        user.Customer.CreatedAt, user.Customer.DisabledAt);
}

/// <summary>A customer, and what a month costs them.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Month">The billing period, as yyyy-MM.</param>
/// <param name="Cost">What the period costs: the sum of the lines.</param>
/// <param name="Lines">One line for each meter and price.</param>
internal sealed record CustomerDetailResponse(
    AdminCustomerResponse Customer,
    string Month,
    MoneyResponse Cost,
    IReadOnlyList<CustomerLineResponse> Lines);

/// <summary>A usage line of a customer.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Price">The price in force when it was used.</param>
/// <param name="Quantity">How much was used, in units.</param>
/// <param name="Cost">What it costs.</param>
internal sealed record CustomerLineResponse(
    string Meter,
    string Method,
    string Unit,
    PriceResponse Price,
    long Quantity,
    MoneyResponse Cost);

/// <summary>A password that was just made.</summary>
/// <param name="Username">The user's name.</param>
/// <param name="Password">The new password, shown this once.</param>
internal sealed record NewPasswordResponse(
    string Username,
    string Password);
