using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Access;

internal sealed class PasswordWorkOptions
{
    public const string Section = "Payg:Passwords";

    /// <summary>
    /// How long a log-in waits for its password to be hashed; 0.9 seconds by default, 0.1 seconds to 1 minute. A log-in
    /// that would wait longer, because too many people are logging in, is refused with 503 <c>logins_busy</c>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Wait { get; set; } = TimeSpan.FromMilliseconds(900);
}
