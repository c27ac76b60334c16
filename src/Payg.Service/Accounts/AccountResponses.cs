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
/// <param name="TotalCost">All-time spend, exact, in the service's currency.</param>
internal sealed record InfoResponse(
    Guid Id,
    string Username,
    decimal MonthlyCost,
    decimal TotalCost);

/// <summary>The user's own settings.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="Username">The user's name.</param>
/// <param name="TimeZone">The IANA time zone whose calendar month is the current billing period.</param>
/// <param name="PendingTimeZone">The time zone of the next billing period; null: it stays the same.</param>
/// <param name="PendingTimeZoneFrom">When that period begins; null: the time zone stays the same.</param>
/// <param name="IsAdministrator">Whether the user has the role admin.</param>
/// <param name="CreatedAt">When the customer registered.</param>
/// <param name="MustChangePassword">
/// Whether the password was generated: until it is changed, nothing else can be.
/// </param>
/// <param name="HasTotp">Whether log-ins ask for a code of an authenticator app.</param>
/// <param name="MustSetUpTotp">
/// Whether an authenticator app must be set up before the user can act as an administrator.
/// </param>
/// <param name="Email">Where the user receives e-mail; null: nowhere.</param>
/// <param name="IsEmailVerified">Whether the user opened the link that was sent there.</param>
/// <param name="PendingEmail">The address that replaces it when the link that was sent there is opened.</param>
internal sealed record AccountResponse(
    Guid Id,
    string Username,
    string TimeZone,
    string? PendingTimeZone,
    DateTimeOffset? PendingTimeZoneFrom,
    bool IsAdministrator,
    DateTimeOffset CreatedAt,
    bool MustChangePassword,
    bool HasTotp,
    bool MustSetUpTotp,
    string? Email,
    bool IsEmailVerified,
    string? PendingEmail);

/// <summary>A change of the user's own settings.</summary>
/// <param name="TimeZone">
/// The IANA name of a time zone, such as Europe/Berlin. It acts from the next billing period on.
/// </param>
internal sealed record AccountChangeRequest(
    string TimeZone);

/// <summary>A change of password.</summary>
/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">The password from now on: 8 to 128 characters.</param>
/// <param name="RevokeKeys">Whether all API keys of the user are revoked too; false by default.</param>
internal sealed record PasswordChangeRequest(
    string CurrentPassword,
    string NewPassword,
    bool RevokeKeys = false);

/// <summary>A proof that the user is still the one who logged in.</summary>
/// <param name="Password">The password.</param>
/// <param name="Totp">
/// A code of the user's authenticator app, or a recovery code; needed where log-ins ask for one.
/// </param>
internal sealed record ReauthenticationRequest(
    string Password,
    string? Totp = null);

/// <summary>A session that has not ended.</summary>
/// <param name="Id">Names the session.</param>
/// <param name="IsCurrent">Whether this request belongs to it.</param>
/// <param name="Client">What the browser or program called itself at the log-in; null: nothing.</param>
/// <param name="Address">The address of the log-in; null: not known.</param>
/// <param name="CreatedAt">When the user logged in.</param>
/// <param name="AuthenticatedAt">When the user last showed their password in it.</param>
/// <param name="LastUsedAt">When it was last used, up to a minute late; null: not since.</param>
/// <param name="ExpiresAt">From this instant on it is refused.</param>
internal sealed record SessionResponse(
    Guid Id,
    bool IsCurrent,
    string? Client,
    string? Address,
    DateTimeOffset CreatedAt,
    DateTimeOffset AuthenticatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset ExpiresAt);

/// <summary>Something that the user should know about their account.</summary>
/// <param name="Id">Names the notice.</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What happened: <c>login.new_device</c>.</param>
/// <param name="Client">What the browser or program called itself; null: nothing.</param>
/// <param name="Address">The address that it came from; null: not known.</param>
internal sealed record NoticeResponse(
    long Id,
    DateTimeOffset At,
    string Kind,
    string? Client,
    string? Address);

/// <summary>The user's authenticator app.</summary>
/// <param name="IsEnabled">Whether log-ins ask for its codes.</param>
/// <param name="EnabledAt">Since when; null: they do not.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes have not been used.</param>
internal sealed record TotpResponse(
    bool IsEnabled,
    DateTimeOffset? EnabledAt,
    int RecoveryCodesLeft);

/// <summary>A secret for an authenticator app, which does nothing until a code of it is sent.</summary>
/// <param name="Secret">The secret in Base32, to be typed into the app.</param>
/// <param name="Uri">The same as an otpauth address, to be shown as a QR code.</param>
internal sealed record TotpSecretResponse(
    string Secret,
    string Uri);

/// <summary>A code that shows that the app has the secret.</summary>
/// <param name="Code">Six digits.</param>
internal sealed record TotpCodeRequest(
    string Code);

/// <summary>Recovery codes, shown this once.</summary>
/// <param name="Codes">Each replaces one code of the app, once.</param>
internal sealed record RecoveryCodesResponse(
    IReadOnlyList<string> Codes);
