using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Accounts;

/// <summary>How long tokens last.</summary>
internal sealed class TokenSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payg:Tokens";

    /// <summary>How long after its login a session token is refused: 1 minute to 1 year, 7 days by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);
}
