using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Server;

internal sealed class ServerOptions
{
    public const string Section = "Payg:Server";

    /// <summary>
    /// The most connections at a time, 100 to 1,000,000, 20,000 by default; further ones are closed at once. The
    /// process must be allowed as many open files.
    /// </summary>
    [Range(100, 1_000_000)]
    public int MaxConnections { get; set; } = 20_000;

    /// <summary>
    /// How long the service goes on serving after it was asked to end (SIGTERM), while <c>/health/ready</c> answers
    /// 503: longer than the load balancer in front takes to notice, such as 5 seconds. None by default, which is right
    /// where nobody is in front; at most 5 minutes. Up to 8 seconds more pass until the end.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ShutdownDelay { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// The path below which clients reach the service behind a proxy, such as <c>/payg</c> or <c>/a/b</c>, whether the
    /// proxy removes it from requests or not. None by default: then trusted proxies may say it by
    /// <c>X-Forwarded-Prefix</c>. It must not begin like a path of the service itself, such as <c>/api</c>.
    /// </summary>
    [StringLength(PathPrefix.MaxLength)]
    [RegularExpression(PathPrefix.Pattern, ErrorMessage = "It must be like /payg or /a/b.")]
    public string? PathBase { get; set; }
}
