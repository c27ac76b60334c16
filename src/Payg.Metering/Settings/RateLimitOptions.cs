using System.ComponentModel.DataAnnotations;

namespace Payg.Metering.Settings;

/// <summary>How often one address or one customer may do what costs more than a call, on each node.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Where these settings are found in the configuration.</summary>
    public const string Section = "Payg:RateLimits";

    /// <summary>Default of <see cref="UnknownTokens"/>.</summary>
    public const int DefaultUnknownTokens = 60;

    /// <summary>Default of <see cref="Changes"/>.</summary>
    public const int DefaultChanges = 60;

    /// <summary>Default of <see cref="ChangesPerDay"/>.</summary>
    public const int DefaultChangesPerDay = 1000;

    /// <summary>Default of <see cref="Estimates"/>.</summary>
    public const int DefaultEstimates = 300;

    /// <summary>
    /// Look-ups of tokens that are not valid, by one address in a minute; 60 by default, 0 is no limit. Beyond it such
    /// requests are refused with 429 and share queries; a valid token from the same address still works.
    /// </summary>
    [Range(0, 1_000_000)]
    public int UnknownTokens { get; set; } = DefaultUnknownTokens;

    /// <summary>
    /// What one customer's users may change in a minute, such as API keys and the account; 60 by default, 0 is no
    /// limit. Each change leaves an entry in the audit log.
    /// </summary>
    [Range(0, 1_000_000)]
    public int Changes { get; set; } = DefaultChanges;

    /// <summary>The same in a day of UTC; 1,000 by default, 0 is no limit.</summary>
    [Range(0, 1_000_000)]
    public int ChangesPerDay { get; set; } = DefaultChangesPerDay;

    /// <summary>
    /// Estimates of a cost, which need no token, by one address in a minute; 300 by default, 0 is no limit.
    /// </summary>
    [Range(0, 1_000_000)]
    public int Estimates { get; set; } = DefaultEstimates;
}
