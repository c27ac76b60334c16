using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Payg.Core.Calendar;
using Payg.Storage.Model;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Sqlite;

/// <summary>
/// The model on SQLite, where instants are whole microseconds since 1970, so that they sort and compare.
/// </summary>
public sealed class SqlitePaygContext(DbContextOptions<SqlitePaygContext> options) : PaygContext(options)
{
    /// <inheritdoc/>
    public override string OrdinalCollation => "BINARY";

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();

    /// <summary>
    /// SQLite turns a sum that no 64-bit integer holds into a floating-point number. A sum must not: like PostgreSQL,
    /// the database then refuses the batch.
    /// </summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        CostClass.Configure(modelBuilder, isStored: false);
        modelBuilder.Entity<CustomerRow>().ToTable(table =>
        {
            table.HasCheckConstraint("ck_customers_total_cost_nanos", "typeof(total_cost_nanos) = 'integer'");
            table.HasCheckConstraint("ck_customers_total_cost_units", "typeof(total_cost_units) = 'integer'");
        });
        modelBuilder.Entity<UsageQuarterRow>().ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_usage_quarters_sums", "typeof(quantity) = 'integer' AND typeof(cost_nanos) = 'integer'");
            table.HasCheckConstraint("ck_usage_quarters_cost_units", "typeof(cost_units) = 'integer'");
        });
    }

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        instant => UnixMicroseconds.From(instant),
        microseconds => UnixMicroseconds.ToInstant(microseconds));
}

/// <summary>Lets <c>dotnet ef</c> make the context without starting the service.</summary>
internal sealed class SqlitePaygContextFactory : IDesignTimeDbContextFactory<SqlitePaygContext>
{
    public SqlitePaygContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePaygContext>()
            .UsePaygSqlite("Data Source=:memory:")
            .Options);
}
