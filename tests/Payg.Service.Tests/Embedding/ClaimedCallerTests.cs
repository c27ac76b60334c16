using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Payg.Metering.Authenticate;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Catalog;
using Xunit;

namespace Payg.Service.Tests.Embedding;

/// <summary>Customers whom an application's own authentication names, as they are kept in memory.</summary>
public sealed class ClaimedCallerTests(SqliteService service) : IClassFixture<SqliteService>
{
    private const string Claim = "sub";

    [Fact]
    public async Task Customer_SeenBefore_IsKnownWithoutALookUp()
    {
        var scopes = new WatchedScopes(service.Host.Services.GetRequiredService<IServiceScopeFactory>());
        var callers = NewCallers(scopes);
        var context = ContextOf(NewName());

        var first = await callers.FindAsync(context);
        var lookUps = scopes.Made;

        Assert.Same(first, await callers.FindAsync(context));
        Assert.Equal(lookUps, scopes.Made);
        Assert.True(first!.IsClaimed);
    }

    [Fact]
    public async Task Customer_Forgotten_IsLookedUpAgain()
    {
        var scopes = new WatchedScopes(service.Host.Services.GetRequiredService<IServiceScopeFactory>());
        var callers = NewCallers(scopes);
        var (context, other) = (ContextOf(NewName()), ContextOf(NewName()));
        var (first, kept) = (await callers.FindAsync(context), await callers.FindAsync(other));

        callers.Forget(first!.Credential.Customer);

        Assert.NotSame(first, await callers.FindAsync(context));
        Assert.Same(kept, await callers.FindAsync(other));
    }

    [Fact]
    public async Task Customer_WhoseAccessChangedWhileTheyWereLookedUp_IsNotKeptAsTheyWere()
    {
        var scopes = new WatchedScopes(service.Host.Services.GetRequiredService<IServiceScopeFactory>());
        var callers = NewCallers(scopes);
        var context = ContextOf(NewName());
        var customer = (await callers.FindAsync(context))!.Credential.Customer;
        callers.Forget(customer);

        // The database has answered; before the answer is kept, the customer's access changes.
        scopes.AfterUse = () => callers.Forget(customer);
        var stale = await callers.FindAsync(context);
        scopes.AfterUse = null;

        Assert.NotSame(stale, await callers.FindAsync(context));
    }

    [Theory]
    [InlineData(null, "ann")]
    [InlineData("Test", null)]
    [InlineData("Test", "")]
    [InlineData("Test", "two\nlines")]
    public async Task Request_WithoutAUserOrAClaimThatNamesOne_HasNoCaller(string? scheme, string? name)
    {
        var callers = NewCallers(service.Host.Services.GetRequiredService<IServiceScopeFactory>());
        var context = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity(name is null ? [] : [new Claim(Claim, name)], scheme)),
        };

        Assert.Null(await callers.FindAsync(context));
    }

    [Fact]
    public async Task Subject_RenamedByAspNetCore_NamesTheSameCustomer()
    {
        var callers = NewCallers(service.Host.Services.GetRequiredService<IServiceScopeFactory>());
        var name = NewName();
        var renamed = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, name)], "Test")),
        };

        Assert.Same(await callers.FindAsync(ContextOf(name)), await callers.FindAsync(renamed));
    }

    private static string NewName() => $"claimed|{Guid.CreateVersion7()}";

    private static DefaultHttpContext ContextOf(string name) => new()
    {
        User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Claim, name)], "Test")),
    };

    private ClaimedCallers NewCallers(IServiceScopeFactory scopes)
    {
        var services = service.Host.Services;
        return new ClaimedCallers(
            ActivatorUtilities.CreateInstance<CustomerStore>(services, scopes), Claim, service.Host.Clock);
    }

    /// <summary>Scopes that say when they were used.</summary>
    private sealed class WatchedScopes(IServiceScopeFactory real) : IServiceScopeFactory
    {
        public int Made { get; private set; }

        public Action? AfterUse { get; set; }

        public IServiceScope CreateScope()
        {
            Made++;
            return new Scope(real.CreateScope(), this);
        }

        private sealed class Scope(IServiceScope real, WatchedScopes owner) : IServiceScope
        {
            public IServiceProvider ServiceProvider => real.ServiceProvider;

            public void Dispose()
            {
                real.Dispose();
                owner.AfterUse?.Invoke();
            }
        }
    }
}
