using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Tests.Authenticate;

public sealed class CallerTests
{
    private static readonly Credential s_credential = new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), new CustomerId(Guid.CreateVersion7()), "ann",
        IsAdministrator: false, TokenKind.ApiKey, ExpiresAt: null);

    [Fact]
    public void Principal_OfACaller_SaysWhoItIsAndByWhichToken()
    {
        var principal = new Caller(s_credential).Principal;

        Assert.Equal(PaygAuthentication.Scheme, principal.Identity!.AuthenticationType);
        Assert.Equal("ann", principal.Identity.Name);
        Assert.Equal(s_credential.UserId.ToString(), principal.FindFirstValue(ClaimTypes.NameIdentifier));
        Assert.Equal(s_credential.Customer.ToString(), principal.FindFirstValue(Caller.CustomerClaim));
        Assert.Equal(s_credential.TokenId.ToString(), principal.FindFirstValue(Caller.TokenClaim));
        Assert.Equal("ApiKey", principal.FindFirstValue(Caller.TokenKindClaim));
        Assert.False(principal.IsInRole(Caller.AdministratorRole));
    }

    [Fact]
    public void Principal_OfAnAdministrator_HasTheRole() =>
        Assert.True(new Caller(s_credential with { IsAdministrator = true })
            .Principal.IsInRole(Caller.AdministratorRole));

    [Theory]
    [InlineData(TokenScopes.All, "Calls Read Metrics")]
    [InlineData(TokenScopes.Calls, "Calls")]
    [InlineData(TokenScopes.Read | TokenScopes.Metrics, "Read Metrics")]
    public void Principal_OfAToken_HasItsScopes(TokenScopes scopes, string expected) =>
        Assert.Equal(expected.Split(' '), new Caller(s_credential with { Scopes = scopes })
            .Principal.FindAll(Caller.ScopeClaim).Select(claim => claim.Value));

    [Theory]
    [InlineData("sub", "customer-7", "customer-7", "customer-7")]
    [InlineData(null, "customer-7", "ann", null)]
    [InlineData("sub", null, "ann", null)]
    public void Principal_InAnApplicationThatNamesItsCustomers_HasThatName(
        string? claim, string? claimedName, string name, string? claimed)
    {
        var principal = new Caller(s_credential with { ClaimedName = claimedName }, claim).Principal;

        Assert.Equal(name, principal.Identity!.Name);
        Assert.Equal(claimed, principal.FindFirstValue("sub"));
    }

    [Theory]
    [InlineData(TokenScopes.All, null, true)]
    [InlineData(TokenScopes.All, "api1", true)]
    [InlineData(TokenScopes.All, "api2", false)]
    [InlineData(TokenScopes.Calls, "api1", true)]
    [InlineData(TokenScopes.Read, null, false)]
    [InlineData(TokenScopes.Read | TokenScopes.Metrics, "api1", false)]
    public void Token_WithScopesAndMeters_MayCallThose(TokenScopes scopes, string? meter, bool mayCall)
    {
        var meters = meter is null ? null : new HashSet<string>(StringComparer.Ordinal) { meter };
        var caller = new Caller(s_credential with { Scopes = scopes, Meters = meters });

        Assert.Equal(mayCall, caller.MayCall("api1"));
    }

    [Fact]
    public async Task Caller_OfARequest_IsBoundFromIt()
    {
        var context = new DefaultHttpContext();
        Assert.Null(await Caller.BindAsync(context));

        var caller = new Caller(s_credential);
        context.Features.Set(caller);

        Assert.Same(caller, await Caller.BindAsync(context));
    }
}
