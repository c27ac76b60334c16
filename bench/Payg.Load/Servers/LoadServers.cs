using System.Globalization;
using Npgsql;
using Payg.Testing;
using Payg.Testing.Postgres;
using Payg.Testing.Processes;

namespace Payg.Load.Servers;

/// <summary>Starts the servers that are compared, each in a process and with a database of its own.</summary>
internal sealed class LoadServers : IAsyncDisposable
{
    /// <summary>Tells a process of this program which server to be.</summary>
    public const string ServerVariable = "PAYG_LOAD_SERVER";

    /// <summary>Ends the names of servers whose customers have a credit that their calls must fit into.</summary>
    public const string Prepaid = "-prepaid";

    private const string Sqlite = "sqlite";
    private const string Postgres = "postgres";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-load-");
    private readonly List<IAsyncDisposable> _owned = [];
    private readonly List<LoadTarget> _targets = [];

    private LoadServers()
    {
    }

    /// <summary>The servers; the bare one is the first.</summary>
    public IReadOnlyList<LoadTarget> Targets => _targets;

    /// <summary>Starts them, with so many customers each.</summary>
    public static async Task<LoadServers> StartAsync(
        int customers, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var servers = new LoadServers();
        try
        {
            await servers.StartAllAsync(customers, names, cancellationToken);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends all servers and deletes what they kept.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var target in _targets)
            await target.Process.DisposeAsync();
        foreach (var owned in Enumerable.Reverse(_owned))
            await owned.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StartAllAsync(int customers, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        // Measurements of the database include its wait for the disk. Each of its servers may hold 100 connections.
        var postgres = await PostgresServer.StartAsync(
            new PostgresOptions { Fsync = true, MaxConnections = 500 }, cancellationToken);
        _owned.Add(postgres);
        await StartOwnAsync(BareServer.Name, null, customers, cancellationToken);
        foreach (var (name, database, durability, isPrepaid) in new[]
        {
            (Sqlite, Sqlite, "Process", false), (Postgres, Postgres, "Process", false),
            (Sqlite + Prepaid, Sqlite, "Process", true), (Postgres + Prepaid, Postgres, "Process", true),
            (Sqlite + "-disk", Sqlite, "Disk", false), (Postgres + "-disk", Postgres, "Disk", false),
        })
        {
            if (names.Count > 0 && !names.Contains(name, StringComparer.Ordinal))
                continue;
            var connectionString = string.Equals(database, Postgres, StringComparison.Ordinal)
                ? await postgres.CreateDatabaseAsync(cancellationToken)
                : null;
            await StartPaygAsync(name, connectionString, durability, isPrepaid, customers, cancellationToken);
        }

        if (names.Count == 0 || names.Contains(NaiveServer.Name, StringComparer.Ordinal))
        {
            var database = await postgres.CreateDatabaseAsync(cancellationToken);
            await StartOwnAsync(NaiveServer.Name, database, customers, cancellationToken);
        }
    }

    private async Task StartPaygAsync(
        string name, string? connectionString, string durability, bool isPrepaid, int customers,
        CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg__Metering__Durability"] = durability,
            ["Payg__Passwords__Wait"] = "00:00:00.9",
        };
        if (connectionString is not null)
            settings["ConnectionStrings__Payg"] = connectionString;
        var directory = Path.Combine(_folder.FullName, name);
        var process = await ServiceProcess.StartAsync(
            new ServiceProcessOptions { DataDirectory = directory, Settings = settings }, cancellationToken);
        var seed = new CustomerSeed(connectionString, directory);
        _owned.Add(seed);
        _targets.Add(new LoadTarget(
            name, process, await seed.CreateAsync(customers, isPrepaid, cancellationToken), seed.CountAsync));
    }

    private async Task StartOwnAsync(
        string name, string? database, int customers, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ServerVariable] = name,
            [NaiveServer.DatabaseVariable] = database ?? "",
        };
        var process = await ServiceProcess.StartAsync(
            new ServiceProcessOptions
            {
                DataDirectory = Path.Combine(_folder.FullName, name),
                Settings = settings,
                Assembly = Path.Combine(AppContext.BaseDirectory, "Payg.Load.dll"),
                ContentRoot = RepositoryFolder.PathOf("bench", "Payg.Load"),
                ReadyPath = null,
            },
            cancellationToken);
        string[] tokens =
        [
            .. Enumerable.Range(0, customers).Select(
                number => string.Create(CultureInfo.InvariantCulture, $"payg_st_{number:D38}")),
        ];
        Func<Task<long>>? count = database is null ? null : () => CountAsync(database);
        _targets.Add(new LoadTarget(name, process, tokens, count));
    }

    private static async Task<long> CountAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT coalesce(sum(quantity), 0)::bigint FROM usage", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
