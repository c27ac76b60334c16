using Microsoft.AspNetCore.Http;
using Payg.Metering.Authenticate;
using Payg.Metering.Authenticate.LookUps;

namespace Payg.Metering.Tests.Authenticate;

public sealed class RefusalsTests
{
    [Fact]
    public async Task Request_WithoutAValidToken_Is401AndSaysWhatToSend()
    {
        var context = ProblemContext.Create();

        await Refusals.UnauthorizedAsync(context);

        Assert.Equal((401, "unauthorized"), context.Problem());
        Assert.Equal(PaygAuthentication.Challenge, context.Response.Headers.WWWAuthenticate);
    }

    [Theory]
    [InlineData("cross-site", 403, "cross_site_request")]
    [InlineData("same-origin", 401, "unauthorized")]
    public async Task Request_WithACookie_Is403WhereAnotherSiteMayHaveSentIt(string site, int status, string code)
    {
        var context = ProblemContext.Create();
        context.Request.Method = HttpMethods.Post;
        context.Request.Headers.Cookie = PaygAuthentication.CookieName + "=a";
        context.Request.Headers["Sec-Fetch-Site"] = site;

        await Refusals.UnauthorizedAsync(context);

        Assert.Equal((status, code), context.Problem());
    }

    [Fact]
    public async Task Request_OfAnAddressThatSentTooManyInvalidTokens_Is429AndSaysWhenToComeBack()
    {
        var context = ProblemContext.Create();
        context.Features.Set(new UnknownTokenLimit(60, TimeSpan.FromSeconds(41.5)));

        await Refusals.UnauthorizedAsync(context);

        Assert.Equal((429, "rate_limited"), context.Problem());
        Assert.Equal("42", context.Response.Headers.RetryAfter);
        Assert.Equal("\"tokens\";q=60;w=60", context.Response.Headers["RateLimit-Policy"]);
        Assert.Equal("\"tokens\";r=0;t=42", context.Response.Headers["RateLimit"]);
        Assert.Equal(0, context.Response.Headers.WWWAuthenticate.Count);
    }
}
