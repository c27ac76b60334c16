using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Startup;

/// <summary>
/// A database that Payg shares with an application which has EF Core migrations and tables of its own: neither notices
/// the other, whichever comes first.
/// </summary>
public abstract class SharedDatabaseTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : SharedDatabaseTests(service), IClassFixture<SqliteService>
    {
        protected override OtherApplication Open(TestDatabase database, bool isSnakeCase) => new(Named(
            new DbContextOptionsBuilder<OtherApplication>()
                .UseSqlite($"Data Source={((SqliteTestDatabase)database).File};Pooling=false"),
            isSnakeCase));
    }

    public sealed class OnPostgres(PostgresService service)
        : SharedDatabaseTests(service), IClassFixture<PostgresService>
    {
        protected override OtherApplication Open(TestDatabase database, bool isSnakeCase) => new(Named(
            new DbContextOptionsBuilder<OtherApplication>().UseNpgsql(database.Setting + ";Pooling=false"),
            isSnakeCase));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Database_SharedWithAnApplication_ServesBoth(bool isPaygFirst, bool isSnakeCase)
    {
        await using var database = await service.NewEmptyDatabaseAsync();
        await using var other = Open(database, isSnakeCase);
        if (!isPaygFirst)
            await other.StartAsync();

        Customer customer;
        await using (var host = await ServiceHost.StartAsync(database))
        {
            customer = await Customer.CreateAsync(host.Client);
            await customer.CallAsync("api1", 3);
        }

        await other.StartAsync();
        await using (var host = await ServiceHost.StartAsync(database))
        {
            await customer.At(host.Client).CallAsync("api1");
            Assert.Equal(("0.004", "0.004"), await customer.At(host.Client).CostsAsync());
        }

        await other.StartAsync();
        Assert.Equal([OtherApplication.MigrationId], await other.Database.GetAppliedMigrationsAsync());
        await Books.AssertRightAsync(database);
    }

    protected abstract OtherApplication Open(TestDatabase database, bool isSnakeCase);

    private static DbContextOptions<OtherApplication> Named(
        DbContextOptionsBuilder<OtherApplication> options, bool isSnakeCase) =>
        (isSnakeCase ? options.UseSnakeCaseNamingConvention() : options).Options;
}

/// <summary>An application with a table of customers and EF Core's default history of migrations.</summary>
public sealed class OtherApplication(DbContextOptions<OtherApplication> options) : DbContext(options)
{
    /// <summary>Its one migration.</summary>
    public const string MigrationId = "20250101000000_Shop";

    /// <summary>Migrates, and holds that its rows are as it left them, one more at each start.</summary>
    public async Task StartAsync()
    {
        await Database.MigrateAsync();
        var before = await CountAsync();
        var added = before + 1;
        await Database.ExecuteSqlRawAsync($"INSERT INTO {Table} (shoe_size) VALUES ({added})");
        Assert.Equal(added, await CountAsync());
        Assert.Equal(added * (added + 1) / 2, await NumberAsync("sum"));
    }

    private string Table => TableOf(Database.ProviderName);

    private Task<int> CountAsync() => NumberAsync("count");

    private async Task<int> NumberAsync(string function)
    {
        var sql = $"SELECT CAST({function}(shoe_size) AS INTEGER) AS \"Value\" FROM {Table}";
        return await Database.SqlQueryRaw<int>(sql).SingleAsync();
    }

    // SQLite has no schemas: there, names must differ.
    private static string TableOf(string? provider) =>
        provider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "shop_customers" : "customers";

    [DbContext(typeof(OtherApplication))]
    [Migration(MigrationId)]
    private sealed class Shop : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateTable(
                TableOf(ActiveProvider), table => new { shoe_size = table.Column<int>(nullable: false) });
    }
}
