using Microsoft.AspNetCore.Builder;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>One API on a database of its own, for the tests of one class; each test has its own user.</summary>
public abstract class SharedApi(Func<Task<TestDatabase>> newDatabase) : IAsyncLifetime
{
    /// <summary>The API.</summary>
    internal HostedApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await HostedApi.StartAsync(Use, Add, await newDatabase());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Api.DisposeAsync();
    }

    /// <summary>Composes the pipeline and maps the endpoints.</summary>
    protected abstract void Use(WebApplication app);

    /// <summary>Adds services.</summary>
    protected virtual void Add(WebApplicationBuilder builder)
    {
    }

    /// <summary>A SQLite database with empty tables.</summary>
    private protected static Task<TestDatabase> NewSqlite() => MigratedDatabases.NewSqliteAsync();
}
