using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Payg.Core.Amounts;
using Payg.Core.Customers;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Flush;
using Payg.Storage.Postgres;
using Payg.Storage.Series;
using Payg.Storage.Sqlite;

namespace Payg.Storage;

/// <summary>Adds the storage to an application.</summary>
public static class PaygStorageExtensions
{
    /// <summary>
    /// Adds <see cref="PaygContext"/>, the migrator, and what the metering asks of a storage: the ledger, the meters
    /// and the credentials.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="settings">Which database.</param>
    /// <param name="currency">The currency of all prices.</param>
    public static IServiceCollection AddPaygStorage(
        this IServiceCollection services, DatabaseSettings settings, Currency currency)
    {
        switch (settings.Kind)
        {
            case DatabaseKind.Sqlite:
                services.AddSqlite(settings.ConnectionString);
                break;
            case DatabaseKind.Postgres:
                services.AddPostgres(settings.ConnectionString);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(settings));
        }

        services.AddSingleton(typeof(Currency), currency);
        services.AddSingleton<DatabaseReadiness>();
        services.AddSingleton<PriceSnapshot>();
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<IMigrationLock>()));
        services.AddScoped(provider => new DatabaseGrants(provider.GetRequiredService<PaygContext>()));
        services.AddSingleton(provider => new DatabaseBackup(provider.GetService<SqliteDatabase>()));
        services.AddSingleton<UsageLedger>();
        services.AddSingleton<IUsageLedger>(provider => provider.GetRequiredService<UsageLedger>());
        services.AddSingleton(provider => new RejectedUsage(
            provider.GetRequiredService<IFlushDatabase>(), provider.GetRequiredService<UsageLedger>(),
            provider.GetRequiredService<IDatabaseFaults>()));
        services.AddSingleton<ICredentialStore, CredentialStore>();
        services.AddSingleton<CustomerStore>();
        services.AddSingleton<IMeterCatalog, MeterCatalog>();
        return services;
    }

    private static void AddSqlite(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(new SqliteDatabase(connectionString));
        services.AddSingleton<IFlushDatabase, SqliteFlushDatabase>();
        services.AddSingleton<ITokenUses, SqliteTokenUses>();
        services.AddSingleton<IMigrationLock, SqliteMigrationLock>();
        services.AddSingleton<IDatabaseFaults, SqliteFaults>();
        services.AddSingleton<IExclusiveTransactions, SqliteExclusiveTransactions>();
        services.AddSingleton<IReadTransactions, SqliteReadTransactions>();
        services.AddSingleton<IUsageSeries, SqliteUsageSeries>();
        services.AddDbContextPool<PaygContext, SqlitePaygContext>(options => options
            .UsePaygSqlite(connectionString)
            .AddInterceptors(new SqlitePragmas()));
    }

    private static void AddPostgres(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => OpenPostgres(connectionString));
        services.AddSingleton<IFlushDatabase, PostgresFlushDatabase>();
        services.AddSingleton<ITokenUses, PostgresTokenUses>();
        services.AddSingleton<IMigrationLock, PostgresMigrationLock>();
        services.AddSingleton<IDatabaseFaults, PostgresFaults>();
        services.AddSingleton<IExclusiveTransactions, PostgresExclusiveTransactions>();
        services.AddSingleton<IReadTransactions, PostgresReadTransactions>();
        services.AddSingleton<IUsageSeries, PostgresUsageSeries>();
        services.AddDbContextPool<PaygContext, PostgresPaygContext>((provider, options) => options
            .UsePaygPostgres(provider.GetRequiredService<NpgsqlDataSource>()));
    }

    /// <summary>
    /// Connects to the first host that accepts writes. A data source of several hosts takes no session attributes from
    /// its connection string.
    /// </summary>
    private static NpgsqlDataSource OpenPostgres(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Remove("Target Session Attributes");
        var isOne = !settings.Host!.Contains(',', StringComparison.Ordinal);
        var builder = new NpgsqlDataSourceBuilder(isOne ? connectionString : settings.ConnectionString);
        return isOne
            ? builder.Build()
            : builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.ReadWrite);
    }
}
