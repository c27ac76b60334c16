using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Payg.Service.Accounts;

/// <summary>A user who was just registered.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">The user's name.</param>
internal sealed record UserResponse(
    [property: Description("The customer's id")] Guid Id,
    [property: Description("The user's name")] string Username);

/// <summary>A session that has just begun.</summary>
/// <param name="Username">The user's name.</param>
/// <param name="Id">The customer's id.</param>
/// <param name="ExpiresAt">From this instant on the token is refused.</param>
internal sealed record LoginResponse(
    [property: Description("The user's name")] string Username,
    [property: Description("The customer's id")] Guid Id,
    [property: Description("From this instant on the token is refused")] DateTimeOffset ExpiresAt)
{
    /// <summary>The session token, shown this once; absent where it was set as a cookie.</summary>
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }
}

/// <summary>Who one is, and what it costs.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">The user's name.</param>
/// <param name="MonthlyCost">What the current billing period costs so far.</param>
/// <param name="TotalCost">All that was ever charged.</param>
internal sealed record InfoResponse(
    [property: Description("The customer's id")] Guid Id,
    [property: Description("The user's name")] string Username,
    [property: Description("What the current billing period costs so far, exact, in the service's currency")]
    decimal MonthlyCost,
    [property: Description("All that was ever charged, exact, in the service's currency")]
    decimal TotalCost);

/// <summary>The user's own settings.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">The user's name.</param>
/// <param name="TimeZone">The time zone of the billing periods.</param>
/// <param name="IsAdministrator">Whether the user runs the service.</param>
/// <param name="CreatedAt">When the user registered.</param>
internal sealed record AccountResponse(
    [property: Description("The customer's id")] Guid Id,
    [property: Description("The user's name")] string Username,
    [property: Description("The IANA time zone whose calendar months are the billing periods")] string TimeZone,
    [property: Description("Whether the user has the role admin")] bool IsAdministrator,
    [property: Description("When the customer registered")] DateTimeOffset CreatedAt);

/// <summary>A change of the user's own settings.</summary>
/// <param name="TimeZone">The time zone of the billing periods.</param>
internal sealed record AccountChangeRequest(
    [property: Description("The IANA name of a time zone, such as Europe/Berlin")] string TimeZone);

/// <summary>A change of password.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">The password from now on.</param>
internal sealed record PasswordChangeRequest(
    [property: Description("The password until now")] string CurrentPassword,
    [property: Description("The password from now on: 8 to 128 characters")] string NewPassword);
