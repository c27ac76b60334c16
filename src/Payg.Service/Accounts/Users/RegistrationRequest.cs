namespace Payg.Service.Accounts.Users;

/// <summary>The body of a registration.</summary>
/// <param name="Username">1 to 150 letters, digits and @ . + - _; upper and lower case name the same user.</param>
/// <param name="Password">8 to 128 characters, taken exactly as typed.</param>
/// <param name="Invitation">The secret of an invitation, to sign up as the user of a customer who exists.</param>
/// <param name="Email">Where the user receives e-mail; a link is sent to it. Needed where the operator says so.</param>
internal sealed record RegistrationRequest(
    string Username,
    string Password,
    string? Invitation = null,
    string? Email = null);

/// <summary>The body of a sign-in.</summary>
/// <param name="Username">The user name; upper and lower case name the same user.</param>
/// <param name="Password">The password, taken exactly as typed.</param>
/// <param name="Totp">
/// A code of the user's authenticator app, or a recovery code; needed where the answer without it is
/// <c>totp_required</c>.
/// </param>
internal sealed record LoginRequest(
    string Username,
    string Password,
    string? Totp = null);
