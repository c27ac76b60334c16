using Microsoft.EntityFrameworkCore;
using Npgsql;
using Payg.Storage.Databases;

namespace Payg.Storage.Postgres;

/// <summary>Configures a <see cref="PostgresPaygContext"/> as its migrations require: names in snake_case.</summary>
public static class PostgresContextOptions
{
    /// <summary>Configures a <see cref="PostgresPaygContext"/>.</summary>
    public static TBuilder UsePaygPostgres<TBuilder>(this TBuilder options, string connectionString)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(
                connectionString,
                postgres => postgres.MigrationsHistoryTable(MigrationHistory.Table, PostgresPaygContext.Schema))
            .UseSnakeCaseNamingConvention();
        return options;
    }

    /// <summary>Configures a <see cref="PostgresPaygContext"/> on connections that the application shares.</summary>
    public static TBuilder UsePaygPostgres<TBuilder>(this TBuilder options, NpgsqlDataSource dataSource)
        where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(
                dataSource,
                postgres => postgres.MigrationsHistoryTable(MigrationHistory.Table, PostgresPaygContext.Schema))
            .UseSnakeCaseNamingConvention();
        return options;
    }
}
