using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Tests.Authenticate;

public sealed class AccessExtensionsTests
{
    [Fact]
    public void Endpoint_ForReaders_RequiresATokenThatMayRead()
    {
        var endpoint = Build(builder => builder.RequirePayg());

        AssertClaim(endpoint, Caller.ScopeClaim, "Read");
        Assert.DoesNotContain(endpoint.Metadata, item => item is SessionRule);
    }

    [Fact]
    public void Endpoint_ForSessions_RequiresALoginAndSaysSo()
    {
        var endpoint = Build(builder => builder.RequireSession());

        AssertClaim(endpoint, Caller.TokenKindClaim, "Session");
        Assert.Contains(SessionRule.SignedIn, endpoint.Metadata);
    }

    [Fact]
    public void Endpoint_ForUsersWhoShowedTheirPassword_SaysSo() =>
        Assert.Contains(
            SessionRule.RecentPassword, Build(builder => builder.RequireRecentPassword()).Metadata);

    private static void AssertClaim(Endpoint endpoint, string type, string value)
    {
        var policy = endpoint.Metadata.GetMetadata<AuthorizationPolicy>();
        Assert.NotNull(policy);
        Assert.Equal([PaygAuthentication.Scheme], policy.AuthenticationSchemes);
        var claim = Assert.IsType<ClaimsAuthorizationRequirement>(Assert.Single(policy.Requirements));
        Assert.Equal(type, claim.ClaimType);
        Assert.Equal([value], claim.AllowedValues!);
    }

    private static Endpoint Build(Func<Conventions, Conventions> require)
    {
        var conventions = new Conventions();
        Assert.Same(conventions, require(conventions));
        var endpoint = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/"), 0);
        conventions.Applied.ForEach(convention => convention(endpoint));
        return endpoint.Build();
    }

    private sealed class Conventions : IEndpointConventionBuilder
    {
        public List<Action<EndpointBuilder>> Applied { get; } = [];

        public void Add(Action<EndpointBuilder> convention) => Applied.Add(convention);
    }
}
