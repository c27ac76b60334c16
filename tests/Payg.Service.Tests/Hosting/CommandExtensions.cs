using Payg.Testing.Processes;

namespace Payg.Service.Tests.Hosting;

/// <summary>Runs commands of the program on a test's database.</summary>
internal static class CommandExtensions
{
    /// <summary>How a process on the database is started.</summary>
    /// <param name="database">The database.</param>
    /// <param name="settings">More settings, in their environment form.</param>
    public static ServiceProcessOptions Options(
        this TestDatabase database, params IEnumerable<KeyValuePair<string, string>> settings)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Payg"] = database.Setting,
            ["Payg__RateLimits__Register"] = "0",
            ["Payg__RateLimits__Login"] = "0",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return new ServiceProcessOptions { DataDirectory = database.Folder.FullName, Settings = all };
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<ServiceCommandRun> RunAsync(this TestDatabase database, params IEnumerable<string> arguments) =>
        ServiceCommandRun.RunAsync(database.Options(), arguments);
}
