using System.Net;
using System.Net.Sockets;
using System.Text;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Security;

/// <summary>
/// Requests that two servers could read in two ways: OWASP ASVS 5.0, 4.2.1; RFC 9112, sections 6.1 and 11.2.
/// </summary>
public sealed class SmugglingTests(SqliteService service) : IClassFixture<SqliteService>
{
    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n", "hello")]
    [InlineData("Content-Length: 5, 6\r\n", "hello")]
    [InlineData("Content-Length: 0x5\r\n", "hello")]
    [InlineData("Content-Length: 99999999999999999999999\r\n", "hello")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")]
    [InlineData(" folded: x\r\n", "")]
    [InlineData("Host: other.example\r\n", "")]
    [InlineData("X-Odd\0Name: x\r\n", "")]
    [InlineData("X-One: a\nX-Two: b\r\n", "")]
    [InlineData("X-One: a\rX-Two: b\r\n", "")]
    public async Task V4_2_1_Request_WithTwoLengthsOrAnOddHeader_IsRefusedAndTheConnectionClosed(
        string header, string body)
    {
        using var answer = await RawRequest.SendAsync(
            service.Host.Address, $"POST /api/auth/login HTTP/1.1\r\nHost: x\r\n{header}\r\n{body}");

        Assert.InRange((int)answer.StatusCode, 400, 501);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task V4_2_1_Request_HiddenInABodyWithBothLengths_IsNotAnswered()
    {
        // By its Content-Length the body ends after the hidden request; by its chunks, before it.
        const string Hidden = "GET /api/prices HTTP/1.1\r\nHost: x\r\n\r\n";
        var body = $"0\r\n\r\n{Hidden}";
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var client = new TcpClient();
        await client.ConnectAsync(service.Host.Address.Host, service.Host.Address.Port, timeout.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes($"POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n\r\n{body}"),
            timeout.Token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, timeout.Token);

        // The chunks count, and the connection ends with this answer (RFC 9112, section 6.1).
        var text = Encoding.Latin1.GetString(answer.ToArray());
        Assert.Equal(1, text.Split("HTTP/1.1 ").Length - 1);
        Assert.StartsWith("HTTP/1.1 400", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization: Bearer {0}\r\nAuthorization: Bearer {1}\r\n")]
    [InlineData("Authorization: Bearer {1}\r\nAuthorization: Bearer {0}\r\n")]
    [InlineData("Authorization: Bearer {0}\r\nAuthorization: Bearer {0}\r\n")]
    [InlineData("Authorization: Bearer {0}, Bearer {1}\r\n")]
    [InlineData("Authorization: Basic {0}\r\n")]
    [InlineData("Authorization: Bearer\r\n")]
    [InlineData("Authorization: {0}\r\n")]
    [InlineData("X-Authorization: Bearer {0}\r\n")]
    [InlineData("Cookie: payg_session={1}; payg_session={0}\r\nOrigin: https://elsewhere.example\r\n")]
    [InlineData("Cookie: payg_session={0}\r\nOrigin: http://x\r\nOrigin: https://elsewhere.example\r\n")]
    [InlineData("Cookie: payg_session={0}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n")]
    public async Task V9_2_Token_GivenTwiceOrOddly_IsNobodys(string header)
    {
        var one = await service.NewCustomerAsync();
        var two = await service.NewCustomerAsync();
        foreach (var path in new[] { "/api/auth/info", "/api/payg/api1" })
        {
            using var answer = await RawRequest.SendAsync(
                service.Host.Address,
                $"GET {path} HTTP/1.1\r\nHost: x\r\n{string.Format(null, header, one.Token, two.Token)}"
                    + "Connection: close\r\n\r\n");

            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        }

        Assert.Equal(("0", "0"), await one.CostsAsync());
        Assert.Equal(("0", "0"), await two.CostsAsync());
    }

    [Theory]
    [InlineData("/API/Payg/Api1/", HttpStatusCode.OK)]
    [InlineData("/api/payg/%61pi1", HttpStatusCode.OK)]
    [InlineData("/api/x/../payg/./api1", HttpStatusCode.OK)]
    [InlineData("//api/payg/api1", HttpStatusCode.NotFound)]
    [InlineData("/api//payg/api1", HttpStatusCode.NotFound)]
    [InlineData("/api%2fpayg%2fapi1", HttpStatusCode.NotFound)]
    [InlineData("/api/payg/api1;x=1", HttpStatusCode.NotFound)]
    [InlineData("/api/payg\\api1", HttpStatusCode.NotFound)]
    public async Task Api5_MeteredCall_WrittenOddly_IsChargedOrNotServed(string path, HttpStatusCode status)
    {
        var customer = await service.NewCustomerAsync();
        foreach (var method in new[] { "GET", "get" })
        {
            using var answer = await RawRequest.SendAsync(
                service.Host.Address,
                $"{method} {path} HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n"
                    + $"Authorization: Bearer {customer.Token}\r\nConnection: close\r\n\r\n");
            Assert.Equal(status, answer.StatusCode);
        }

        Assert.Equal(status == HttpStatusCode.OK ? ("0.002", "0.002") : ("0", "0"), await customer.CostsAsync());
    }

    [Theory]
    [InlineData("/API/ADMIN/customers")]
    [InlineData("/api/%61dmin/customers/")]
    [InlineData("/api/payg/../admin/customers")]
    [InlineData("/health/../metrics")]
    [InlineData("/METRICS/")]
    public async Task Api5_AdministratorsAddress_WrittenOddly_StaysClosed(string path)
    {
        var customer = await service.NewCustomerAsync();

        using var answer = await RawRequest.SendAsync(
            service.Host.Address,
            $"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {customer.Token}\r\nConnection: close\r\n\r\n");

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("X-Original-URL: /api/admin/customers")]
    [InlineData("X-Rewrite-URL: /api/admin/customers")]
    [InlineData("X-HTTP-Method-Override: DELETE")]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("X-Forwarded-Host: elsewhere.example")]
    [InlineData("X-Payg-Customer: 01a20865-2009-7e24-9727-1f9bd0239ff7")]
    public async Task Api8_Header_ThatSomeServersBelieve_ChangesNothing(string header)
    {
        using var answer = await RawRequest.SendAsync(
            service.Host.Address,
            $"GET /api/auth/info HTTP/1.1\r\nHost: x\r\n{header}\r\nConnection: close\r\n\r\n");

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }
}
