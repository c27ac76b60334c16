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

    /// <summary>Another empty database of the same kind.</summary>
    public abstract Task<TestDatabase> NewDatabaseAsync();

    /// <summary>The database that the service starts on: its tables exist and are empty.</summary>
    protected abstract Task<TestDatabase> NewMigratedDatabaseAsync();

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
        Database = await NewMigratedDatabaseAsync();
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
    public override Task<TestDatabase> NewDatabaseAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());

    protected override Task<TestDatabase> NewMigratedDatabaseAsync() => MigratedDatabases.NewSqliteAsync();
}

/// <summary>A service on PostgreSQL.</summary>
public sealed class PostgresService : ServiceFixture
{
    public override Task<TestDatabase> NewDatabaseAsync() => PostgresTestDatabase.CreateAsync();

    protected override Task<TestDatabase> NewMigratedDatabaseAsync() => MigratedDatabases.NewPostgresAsync();
}
