using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Startup;

/// <summary>The bounds of the web server that depend on the machine.</summary>
internal sealed class ServerSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Payg:Server";

    /// <summary>
    /// The most connections at a time, 100 to 1,000,000, 20,000 by default; further ones are closed at once. The
    /// process must be allowed as many open files.
    /// </summary>
    [Range(100, 1_000_000)]
    public int MaxConnections { get; set; } = 20_000;
}
