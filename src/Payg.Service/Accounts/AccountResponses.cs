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
/// <param name="Token">The session token; absent where it was set as a cookie.</param>
/// <param name="Username">The user's name.</param>
/// <param name="Id">The customer's id.</param>
/// <param name="ExpiresAt">From this instant on the token is refused.</param>
internal sealed record LoginResponse(
    [property: Description("The session token, shown this once; absent where it was set as a cookie")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    string? Token,
    [property: Description("The user's name")] string Username,
    [property: Description("The customer's id")] Guid Id,
    [property: Description("From this instant on the token is refused")] DateTimeOffset ExpiresAt);

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
