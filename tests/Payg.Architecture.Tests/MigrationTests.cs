using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Payg.Storage.Model;
using Payg.Storage.Postgres;
using Payg.Storage.Sqlite;
using Xunit;

namespace Payg.Architecture.Tests;

/// <summary>Whoever changes the model adds a migration for each database: <c>make migration NAME=…</c>.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Model_OnSqlite_HasNoChangeWithoutMigration()
    {
        await using var context = Create<SqlitePaygContext>();

        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges(), "Run make migration NAME=…");
    }

    [Fact]
    public async Task Model_OnPostgres_HasNoChangeWithoutMigration()
    {
        await using var context = Create<PostgresPaygContext>();

        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.False(context.Database.HasPendingModelChanges(), "Run make migration NAME=…");
    }

    [Fact]
    public async Task Migrations_OfBothDatabases_HaveTheSameNames()
    {
        await using var sqlite = Create<SqlitePaygContext>();
        await using var postgres = Create<PostgresPaygContext>();

        Assert.Equal(Names(sqlite), Names(postgres));
    }

    /// <summary>Makes a context as <c>dotnet ef</c> does; it connects to nothing.</summary>
    private static TContext Create<TContext>()
        where TContext : PaygContext
    {
        var factory = Assert.Single(
            typeof(TContext).Assembly.GetTypes(),
            type => type.IsAssignableTo(typeof(IDesignTimeDbContextFactory<TContext>)));
        return ((IDesignTimeDbContextFactory<TContext>)Activator.CreateInstance(factory, nonPublic: true)!)
            .CreateDbContext([]);
    }

    // The time in front differs: the two are made one after the other.
    private static IEnumerable<string> Names(PaygContext context) =>
        context.Database.GetMigrations().Select(migration => migration[(migration.IndexOf('_') + 1)..]);
}
