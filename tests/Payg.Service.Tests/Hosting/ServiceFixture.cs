using Payg.Storage.Model;
using Xunit;

namespace Payg.Service.Tests.Hosting;

/// <summary>One service on a database of its own, for the tests of one class.</summary>
public abstract class ServiceFixture : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public ServiceHost Host { get; private set; } = null!;

    /// <summary>Its database.</summary>
    public TestDatabase Database { get; private set; } = null!;

    /// <summary>Sends to the service.</summary>
    public HttpClient Client => Host.Client;

    /// <summary>Another database of the same kind: its tables exist and are empty.</summary>
    public abstract Task<TestDatabase> NewDatabaseAsync();

    /// <summary>Another database of the same kind without a table, for tests of what makes them.</summary>
    public abstract Task<TestDatabase> NewEmptyDatabaseAsync();

    /// <summary>Somebody new, logged in.</summary>
    public Task<Customer> NewCustomerAsync() => Customer.CreateAsync(Client);

    /// <summary>Does something in the database, past the service.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<PaygContext, Task<T>> action)
    {
        await using var context = Database.Open();
        return await action(context);
    }

    public async ValueTask InitializeAsync()
    {
        Database = await NewDatabaseAsync();
        Host = await ServiceHost.StartAsync(Database);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
        await Books.AssertRightAsync(Database);
        await Database.DisposeAsync();
    }
}

/// <summary>A service on SQLite.</summary>
public sealed class SqliteService : ServiceFixture
{
    public override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();

    public override Task<TestDatabase> NewEmptyDatabaseAsync() =>
        Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}

/// <summary>A service on PostgreSQL.</summary>
public sealed class PostgresService : ServiceFixture
{
    public override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();

    public override Task<TestDatabase> NewEmptyDatabaseAsync() => PostgresTestDatabase.CreateAsync();
}
