using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Payg.Storage.Sqlite;

/// <summary>The model on SQLite, where instants are whole microseconds since 1970, so that they sort and compare.</summary>
public sealed class SqlitePaygContext(DbContextOptions<SqlitePaygContext> options) : PaygContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        instant => UnixMicroseconds.From(instant),
        microseconds => UnixMicroseconds.ToInstant(microseconds));
}

/// <summary>Lets <c>dotnet ef</c> make the context without starting the service.</summary>
internal sealed class SqlitePaygContextFactory : IDesignTimeDbContextFactory<SqlitePaygContext>
{
    public SqlitePaygContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePaygContext>()
            .UseSqlite("Data Source=:memory:")
            .UseSnakeCaseNamingConvention()
            .Options);
}
