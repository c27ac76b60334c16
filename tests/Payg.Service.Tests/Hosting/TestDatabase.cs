using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Postgres;
using Payg.Storage.Sqlite;
using Payg.Testing.Postgres;

namespace Payg.Service.Tests.Hosting;

/// <summary>An empty database of a test's own. Disposing deletes it.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>What the setting says; empty for the default.</summary>
    public abstract string Setting { get; }

    /// <summary>A folder for what the service keeps; every node needs another one.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("payg-test-");

    /// <summary>The database as the tests read it, past the service.</summary>
    public abstract PaygContext Open();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                // A start that failed may still have been preparing its database, and ends within a moment.
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}

/// <summary>The file that the service makes where no database is set.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    public override string Setting => "";

    /// <summary>Where it lies.</summary>
    public string File => Path.Combine(Folder.FullName, "payg.db");

    public override PaygContext Open() => new SqlitePaygContext(
        new DbContextOptionsBuilder<SqlitePaygContext>()
            .UsePaygSqlite($"Data Source={File};Pooling=false")
            .Options);
}

/// <summary>A database on the PostgreSQL that all tests share.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly PostgresServer _server;

    private PostgresTestDatabase(PostgresServer server, string connectionString) =>
        (_server, Setting) = (server, connectionString);

    public override string Setting { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var server = await PostgresServer.SharedAsync();
        return new PostgresTestDatabase(server, await server.CreateDatabaseAsync());
    }

    /// <summary>Copies a database of the same server, to which nobody may be connected.</summary>
    public static async Task<TestDatabase> CopyAsync(string connectionString)
    {
        var server = await PostgresServer.SharedAsync();
        return new PostgresTestDatabase(server, await server.CopyDatabaseAsync(connectionString));
    }

    public override PaygContext Open() => new PostgresPaygContext(
        new DbContextOptionsBuilder<PostgresPaygContext>()
            .UsePaygPostgres(Setting + ";Pooling=false")
            .Options);

    public override async ValueTask DisposeAsync()
    {
        await _server.DropDatabaseAsync(Setting);
        await base.DisposeAsync();
    }
}

/// <summary>A database of a connection string; who made it deletes it.</summary>
public sealed class GivenDatabase(string connectionString) : TestDatabase
{
    public override string Setting => connectionString;

    public override PaygContext Open() => throw new NotSupportedException();
}
