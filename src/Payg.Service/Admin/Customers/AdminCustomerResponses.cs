using System.ComponentModel;
using Payg.Core.Amounts;
using Payg.Service.Http;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Customers;

/// <summary>A customer as administrators see them.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">Their user's name.</param>
/// <param name="IsAdministrator">Whether the user is an administrator.</param>
/// <param name="TimeZone">The time zone of the billing periods.</param>
/// <param name="TotalCost">All that was ever charged.</param>
/// <param name="CreatedAt">When they registered.</param>
/// <param name="DisabledAt">Since when their tokens are refused.</param>
internal sealed record AdminCustomerResponse(
    [property: Description("The customer's id")] Guid Id,
    [property: Description("Their user's name")] string Username,
    [property: Description("Whether the user is an administrator")] bool IsAdministrator,
    [property: Description("The IANA time zone whose calendar months are the billing periods")] string TimeZone,
    [property: Description("All that was ever charged")] MoneyResponse TotalCost,
    [property: Description("When they registered")] DateTimeOffset CreatedAt,
    [property: Description("Since when their tokens are refused; null: they are accepted")] DateTimeOffset? DisabledAt)
{
    /// <summary>The customer as the API shows them.</summary>
    public static AdminCustomerResponse Of(UserRow user, Currency currency) => new(
        user.CustomerId, user.UserName!, user.IsAdministrator, user.Customer!.TimeZone,
        MoneyResponse.Of(new Money(user.Customer.TotalCostNanos, currency)),
        user.Customer.CreatedAt, user.Customer.DisabledAt);
}

/// <summary>A customer, and what a month costs them.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Month">The billing period.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Lines">What that is made up of.</param>
internal sealed record CustomerDetailResponse(
    [property: Description("The customer")] AdminCustomerResponse Customer,
    [property: Description("The billing period, as yyyy-MM")] string Month,
    [property: Description("What the period costs: the sum of the lines")] MoneyResponse Cost,
    [property: Description("One line for each meter and price")] IReadOnlyList<CustomerLineResponse> Lines);

/// <summary>A usage line of a customer.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Price">The price in force when it was used.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Cost">What it costs.</param>
internal sealed record CustomerLineResponse(
    [property: Description("The meter's key")] string Meter,
    [property: Description("The HTTP method that is metered")] string Method,
    [property: Description("What is counted")] string Unit,
    [property: Description("The price in force when it was used")] PriceResponse Price,
    [property: Description("How much was used, in units")] long Quantity,
    [property: Description("What it costs")] MoneyResponse Cost);

/// <summary>A password that was just made.</summary>
/// <param name="Username">The user's name.</param>
/// <param name="Password">The password.</param>
internal sealed record NewPasswordResponse(
    [property: Description("The user's name")] string Username,
    [property: Description("The new password, shown this once")] string Password);
