using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Accounts.Sessions;

internal sealed class AccessTokenOptions
{
    public const string Section = "Payg:Tokens";

    /// <summary>How long after its login a session token is refused: 1 minute to 1 year, 7 days by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a new session may go unused before it is refused: 5 minutes to 1 year, up to a minute late; 0, the
    /// default, is no bound.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SessionIdleTimeout { get; set; }

    /// <summary>
    /// How many sessions a user may have, 1 to 10,000, 100 by default. One more ends the oldest.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxSessions { get; set; } = 100;

    /// <summary>
    /// How long after showing their password users may make API keys and change rights and time zones, 1 minute to 1
    /// year; then they are asked for it again. 1 hour by default; 0 never asks.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ReauthenticateAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether browsers may log in over plain HTTP from other machines; false by default. Without it the cookie is for
    /// HTTPS alone, except at localhost.
    /// </summary>
    public bool AllowPlainHttp { get; set; }
}
