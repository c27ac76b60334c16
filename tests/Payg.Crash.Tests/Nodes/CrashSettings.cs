using System.Globalization;
using System.Security.Cryptography;

namespace Payg.Crash.Tests.Nodes;

/// <summary>How long and with which dice: read from the environment, so that a run can be repeated.</summary>
internal static class CrashSettings
{
    private const string KillsVariable = "PAYG_CRASH_KILLS";
    private const string SeedVariable = "PAYG_CRASH_SEED";
    private const int ShortKills = 3;

    /// <summary>How often a service is killed in the longest histories. Default 3; 200 is a proof.</summary>
    public static int Kills { get; } = Read(KillsVariable) ?? ShortKills;

    /// <summary>How often the rarer mishaps happen: a tenth of the kills, but at least twice.</summary>
    public static int Mishaps { get; } = Math.Max(2, Kills / 10);

    /// <summary>How often those happen after which a service starts anew: a tenth of the kills, or once.</summary>
    public static int Restarts { get; } = Math.Max(1, Kills / 10);

    /// <summary>What all random choices of a run come from; told with every failure.</summary>
    public static int Seed { get; } = Read(SeedVariable) ?? RandomNumberGenerator.GetInt32(1_000_000);

    private static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
