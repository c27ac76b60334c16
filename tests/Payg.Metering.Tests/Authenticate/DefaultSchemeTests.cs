using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.Scheme;
using Payg.Metering.Measure;

namespace Payg.Metering.Tests.Authenticate;

public sealed class DefaultSchemeTests
{
    [Fact]
    public void Application_WithoutASchemeOfItsOwn_HasPaygsAsDefault()
    {
        var (options, scheme) = Configure(_ => { }, PaygAuthentication.Scheme);

        Assert.Equal(PaygAuthentication.Scheme, options.DefaultScheme);
        Assert.Null(options.DefaultAuthenticateScheme);
        Assert.Equal(PaygAuthentication.Scheme, scheme.Own);
        Assert.DoesNotContain(options.Schemes, added => added.Name is TokenOrOwnHandler.Name);
    }

    [Theory]
    [InlineData("Own", PaygAuthentication.Scheme)]
    [InlineData(PaygAuthentication.Scheme, "Own")]
    public void Application_WithOneSchemeOfItsOwn_KeepsThatAsDefaultAndTakesTokensToo(params string[] schemes)
    {
        var (options, scheme) = Configure(_ => { }, schemes);

        Assert.Equal("Own", options.DefaultScheme);
        Assert.Equal(TokenOrOwnHandler.Name, options.DefaultAuthenticateScheme);
        Assert.Equal("Own", scheme.Own);
        Assert.Contains(options.Schemes, added => added.Name is TokenOrOwnHandler.Name);
    }

    [Fact]
    public void Application_WithSeveralSchemesOfItsOwn_HasNoDefault()
    {
        var (options, scheme) = Configure(_ => { }, PaygAuthentication.Scheme, "Own", "Other");

        Assert.Null(options.DefaultScheme);
        Assert.Null(options.DefaultAuthenticateScheme);
        Assert.Null(scheme.Own);
    }

    [Theory]
    [InlineData("Other", null, "Other")]
    [InlineData(null, "Other", "Other")]
    [InlineData("Own", "Other", "Other")]
    public void Application_ThatNamesADefault_KeepsIt(string? byDefault, string? authenticate, string own)
    {
        var (options, scheme) = Configure(
            options => (options.DefaultScheme, options.DefaultAuthenticateScheme) = (byDefault, authenticate),
            PaygAuthentication.Scheme, "Own", "Other");

        Assert.Equal(byDefault, options.DefaultScheme);
        Assert.Equal(TokenOrOwnHandler.Name, options.DefaultAuthenticateScheme);
        Assert.Equal(own, scheme.Own);
    }

    [Theory]
    [InlineData(true, true, PaygAuthentication.Scheme)]
    [InlineData(true, false, "Own")]
    [InlineData(false, true, "Own")]
    [InlineData(false, false, "Own")]
    public async Task Call_OfAnEndpoint_IsAuthenticatedByItsTokenWhereItIsMeteredAndAsTheApplicationDoesElsewhere(
        bool isMetered, bool hasToken, string expected)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddAuthentication("Own")
            .AddScheme<AuthenticationSchemeOptions, NamedHandler>("Own", null)
            .AddScheme<AuthenticationSchemeOptions, NamedHandler>(PaygAuthentication.Scheme, null);
        services.AddSingleton<DefaultScheme>();
        services.AddSingleton<IPostConfigureOptions<AuthenticationOptions>>(
            provider => provider.GetRequiredService<DefaultScheme>());
        await using var provider = services.BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = provider };
        object[] metadata = isMetered ? [new MeteredAttribute("api1")] : [];
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(metadata), null));
        context.Request.Headers.Authorization =
            hasToken ? $"Bearer {TokenFormat.Create(TokenKind.ApiKey)}" : "Bearer of-another-kind";

        var result = await context.AuthenticateAsync();

        Assert.Equal(expected, result.Principal?.Identity?.AuthenticationType);
    }

    private static (AuthenticationOptions Options, DefaultScheme Scheme) Configure(
        Action<AuthenticationOptions> configure, params string[] schemes)
    {
        var options = new AuthenticationOptions();
        foreach (var name in schemes)
            options.AddScheme<NamedHandler>(name, displayName: null);
        configure(options);
        var scheme = new DefaultScheme();
        scheme.PostConfigure(null, options);
        return (options, scheme);
    }

    /// <summary>Authenticates everybody as a user who is named like the scheme.</summary>
    private sealed class NamedHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(
                new ClaimsPrincipal(new ClaimsIdentity(Scheme.Name)), Scheme.Name)));
    }
}
