using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Payg.Storage.Postgres;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresPaygContext(DbContextOptions<PostgresPaygContext> options) : PaygContext(options);

/// <summary>Lets <c>dotnet ef</c> make the context without starting the service.</summary>
internal sealed class PostgresPaygContextFactory : IDesignTimeDbContextFactory<PostgresPaygContext>
{
    public PostgresPaygContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPaygContext>()
            .UseNpgsql("Host=localhost")
            .UseSnakeCaseNamingConvention()
            .Options);
}
