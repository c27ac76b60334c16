using Microsoft.AspNetCore.Http;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Tests.Authenticate;

public sealed class SessionCookieNameTests
{
    [Theory]
    [InlineData("payg.example", "", "payg_session")]
    [InlineData("payg.example:80", "", "payg_session")]
    [InlineData("payg.example:443", "", "payg_session")]
    [InlineData("payg.example:8080", "", "payg_session_8080")]
    [InlineData("payg.example", "/payg", "payg_session_payg")]
    [InlineData("payg.example:8080", "/a/b-c", "payg_session_8080_a_b_c")]
    [InlineData("payg.example", "/é", "payg_session")]
    public void Name_OfTheCookie_SaysWhichServiceItIs(string host, string path, string expected)
    {
        var request = Request(host, path);

        Assert.Equal(expected, SessionCookieName.Plain("payg_session", request));
        Assert.Equal("__Host-" + expected, SessionCookieName.Secure("payg_session", request));
    }

    [Theory]
    [InlineData("http", "__Host-payg_session_8080=a; payg_session_8080=b; payg_session=c", "a")]
    [InlineData("http", "payg_session_8080=b; payg_session=c", "b")]
    [InlineData("http", "payg_session=c; payg_session_8080=b", "b")]
    [InlineData("http", "payg_session=c", "c")]
    [InlineData("http", "payg_session_9090=d", null)]
    [InlineData("https", "__Host-payg_session_8080=a; payg_session_8080=b; payg_session=c", "a")]
    [InlineData("https", "payg_session_8080=b; payg_session=c", null)]
    [InlineData("https", "", null)]
    public void Cookie_OfARequest_IsTheOneThatNobodyElseCanHaveSet(string scheme, string cookies, string? expected)
    {
        var request = Request("payg.example:8080", "");
        request.Scheme = scheme;
        if (cookies.Length > 0)
            request.Headers.Cookie = cookies;

        Assert.Equal(expected, SessionCookieName.Read(request));
    }

    private static HttpRequest Request(string host, string path)
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host, request.PathBase) = ("http", new HostString(host), new PathString(path));
        return request;
    }
}
