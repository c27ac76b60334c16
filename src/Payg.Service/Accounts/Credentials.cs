namespace Payg.Service.Accounts;

/// <summary>What register and login take.</summary>
/// <param name="Username">1 to 150 letters, digits and @ . + - _; upper and lower case name the same user.</param>
/// <param name="Password">8 to 128 characters, taken exactly as typed.</param>
internal sealed record Credentials(
    string Username,
    string Password);
