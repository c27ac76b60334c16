using System.Text.Json.Serialization;

namespace Payg.Service.Accounts;

/// <summary>A user who was just registered.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">The user's name.</param>
internal sealed record UserResponse(
    Guid Id,
    string Username);

/// <summary>A session that has just begun.</summary>
/// <param name="Username">The user's name.</param>
/// <param name="Id">The customer's id.</param>
/// <param name="ExpiresAt">From this instant on the token is refused.</param>
internal sealed record LoginResponse(
    string Username,
    Guid Id,
    DateTimeOffset ExpiresAt)
{
    /// <summary>The session token, shown this once; absent where it was set as a cookie.</summary>
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }
}

/// <summary>Who one is, and what it costs.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">The user's name.</param>
/// <param name="MonthlyCost">What the current billing period costs so far, exact, in the service's currency.</param>
/// <param name="TotalCost">All that was ever charged, exact, in the service's currency.</param>
internal sealed record InfoResponse(
    Guid Id,
    string Username,
    decimal MonthlyCost,
    decimal TotalCost);

/// <summary>The user's own settings.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">The user's name.</param>
/// <param name="TimeZone">The IANA time zone whose calendar months are the billing periods.</param>
/// <param name="IsAdministrator">Whether the user has the role admin.</param>
/// <param name="CreatedAt">When the customer registered.</param>
internal sealed record AccountResponse(
    Guid Id,
    string Username,
    string TimeZone,
    bool IsAdministrator,
    DateTimeOffset CreatedAt);

/// <summary>A change of the user's own settings.</summary>
/// <param name="TimeZone">The IANA name of a time zone, such as Europe/Berlin.</param>
internal sealed record AccountChangeRequest(
    string TimeZone);

/// <summary>A change of password.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">The password from now on: 8 to 128 characters.</param>
internal sealed record PasswordChangeRequest(
    string CurrentPassword,
    string NewPassword);
