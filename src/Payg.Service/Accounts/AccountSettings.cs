using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Accounts;

/// <summary>The settings of accounts: the section <c>Payg</c>.</summary>
internal sealed class AccountSettings
{
    /// <summary>The administrator that the first start makes: the section <c>Payg:Admin</c>.</summary>
    [Required]
    public AdministratorSettings Admin { get; set; } = new();

    /// <summary>How often one address may try: the section <c>Payg:RateLimits</c>.</summary>
    [Required]
    public RateLimitSettings RateLimits { get; set; } = new();

    /// <summary>How long tokens last: the section <c>Payg:Tokens</c>.</summary>
    [Required]
    public TokenSettings Tokens { get; set; } = new();
}

/// <summary>The administrator that the first start makes. Later starts do not look at it.</summary>
internal sealed class AdministratorSettings
{
    /// <summary>The user name; <c>admin</c> by default.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Username { get; set; } = "admin";

    /// <summary>The password; none by default, then the first start makes one and prints it once.</summary>
    public string? Password { get; set; }
}

/// <summary>How many requests one address may make in a minute.</summary>
internal sealed class RateLimitSettings
{
    /// <summary>Registrations; 30 by default, 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int Register { get; set; } = 30;

    /// <summary>Logins; 30 by default, 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int Login { get; set; } = 30;
}

/// <summary>How long tokens last.</summary>
internal sealed class TokenSettings
{
    /// <summary>How long after its login a session token is refused: 1 minute to 1 year, 7 days by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);
}
