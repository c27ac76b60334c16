using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Payg.Core.Amounts;
using Payg.Storage;
using Payg.Storage.Databases;
using Payg.Storage.Maintenance;

namespace Payg.Metering.Tests;

/// <summary>A migrated SQLite database for the tests of a class.</summary>
public sealed class SqliteStorage : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payg-metering-");
    private readonly ServiceProvider _services;

    public SqliteStorage()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPaygStorage(DatabaseOptions.Parse(null, _folder.FullName), Currency.Usd);
        _services = services.BuildServiceProvider();
    }

    /// <summary>The clock of all that uses the database.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));

    /// <summary>The storage's services.</summary>
    public IServiceProvider Services => _services;

    public async ValueTask InitializeAsync()
    {
        await _services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        _services.GetRequiredService<DatabaseReadiness>().MarkReady();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
