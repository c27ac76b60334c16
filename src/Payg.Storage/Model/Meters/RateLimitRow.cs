using Payg.Storage.Model.Accounts;

namespace Payg.Storage.Model.Meters;

/// <summary>
/// How many calls of one meter a customer may make in a minute, on each node. No row: as many as they like. An
/// <see cref="AccessChangeRow"/> is added with each change of one.
/// </summary>
public sealed class RateLimitRow
{
    /// <summary>The most calls a minute that a limit can allow: a hundred thousand a second.</summary>
    public const int MaxCallsPerMinute = 6_000_000;

    internal const string CallsPerMinuteCheck = "calls_per_minute BETWEEN 1 AND 6000000";

    /// <summary>Whose calls are limited.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The meter of the calls.</summary>
    public int MeterId { get; set; }

    /// <summary>Calls a minute: 1 to <see cref="MaxCallsPerMinute"/>.</summary>
    public int CallsPerMinute { get; set; }
}
