using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Accounts;

/// <summary>How many requests one address may make in a minute.</summary>
internal sealed class RateLimitSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payg:RateLimits";

    /// <summary>Registrations; 30 by default, 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int Register { get; set; } = 30;

    /// <summary>Logins; 30 by default, 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int Login { get; set; } = 30;
}
