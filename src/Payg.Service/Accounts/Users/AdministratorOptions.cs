using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Accounts.Users;

internal sealed class AdministratorOptions
{
    public const string Section = "Payg:Admin";

    /// <summary>The user name that the first start creates; <c>admin</c> by default.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Username { get; set; } = "admin";

    /// <summary>
    /// The password at the first start, which must keep the rules for passwords; without one, the first start
    /// generates a password and prints it once, and it must be changed at the first log-in.
    /// </summary>
    public string? Password { get; set; }

    /// <summary>
    /// Whether administrators must set up an authenticator app before they can administer; false by default.
    /// </summary>
    public bool RequireTotp { get; set; }
}
