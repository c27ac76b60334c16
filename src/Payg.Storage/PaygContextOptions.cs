using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Payg.Storage.Postgres;
using Payg.Storage.Sqlite;

namespace Payg.Storage;

/// <summary>
/// Configures a <see cref="PaygContext"/> in the one way that fits its migrations: names in snake_case, and a history
/// table of its own, so that other applications can keep theirs in the same database.
/// </summary>
public static class PaygContextOptions
{
    /// <summary>The table that lists the applied migrations; on PostgreSQL in the schema <c>payg</c>.</summary>
    public const string HistoryTable = "__payg_migrations";

    /// <summary>Configures a <see cref="SqlitePaygContext"/>.</summary>
    public static TBuilder UsePaygSqlite<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable(HistoryTable))
            .ReplaceService<IHistoryRepository, SqliteHistory>()
            .UseSnakeCaseNamingConvention();
        return options;
    }

    /// <summary>Configures a <see cref="PostgresPaygContext"/>.</summary>
    public static TBuilder UsePaygPostgres<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(
                connectionString,
                postgres => postgres.MigrationsHistoryTable(HistoryTable, PostgresPaygContext.Schema))
            .UseSnakeCaseNamingConvention();
        return options;
    }

    /// <summary>Configures a <see cref="PostgresPaygContext"/> on connections that the application shares.</summary>
    public static TBuilder UsePaygPostgres<TBuilder>(this TBuilder options, NpgsqlDataSource dataSource)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(
                dataSource,
                postgres => postgres.MigrationsHistoryTable(HistoryTable, PostgresPaygContext.Schema))
            .UseSnakeCaseNamingConvention();
        return options;
    }
}
