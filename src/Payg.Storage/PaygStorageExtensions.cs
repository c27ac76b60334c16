using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Databases;
using Payg.Storage.Flush;
using Payg.Storage.Flush.Rows;
using Payg.Storage.Leases;
using Payg.Storage.Maintenance;
using Payg.Storage.Model;
using Payg.Storage.Plans;
using Payg.Storage.Postgres;
using Payg.Storage.Postgres.Ledger;
using Payg.Storage.Retention;
using Payg.Storage.Series;
using Payg.Storage.Sqlite;
using Payg.Storage.Sqlite.Ledger;
using Payg.Storage.Sqlite.Turns;

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
        this IServiceCollection services, DatabaseOptions settings, Currency currency) =>
        services.AddPaygStorage(_ => settings, _ => currency);

    /// <summary>
    /// Adds the same where the database and the currency are known only when the application is built: each function is
    /// called once, when a service first needs its result.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="settings">Which database.</param>
    /// <param name="currency">The currency of all prices.</param>
    public static IServiceCollection AddPaygStorage(
        this IServiceCollection services,
        Func<IServiceProvider, DatabaseOptions> settings,
        Func<IServiceProvider, Currency> currency)
    {
        services.AddSingleton(settings);
        services.AddSingleton(typeof(Currency), provider => currency(provider));
        services.AddDatabases();
        services.AddEither<IFlushDatabase, SqliteFlushDatabase, PostgresFlushDatabase>();
        services.AddEither<ITokenUses, SqliteTokenUses, PostgresTokenUses>();
        services.AddEither<ICallOutcomes, SqliteCallOutcomes, PostgresCallOutcomes>();
        services.AddEither<IMigrationLock, SqliteMigrationLock, PostgresMigrationLock>();
        services.AddEither<IDatabaseFaults, SqliteFaults, PostgresFaults>();
        services.AddEither<IExclusiveTransactions, SqliteExclusiveTransactions, PostgresExclusiveTransactions>();
        services.AddEither<IReadTransactions, SqliteReadTransactions, PostgresReadTransactions>();
        services.AddEither<IUsagePartitions, SqliteUsagePartitions, PostgresUsagePartitions>();
        services.AddEither<IUsageSeries, SqliteUsageSeries, PostgresUsageSeries>();
        services.AddSingleton<DatabaseReadiness>();
        services.AddSingleton<PriceSnapshot>();
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<IMigrationLock>()));
        services.AddScoped(provider => new DatabaseGrants(provider.GetRequiredService<PaygContext>()));
        services.AddScoped(provider => new DatabaseDistribution(provider.GetRequiredService<PaygContext>()));
        services.AddSingleton(provider => new DatabaseBackup(
            provider.IsSqlite() ? provider.GetRequiredService<SqliteDatabase>() : null));
        services.AddSingleton(provider => new UsageRetention(
            provider.GetRequiredService<IExclusiveTransactions>(), provider.GetRequiredService<IUsagePartitions>()));
        services.AddSingleton<UsageLedger>();
        services.AddSingleton<IUsageLedger>(provider => provider.GetRequiredService<UsageLedger>());
        services.AddSingleton<LeaseLedger>();
        services.AddSingleton<ILeaseStore>(provider => provider.GetRequiredService<LeaseLedger>());
        services.AddSingleton<IJournalRegister, JournalRegister>();
        services.AddSingleton(provider => new LeaseAmounts(
            provider.GetRequiredService<IFlushDatabase>(), provider.GetRequiredService<PriceSnapshot>(),
            (Currency)provider.GetRequiredService(typeof(Currency))));
        services.AddSingleton(provider => new RejectedUsage(
            provider.GetRequiredService<IFlushDatabase>(), provider.GetRequiredService<UsageLedger>(),
            provider.GetRequiredService<IDatabaseFaults>()));
        services.AddSingleton(provider => new UsageSums(
            provider.GetRequiredService<IFlushDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICreditDatabase>(
            provider => (ICreditDatabase)provider.GetRequiredService<IFlushDatabase>());
        services.AddSingleton<CreditCounts>();
        services.AddSingleton(provider => provider.GetRequiredService<CreditCounts>().Alerts);
        services.AddSingleton<CreditPosting>();
        services.AddSingleton<RecurringPosting>();
        services.AddSingleton(provider => new CreditLedger(
            provider.GetRequiredService<ICreditDatabase>(), provider.GetRequiredService<CreditPosting>(),
            provider.GetRequiredService<RecurringPosting>(), provider.GetRequiredService<ICreditHolds>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RecurringCredits(
            provider.GetRequiredService<ICreditDatabase>(), provider.GetRequiredService<CreditPosting>(),
            provider.GetRequiredService<CreditLedger>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SubscriptionLedger>();
        services.AddSingleton<ICreditHolds, LeaseHolds>();
        services.AddSingleton<ICredentialStore, CredentialStore>();
        services.AddSingleton<CustomerStore>();
        services.AddSingleton<IMeterCatalog, MeterCatalog>();
        services.AddSingleton<IPriceCatalog, PriceCatalog>();
        return services;
    }

    /// <summary>Only the database that the settings choose is ever opened: nothing asks for the other.</summary>
    private static void AddDatabases(this IServiceCollection services)
    {
        services.AddSingleton<SqliteTurns>();
        services.AddSingleton(provider => new SqliteDatabase(
            provider.ConnectionString(), provider.GetRequiredService<SqliteTurns>()));
        services.AddSingleton(provider => new PostgresDatabase(provider.ConnectionString()));
        services.AddDbContextPool<SqlitePaygContext>((provider, options) => options
            .UsePaygSqlite(provider.ConnectionString())
            .AddInterceptors(
                new SqlitePragmas(), new SqliteTurnTaking(provider.GetRequiredService<SqliteTurns>())));
        services.AddDbContextPool<PostgresPaygContext>((provider, options) => options
            .UsePaygPostgres(provider.GetRequiredService<PostgresDatabase>().DataSource));
        services.AddScoped<PaygContext>(provider => provider.IsSqlite()
            ? provider.GetRequiredService<SqlitePaygContext>()
            : provider.GetRequiredService<PostgresPaygContext>());
    }

    private static void AddEither<TService, TSqlite, TPostgres>(this IServiceCollection services)
        where TService : class
        where TSqlite : class, TService
        where TPostgres : class, TService =>
        services.AddSingleton<TService>(provider => provider.IsSqlite()
            ? ActivatorUtilities.CreateInstance<TSqlite>(provider)
            : ActivatorUtilities.CreateInstance<TPostgres>(provider));

    private static bool IsSqlite(this IServiceProvider provider) =>
        provider.GetRequiredService<DatabaseOptions>().Kind is DatabaseKind.Sqlite;

    private static string ConnectionString(this IServiceProvider provider) =>
        provider.GetRequiredService<DatabaseOptions>().ConnectionString;
}
