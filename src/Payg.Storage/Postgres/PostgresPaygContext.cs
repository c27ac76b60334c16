using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Payg.Storage.Model;

namespace Payg.Storage.Postgres;

/// <summary>
/// The model on PostgreSQL. All of it is in one schema, so that a database can be shared with an application. SQL names
/// the schema instead of relying on <c>search_path</c>, which a connection pooler does not keep.
/// </summary>
public sealed class PostgresPaygContext(DbContextOptions<PostgresPaygContext> options) : PaygContext(options)
{
    /// <summary>The schema of all tables, functions and sequences.</summary>
    public const string Schema = "payg";

    /// <inheritdoc/>
    public override string OrdinalCollation => "C";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
        CostClass.Configure(modelBuilder, isStored: true);
    }
}

/// <summary>Lets <c>dotnet ef</c> make the context without starting the service.</summary>
internal sealed class PostgresPaygContextFactory : IDesignTimeDbContextFactory<PostgresPaygContext>
{
    public PostgresPaygContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresPaygContext>().UsePaygPostgres("Host=localhost").Options);
}
