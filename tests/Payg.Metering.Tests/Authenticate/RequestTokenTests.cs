using Microsoft.AspNetCore.Http;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Tests.Authenticate;

public sealed class RequestTokenTests
{
    private const string Cookie = PaygAuthentication.CookieName + "=cookie";

    [Theory]
    [InlineData("Bearer header", "header")]
    [InlineData("bEARER   header  ", "header")]
    [InlineData("Token header", "header")]
    [InlineData("Bearer ", "")]
    [InlineData("Bearerheader", "")]
    [InlineData("Basic header", "")]
    [InlineData("header", "")]
    [InlineData("", "")]
    public void Token_OfAHeader_IsThatOfASchemeForTokens(string header, string token)
    {
        var request = Request(header);

        Assert.Equal(token, RequestToken.Of(request).ToString());
        Assert.False(RequestToken.HasCookie(request));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic b3BlcmF0b3I6c2VjcmV0")]
    [InlineData("Negotiate abc")]
    public void Cookie_BesideNoHeaderForTokens_IsTheToken(string? header)
    {
        var request = Request(header);
        request.Headers.Cookie = Cookie;

        Assert.True(RequestToken.HasCookie(request));
        Assert.Equal("cookie", RequestToken.Of(request).ToString());
        Assert.Null(RequestToken.HeaderOf(request));
    }

    [Theory]
    [InlineData("Bearer header", "header")]
    [InlineData("Token header", "header")]
    [InlineData("Bearer", "Bearer")]
    public void Cookie_BesideAHeaderForTokens_IsNotLookedAt(string header, string token)
    {
        var request = Request(header);
        request.Headers.Cookie = Cookie;

        Assert.False(RequestToken.HasCookie(request));
        Assert.Equal(token, RequestToken.Of(request).ToString());
        Assert.Equal(header, RequestToken.HeaderOf(request));
    }

    [Fact]
    public void Headers_MoreThanOne_AreNoToken()
    {
        var request = Request(null);
        request.Headers.Authorization = new(["Bearer one", "Basic two"]);
        request.Headers.Cookie = Cookie;

        Assert.Empty(RequestToken.Of(request).ToString());
        Assert.False(RequestToken.HasCookie(request));
        Assert.Null(RequestToken.HeaderOf(request));
    }

    [Fact]
    public void Cookie_ThatAnotherSiteCaused_IsNoToken()
    {
        var request = Request("Basic b3BlcmF0b3I6c2VjcmV0");
        request.Method = HttpMethods.Post;
        request.Headers.Cookie = Cookie;
        request.Headers.Origin = "https://other.example";

        Assert.Empty(RequestToken.Of(request).ToString());
        Assert.True(RequestToken.HasCookie(request));
    }

    private static HttpRequest Request(string? header)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = HttpMethods.Get;
        request.Host = new HostString("here.example");
        if (header is not null)
            request.Headers.Authorization = header;
        return request;
    }
}
