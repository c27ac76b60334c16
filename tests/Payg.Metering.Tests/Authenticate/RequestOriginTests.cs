using Microsoft.AspNetCore.Http;
using Payg.Metering.Authenticate;

namespace Payg.Metering.Tests.Authenticate;

public sealed class RequestOriginTests
{
    [Theory]
    [InlineData("same-origin", "POST", true)]
    [InlineData("same-origin", "GET", true)]
    [InlineData("none", "GET", true)]
    [InlineData("none", "HEAD", true)]
    [InlineData("none", "OPTIONS", true)]
    [InlineData("none", "POST", false)]
    [InlineData("same-site", "GET", false)]
    [InlineData("cross-site", "GET", false)]
    public void Request_WithFetchMetadata_IsOurOwnAsTheBrowserSays(string site, string method, bool isOwn) =>
        AssertOrigin(isOwn, !isOwn, method, "payg.example", ("Sec-Fetch-Site", site));

    [Theory]
    [InlineData("https://payg.example", "payg.example", true)]
    [InlineData("https://PAYG.example", "payg.example", true)]
    [InlineData("https://payg.example", "payg.example:443", true)]
    [InlineData("http://payg.example", "payg.example:80", true)]
    [InlineData("http://payg.example:8080", "payg.example:8080", true)]
    [InlineData("http://payg.example:8080", "payg.example", false)]
    [InlineData("http://payg.example", "payg.example:443", false)]
    [InlineData("https://payg.example", "payg.example:80", false)]
    [InlineData("https://other.example", "payg.example", false)]
    [InlineData("null", "payg.example", false)]
    public void Request_WithAnOrigin_IsOurOwnWhereHostAndPortAreTheSame(string origin, string host, bool isOwn) =>
        AssertOrigin(isOwn, !isOwn, "POST", host, ("Origin", origin));

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("POST", false)]
    [InlineData("DELETE", false)]
    public void Request_ThatSaysNothing_IsOurOwnWhereItChangesNothingAndForeignNever(string method, bool isOwn) =>
        AssertOrigin(isOwn, isForeign: false, method, "payg.example");

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "https://payg.example")]
    public void Request_ThatSaysItTwice_IsNotBelieved(string name, string value) =>
        AssertOrigin(isOwn: false, isForeign: true, "GET", "payg.example", (name, value), (name, value));

    [Fact]
    public void FetchMetadata_BesideAnOrigin_GoesFirst() =>
        AssertOrigin(
            isOwn: false, isForeign: true, "POST", "payg.example",
            ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://payg.example"));

    private static void AssertOrigin(
        bool isOwn, bool isForeign, string method, string host, params (string Name, string Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Host) = (method, new HostString(host));
        foreach (var (name, value) in headers)
            request.Headers.Append(name, value);

        Assert.Equal(isOwn, RequestOrigin.IsOwn(request));
        Assert.Equal(isForeign, RequestOrigin.IsForeign(request));
    }
}
