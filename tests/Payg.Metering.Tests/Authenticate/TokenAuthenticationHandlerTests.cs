using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Http.Errors;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.Scheme;
using Payg.Metering.Settings;

namespace Payg.Metering.Tests.Authenticate;

/// <summary>The scheme as ASP.NET Core uses it.</summary>
public sealed class TokenAuthenticationHandlerTests : IDisposable
{
    private readonly MemoryCredentials _store = new();
    private readonly string _token = TokenFormat.Create(TokenKind.ApiKey);
    private readonly ServiceProvider _services;

    public TokenAuthenticationHandlerTests()
    {
        var services = new ServiceCollection().AddLogging().AddPaygProblems();
        services.AddSingleton(new Callers(new TokenAuthenticator(
            _store, Options.Create(new PaygOptions()), Options.Create(new RateLimitOptions()), TimeProvider.System)));
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(PaygAuthentication.Scheme, null);
        _services = services.BuildServiceProvider();
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Request_WithAValidToken_HasItsCallerAsUser()
    {
        _store.Add(_token, MemoryCredentials.NewCredential());
        var context = NewContext();

        var result = await context.AuthenticateAsync(PaygAuthentication.Scheme);

        var caller = context.Features.Get<Caller>();
        Assert.NotNull(caller);
        Assert.Same(caller.Principal, result.Principal);
        Assert.Equal(PaygAuthentication.Scheme, result.Ticket?.AuthenticationScheme);
    }

    [Fact]
    public async Task Request_WithAnUnknownToken_HasNoUserAndIsChallengedWith401()
    {
        var context = NewContext();

        var result = await context.AuthenticateAsync(PaygAuthentication.Scheme);
        await context.ChallengeAsync(PaygAuthentication.Scheme);

        Assert.True(result.None);
        Assert.Null(context.Features.Get<Caller>());
        Assert.Equal((401, "unauthorized"), context.Problem());
    }

    [Fact]
    public async Task Request_OfADisabledCustomer_HasNoUserAndIsChallengedWith403()
    {
        _store.Add(_token, MemoryCredentials.NewCredential() with { IsDisabled = true });
        var context = NewContext();

        var result = await context.AuthenticateAsync(PaygAuthentication.Scheme);
        await context.ChallengeAsync(PaygAuthentication.Scheme);

        Assert.True(result.None);
        Assert.Null(context.Features.Get<Caller>());
        Assert.Equal((403, "account_disabled"), context.Problem());
    }

    [Fact]
    public async Task Request_WhileTheDatabaseIsUnavailable_FailsAndIsChallengedWith503()
    {
        _store.IsAway = true;
        var context = NewContext();

        var result = await context.AuthenticateAsync(PaygAuthentication.Scheme);
        await context.ChallengeAsync(PaygAuthentication.Scheme);

        Assert.NotNull(result.Failure);
        Assert.Equal((503, "database_unavailable"), context.Problem());
    }

    [Fact]
    public async Task Request_ThatMayNotDoThis_Is403()
    {
        var context = NewContext();

        await context.ForbidAsync(PaygAuthentication.Scheme);

        Assert.Equal((403, "forbidden"), context.Problem());
    }

    private DefaultHttpContext NewContext()
    {
        var context = ProblemContext.Create(_services);
        context.Request.Headers.Authorization = "Bearer " + _token;
        return context;
    }
}
