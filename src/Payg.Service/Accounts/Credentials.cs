using System.ComponentModel;

namespace Payg.Service.Accounts;

/// <summary>What register and login take.</summary>
/// <param name="Username">The user's name.</param>
/// <param name="Password">The user's password, exactly as typed.</param>
internal sealed record Credentials(
    [property: Description("1 to 150 letters, digits and @ . + - _; upper and lower case name the same user")]
    string Username,
    [property: Description("8 to 128 characters, taken exactly as typed")]
    string Password);
