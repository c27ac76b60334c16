using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Storage.Sqlite;

/// <summary>
/// SQLite has no schemas. A file can be shared with an application as long as its tables have other names: this class
/// takes Payg's rows out of the history of migrations that versions before shared with it, and refuses a file in which
/// another application has a table that Payg is about to make.
/// </summary>
internal static class SqliteSharedFile
{
    private static readonly string[] s_earlier =
        ["20261123130027_Initial", "20261123130816_KeepAuditEntries", "20261125133412_LimitCalls"];

    /// <summary>Moves the rows in one transaction; nothing once that has been done.</summary>
    public static async Task MoveHistoryAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;

        // Another application's table has other columns.
        command.CommandText =
            $"SELECT count(*) FROM pragma_table_info('{MigrationHistory.EarlierTable}') WHERE name = 'migration_id'";
        if (await command.ExecuteScalarAsync(cancellationToken) is not 1L)
            return;

        var own = string.Join(", ", s_earlier.Select(id => $"'{id}'"));
        command.CommandText = $"SELECT count(*) FROM \"{MigrationHistory.EarlierTable}\" WHERE migration_id IN ({own})";
        if (await command.ExecuteScalarAsync(cancellationToken) is 0L)
            return;

        command.CommandText = $"""
            CREATE TABLE "{MigrationHistory.Table}" (
                "migration_id" TEXT NOT NULL CONSTRAINT "pk_{MigrationHistory.Table}" PRIMARY KEY,
                "product_version" TEXT NOT NULL);
            INSERT INTO "{MigrationHistory.Table}" (migration_id, product_version)
            SELECT migration_id, product_version FROM "{MigrationHistory.EarlierTable}" WHERE migration_id IN ({own});
            DELETE FROM "{MigrationHistory.EarlierTable}" WHERE migration_id IN ({own});
            INSERT OR IGNORE INTO "{MigrationHistory.EarlierTable}" (migration_id, product_version)
            VALUES ('{MigrationHistory.Marker}', '{MigrationHistory.MarkerVersion}');
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Refuses a file that has a table which a migration is about to make.</summary>
    public static async Task ThrowIfTakenAsync(
        PaygContext context, SqliteConnection connection, CancellationToken cancellationToken)
    {
        var pending = await context.Database.GetPendingMigrationsAsync(cancellationToken);
        var migrations = context.GetService<IMigrationsAssembly>();
        var made = pending
            .Select(id => migrations.CreateMigration(migrations.Migrations[id], context.Database.ProviderName!))
            .SelectMany(migration => migration.UpOperations.OfType<CreateTableOperation>())
            .Select(operation => operation.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!made.Contains(reader.GetString(0)))
                continue;

            throw new UnusableDatabaseException(
                $"The SQLite file has a table {reader.GetString(0)} of another application, and Payg needs one of that "
                + $"name: give Payg a file of its own ({DatabaseOptions.SettingName}), or use PostgreSQL, where Payg "
                + "has a schema of its own.");
        }
    }
}
