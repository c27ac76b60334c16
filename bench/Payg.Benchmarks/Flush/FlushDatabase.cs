using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Usage;
using Payg.Storage;
using Payg.Storage.Databases;
using Payg.Storage.Maintenance;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Testing.Postgres;

namespace Payg.Benchmarks.Flush;

/// <summary>A database of its own with customers and meters, and the ledger on it.</summary>
internal sealed class FlushDatabase : IAsyncDisposable
{
    /// <summary>Meters that each customer uses.</summary>
    public const int Meters = 4;

    private readonly DirectoryInfo _folder;
    private readonly DatabaseOptions _settings;
    private readonly PostgresServer? _server;
    private readonly ServiceProvider _services;

    private FlushDatabase(DatabaseOptions settings, DirectoryInfo folder, PostgresServer? server)
    {
        _settings = settings;
        _folder = folder;
        _server = server;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddPaygStorage(settings, Currency.Usd);
        _services = services.BuildServiceProvider();
    }

    /// <summary>What is measured.</summary>
    public IUsageLedger Ledger => _services.GetRequiredService<IUsageLedger>();

    /// <summary>The customers, in order.</summary>
    public IReadOnlyList<CustomerId> Customers { get; private set; } = [];

    /// <summary>The numbers of the meters.</summary>
    public IReadOnlyList<MeterId> MeterIds { get; private set; } = [];

    /// <summary>Makes the database. PostgreSQL waits for its disk at each commit, as it does in earnest.</summary>
    public static async Task<FlushDatabase> CreateAsync(DatabaseKind kind, int customers)
    {
        var server = kind == DatabaseKind.Postgres
            ? await PostgresServer.StartAsync(new PostgresOptions { Fsync = true })
            : null;
        var folder = Directory.CreateTempSubdirectory("payg-bench-");
        var settings = DatabaseOptions.Parse(
            server is null ? null : await server.CreateDatabaseAsync(), folder.FullName);
        var database = new FlushDatabase(settings, folder, server);
        await database.FillAsync(customers);
        return database;
    }

    /// <summary>Opens a connection beside the ledger's.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = _server is null
            ? new SqliteConnection(_settings.ConnectionString)
            : new NpgsqlConnection(_settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task FillAsync(int customers)
    {
        await _services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        _services.GetRequiredService<DatabaseReadiness>().MarkReady();
        var meters = await _services.GetRequiredService<IMeterCatalog>().EnsureAsync(
            [
                .. Enumerable.Range(1, Meters)
                    .Select(n => new MeterDeclaration($"m{n}", "call", 1_000_000, [])),
            ],
            CancellationToken.None);
        MeterIds = [.. meters.Select(meter => meter.Id)];

        await using var scope = _services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = TimeProvider.System.GetUtcNow();
        var rows = Enumerable.Range(0, customers)
            .Select(number => new CustomerRow { Id = Guid.CreateVersion7(now), Name = $"c{number}", CreatedAt = now })
            .ToArray();
        context.Customers.AddRange(rows);
        await context.SaveChangesAsync();
        Customers = [.. rows.Select(row => new CustomerId(row.Id)).Order()];
    }
}
