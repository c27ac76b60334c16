using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Payg.Storage.Databases;

namespace Payg.Storage.Sqlite;

/// <summary>Configures a <see cref="SqlitePaygContext"/> as its migrations require: names in snake_case.</summary>
public static class SqliteContextOptions
{
    /// <summary>Configures a <see cref="SqlitePaygContext"/>.</summary>
    public static TBuilder UsePaygSqlite<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(MigrationHistory.Table))
            .ReplaceService<IHistoryRepository, SqliteHistory>()
            .UseSnakeCaseNamingConvention();
        return options;
    }
}
