using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Clients.Tests.Hosting;

/// <summary>The real service on an empty database of its own. Disposing ends it and deletes its data.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    /// <summary>The password of the administrator.</summary>
    public const string AdministratorPassword = "correct horse battery 42";

    private readonly ServiceProcess _process;
    private readonly DirectoryInfo _folder;

    private RunningService(ServiceProcess process, DirectoryInfo folder) => (_process, _folder) = (process, folder);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => _process.Address.ToString().TrimEnd('/');

    /// <summary>Where a client may write; gone with the service.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Starts a service that does not limit how often one may register.</summary>
    public static async Task<RunningService> StartAsync(
        bool isPostgres = false, params IEnumerable<KeyValuePair<string, string>> settings)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var connection = isPostgres
            ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(cancellation)
            : "";
        var folder = Directory.CreateTempSubdirectory("payg-clients-");
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Payg"] = connection,
            ["Payg__Admin__Password"] = AdministratorPassword,
            ["Payg__RateLimits__Register"] = "0",
            ["Payg__RateLimits__Login"] = "0",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        var process = await ServiceProcess.StartAsync(
            new ServiceProcessOptions { DataDirectory = Path.Combine(folder.FullName, "data"), Settings = all },
            cancellation);
        return new RunningService(process, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
