using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.Changes;
using Payg.Metering.Settings;
using Payg.Storage.Customers;
using Payg.Storage.Databases;
using Payg.Storage.Model;

namespace Payg.Metering.Tests.Authenticate;

/// <summary>Customers whom an application's own authentication names, as they are kept in memory.</summary>
public sealed class ClaimedCallersTests : IClassFixture<SqliteStorage>
{
    private const string Subject = "sub";

    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1);

    private readonly SqliteStorage _storage;
    private readonly WatchedScopes _scopes;
    private readonly ClaimedCallers _callers;

    public ClaimedCallersTests(SqliteStorage storage)
    {
        _storage = storage;
        _scopes = new WatchedScopes(storage.Services.GetRequiredService<IServiceScopeFactory>());
        _callers = NewCallers(Subject);
    }

    [Fact]
    public async Task Customer_SeenBefore_IsKnownWithoutALookUp()
    {
        var context = ContextOf(NewName());

        var first = await _callers.FindAsync(context);
        var lookUps = _scopes.Made;

        Assert.Same(first, await _callers.FindAsync(context));
        Assert.Equal(lookUps, _scopes.Made);
        Assert.True(first!.IsClaimed);
    }

    [Fact]
    public async Task Customer_Forgotten_IsLookedUpAgain()
    {
        var (context, other) = (ContextOf(NewName()), ContextOf(NewName()));
        var (first, kept) = (await _callers.FindAsync(context), await _callers.FindAsync(other));

        _callers.Forget(first!.Credential.Customer);

        Assert.NotSame(first, await _callers.FindAsync(context));
        Assert.Same(kept, await _callers.FindAsync(other));
    }

    [Fact]
    public async Task Customer_WhoseAccessChangedWhileTheyWereLookedUp_IsNotKeptAsTheyWere()
    {
        var context = ContextOf(NewName());
        var customer = (await _callers.FindAsync(context))!.Credential.Customer;
        _callers.Forget(customer);

        // The database has answered; before the answer is kept, the customer's access changes.
        _scopes.AfterUse = () => _callers.Forget(customer);
        var stale = await _callers.FindAsync(context);
        _scopes.AfterUse = null;

        Assert.NotSame(stale, await _callers.FindAsync(context));
    }

    [Theory]
    [InlineData(null, "ann")]
    [InlineData("Test", null)]
    [InlineData("Test", "")]
    [InlineData("Test", "two\nlines")]
    public async Task Request_WithoutAUserOrAClaimThatNamesOne_HasNoCaller(string? scheme, string? name)
    {
        var context = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity(name is null ? [] : [new Claim(Subject, name)], scheme)),
        };

        Assert.Null(await _callers.FindAsync(context));
    }

    [Fact]
    public async Task Subject_RenamedByAspNetCore_NamesTheSameCustomer()
    {
        var name = NewName();

        Assert.Same(
            await _callers.FindAsync(ContextOf(name)),
            await _callers.FindAsync(ContextOf(name, ClaimTypes.NameIdentifier)));
    }

    [Fact]
    public async Task AnotherClaim_ThatNamesCustomers_IsTheOnlyOneThatDoes()
    {
        var callers = NewCallers("tenant");
        var name = NewName();

        Assert.Null(await callers.FindAsync(ContextOf(name, ClaimTypes.NameIdentifier)));
        Assert.Equal(
            CustomerStore.IdOf(name), (await callers.FindAsync(ContextOf(name, "tenant")))!.Credential.Customer);
    }

    [Fact]
    public async Task Confirmation_OfCustomers_AsksForThoseWhoWereConfirmedTooLongAgo()
    {
        var (same, changed) = (ContextOf(NewName()), ContextOf(NewName()));
        var (first, second) = (await _callers.FindAsync(same), await _callers.FindAsync(changed));
        _storage.Clock.Advance(s_maxAge);
        var lookUps = _scopes.Made;
        await _callers.ConfirmAsync(s_maxAge, 10, TestContext.Current.CancellationToken);
        Assert.Equal(lookUps, _scopes.Made);

        _storage.Clock.Advance(s_tick);
        await DisableAsync(second!.Credential.Customer);
        await _callers.ConfirmAsync(s_maxAge, 10, TestContext.Current.CancellationToken);

        Assert.Equal(lookUps + 1, _scopes.Made);
        Assert.Same(first, await _callers.FindAsync(same));
        Assert.True((await _callers.FindAsync(changed))!.IsDisabled);

        // All were confirmed just now.
        lookUps = _scopes.Made;
        await _callers.ConfirmAsync(s_maxAge, 10, TestContext.Current.CancellationToken);
        Assert.Equal(lookUps, _scopes.Made);
    }

    [Fact]
    public async Task Confirmation_OfManyCustomers_AsksForNoMoreThanItMay()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            await _callers.FindAsync(ContextOf(NewName()));
        _storage.Clock.Advance(s_tick);
        var lookUps = _scopes.Made;

        foreach (var _ in Enumerable.Range(0, 5))
            await _callers.ConfirmAsync(TimeSpan.Zero, 1, TestContext.Current.CancellationToken);

        Assert.Equal(lookUps + 3, _scopes.Made);
    }

    [Fact]
    public async Task Caller_OfARequest_IsThatOfItsTokenAndElseThatOfItsClaim()
    {
        var (store, token) = (new MemoryCredentials(), TokenFormat.Create(TokenKind.ApiKey));
        store.Add(token, MemoryCredentials.NewCredential());
        var tokens = NewAuthenticator(store);
        var (both, onlyToken) = (new Callers(tokens, _callers), new Callers(tokens));
        var context = ContextOf(NewName());
        var claimed = await both.FindAsync(context);
        Assert.True(claimed!.IsClaimed);
        Assert.Null(await onlyToken.FindAsync(context));

        context.Request.Headers.Authorization = $"Bearer {token}";

        var caller = await both.FindAsync(context);
        Assert.False(caller!.IsClaimed);
        Assert.Same(caller, await both.FindAsync(context));
        Assert.Same(caller, await onlyToken.FindAsync(context));
    }

    [Fact]
    public async Task Caller_WhoseTokenIsLookedUp_IsWaitedForBeforeTheClaimIsRead()
    {
        var (store, token) = (new MemoryCredentials(), TokenFormat.Create(TokenKind.ApiKey));
        var unknown = TokenFormat.Create(TokenKind.ApiKey);
        store.Add(token, MemoryCredentials.NewCredential());
        var both = new Callers(NewAuthenticator(store), _callers);
        var (withToken, withUnknown) = (ContextOf(NewName()), ContextOf(NewName()));
        withToken.Request.Headers.Authorization = $"Bearer {token}";
        withUnknown.Request.Headers.Authorization = $"Bearer {unknown}";
        using var answer = store.Hold();

        var (first, second) = (both.FindAsync(withToken).AsTask(), both.FindAsync(withUnknown).AsTask());
        Assert.False(first.IsCompleted);
        answer.Dispose();

        Assert.False((await first)!.IsClaimed);
        Assert.True((await second)!.IsClaimed);
    }

    [Fact]
    public async Task Changes_OfCustomers_AreFollowedForThoseWhoHaveNoToken()
    {
        var store = new MemoryCredentials();
        using var revocations = new TokenRevocations(
            store, NewAuthenticator(store), new DatabaseReadiness(), TestMetrics.Create(), _storage.Clock,
            NullLogger<TokenRevocations>.Instance, _callers);
        await revocations.FollowAsync(TestContext.Current.CancellationToken);
        var (context, missed) = (ContextOf(NewName()), ContextOf(NewName()));
        var (customer, other) = (
            (await _callers.FindAsync(context))!.Credential.Customer,
            (await _callers.FindAsync(missed))!.Credential.Customer);
        await DisableAsync(customer);
        await DisableAsync(other);
        store.NoteChangeOf(customer);

        await revocations.FollowAsync(TestContext.Current.CancellationToken);

        Assert.True((await _callers.FindAsync(context))!.IsDisabled);
        Assert.False((await _callers.FindAsync(missed))!.IsDisabled);

        // What no change tells of is found when customers are confirmed.
        _storage.Clock.Advance(TokenRevocations.MaxAge + s_tick);
        await revocations.FollowAsync(TestContext.Current.CancellationToken);
        Assert.True((await _callers.FindAsync(missed))!.IsDisabled);
    }

    private static string NewName() => $"claimed|{Guid.CreateVersion7()}";

    private static DefaultHttpContext ContextOf(string name, string claim = Subject) => new()
    {
        User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(claim, name)], "Test")),
    };

    private ClaimedCallers NewCallers(string claim) => new(
        ActivatorUtilities.CreateInstance<CustomerStore>(_storage.Services, _scopes), claim, _storage.Clock);

    private TokenAuthenticator NewAuthenticator(MemoryCredentials store) => new(
        store, Options.Create(new PaygOptions()), Options.Create(new RateLimitOptions()), _storage.Clock);

    private async Task DisableAsync(CustomerId customer)
    {
        await using var scope = _storage.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        var now = _storage.Clock.GetUtcNow();
        await context.Customers.Where(row => row.Id == customer.Value)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.DisabledAt, now));
    }
}
