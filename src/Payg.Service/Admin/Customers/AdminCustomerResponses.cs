using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Http.Responses;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Admin.Customers;

/// <summary>A customer as administrators see them.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">Their user's name; before they have a user, what the customer is called.</param>
/// <param name="IsAdministrator">Whether the user is an administrator.</param>
/// <param name="Currency">What they are charged in, an ISO 4217 code.</param>
/// <param name="TimeZone">The IANA time zone whose calendar months are the billing periods.</param>
/// <param name="PendingTimeZone">The time zone of the next billing period; null: it stays the same.</param>
/// <param name="PendingTimeZoneFrom">When that period begins; null: the time zone stays the same.</param>
/// <param name="TotalCost">All-time spend.</param>
/// <param name="CreatedAt">When they registered.</param>
/// <param name="DisabledAt">Since when their tokens are refused; null: they are accepted.</param>
/// <param name="ErasedAt">When their personal data was erased; null: it was not.</param>
/// <param name="Company">Their company; null: not known.</param>
/// <param name="Email">Their e-mail address; null: not known.</param>
/// <param name="ExternalId">Their id in the operator's own systems; null: none.</param>
/// <param name="Notes">What operators note about them; null: nothing.</param>
/// <param name="IsInvited">Whether they have no user yet.</param>
/// <param name="MonthCost">Spend in their current billing period.</param>
internal sealed record AdminCustomerResponse(
    Guid Id,
    string Username,
    bool IsAdministrator,
    string Currency,
    string TimeZone,
    string? PendingTimeZone,
    DateTimeOffset? PendingTimeZoneFrom,
    MoneyResponse TotalCost,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? ErasedAt,
    string? Company,
    string? Email,
    string? ExternalId,
    string? Notes,
    bool IsInvited,
    MoneyResponse MonthCost)
{
    public static AdminCustomerResponse Of(
        CustomerRow row, UserRow? user, Payer payer, Int128 monthNanos, DateTimeOffset now)
    {
        var (calendar, currency) = (payer.Calendar, payer.Currency);
        var pending = calendar.PendingAt(now);
        return new AdminCustomerResponse(
            row.Id, user?.UserName ?? row.Name, user?.IsAdministrator ?? false, currency.Code,
            calendar.ZoneAt(now).Id, pending?.Zone.Id, pending?.At,
            MoneyResponse.Of(new Money(row.TotalCostNanos, currency)), row.CreatedAt, row.DisabledAt,
            row.ErasedAt, row.Company, row.Email, row.ExternalId, row.Notes, user is null,
            MoneyResponse.Of(new Money(monthNanos, currency)));
    }
}

/// <summary>A customer who was just created, and how a user signs up for them.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Invitation">The invitation.</param>
internal sealed record NewCustomerResponse(AdminCustomerResponse Customer, InvitationResponse Invitation);

/// <summary>An invitation: the portal's page <c>/sign-up?invitation=…</c>, or <c>POST /api/auth/register</c>.</summary>
/// <param name="Token">The secret, shown this once.</param>
/// <param name="ExpiresAt">From this instant on it is refused.</param>
internal sealed record InvitationResponse(string Token, DateTimeOffset ExpiresAt);

/// <summary>A customer, and what a month costs them.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Month">The billing period, as yyyy-MM.</param>
/// <param name="Cost">What the period costs: the sum of the lines and of the adjustments in money.</param>
/// <param name="Comparison">
/// A period that is over beside the one before; the current one, to the last whole quarter of an hour and adjustments
/// left out, beside the same span of it. Null: nothing of it has passed yet.
/// </param>
/// <param name="Forecast">
/// What the current period comes to at its end; null: it is another period, or there is usage of fewer than three days.
/// </param>
/// <param name="Lines">One line for each meter and price.</param>
internal sealed record CustomerDetailResponse(
    AdminCustomerResponse Customer,
    string Month,
    MoneyResponse Cost,
    SpendComparisonResponse? Comparison,
    SpendForecastResponse? Forecast,
    IReadOnlyList<CustomerLineResponse> Lines);

/// <summary>A usage line of a customer.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="MeterName">What the meter is called where people read it; null: its key.</param>
/// <param name="Method">The HTTP method that is metered.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="When">The dimensions of the price's case; empty: the default price.</param>
/// <param name="Price">The price in force when it was used.</param>
/// <param name="Quantity">How much was metered, in units.</param>
/// <param name="AdjustedQuantity">Units that adjustments added; less than 0: took off.</param>
/// <param name="Before">Units at earlier prices of the period, from which tiers and free units continue.</param>
/// <param name="Cost">What it costs.</param>
internal sealed record CustomerLineResponse(
    string Meter,
    string? MeterName,
    string Method,
    string Unit,
    IReadOnlyDictionary<string, string> When,
    PriceResponse Price,
    long Quantity,
    long AdjustedQuantity,
    long Before,
    MoneyResponse Cost);

/// <summary>A password that was just made.</summary>
/// <param name="Username">The user's name.</param>
/// <param name="Password">The new password, shown this once.</param>
internal sealed record NewPasswordResponse(
    string Username,
    string Password);
