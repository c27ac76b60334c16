using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Accounts.Sessions;

/// <summary>How many attempts may be made in a minute, on each node.</summary>
internal sealed class AttemptLimitOptions
{
    public const string Section = "Payg:RateLimits";

    /// <summary>Registrations from one address; 30 by default, 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int Register { get; set; } = 30;

    /// <summary>
    /// Log-ins from one address, and log-ins for one user's name from wherever; 30 by default, 0 is no limit.
    /// </summary>
    [Range(0, 1_000_000)]
    public int Login { get; set; } = 30;
}
