using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Accounts;

/// <summary>The administrator that the first start makes. Later starts do not look at it.</summary>
internal sealed class AdministratorSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payg:Admin";

    /// <summary>The user name; <c>admin</c> by default.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Username { get; set; } = "admin";

    /// <summary>The password; none by default, then the first start makes one and prints it once.</summary>
    public string? Password { get; set; }
}
