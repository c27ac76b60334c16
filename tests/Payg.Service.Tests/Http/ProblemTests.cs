using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Http;

public abstract class ProblemTests(ServiceFixture service)
{
    private const string Valid = """{"username":"whoever","password":"correct horse battery 42"}""";

    public sealed class OnSqlite(SqliteService service) : ProblemTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service) : ProblemTests(service), IClassFixture<PostgresService>;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{\"username\":\"a\",\"password\":\"b\"}]")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("1e999999")]
    [InlineData("{\"username\":\"a\",}")]
    [InlineData("{\"username\":\"a\"}{}")]
    [InlineData("{\"username\":\"a\" /* comment */}")]
    [InlineData("{\"username\":\"a\",\"username\":\"b\",\"password\":\"correct horse battery 42\"}")]
    [InlineData("{\"username\":\"tab\tin text\"}")]
    [InlineData("{\"username\":\"\\x\"}")]
    public async Task Json_Malformed_IsAProblem(string json)
    {
        foreach (var path in new[] { "/api/auth/register", "/api/auth/login" })
        {
            using var body = Bodies.Json(json);
            using var answer = await service.Client.PostAsync(path, body);

            await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "malformed_request");
        }
    }

    [Fact]
    public async Task Json_NestedDeeply_IsAProblem()
    {
        using var body = Bodies.Json(new string('[', 100_000) + new string(']', 100_000));
        using var answer = await service.Client.PostAsync("/api/auth/login", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Fact]
    public async Task Json_OfBytesThatAreNoUtf8_IsAProblem()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"username\":\"a"), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")];
        using var body = Bodies.Raw(bytes, "application/json");
        using var answer = await service.Client.PostAsync("/api/auth/login", body);

        var problem = await answer.AssertProblemAsync(
            HttpStatusCode.BadRequest, "validation_failed", "username", "password");
        Assert.Equal(["Send valid Unicode: this field holds none."], problem.ErrorsAt("username"));
    }

    [Theory]
    [InlineData("""{"username":"\ud800","password":"correct horse battery 42"}""", "username")]
    [InlineData("""{"username":"a\udc00b","password":"correct horse battery 42"}""", "username")]
    [InlineData("""{"username":"nobody-here","password":"correct \ud83d horse"}""", "password")]
    [InlineData("""{"username":"\u0000","password":"correct horse battery 42"}""", "username")]
    [InlineData("""{"username":"nul\u0000","password":"correct horse battery 42"}""", "username")]
    [InlineData("""{"username":{"a":1},"password":true}""", "username", "password")]
    public async Task Json_OddText_IsToldAtItsField(string json, params string[] fields)
    {
        using var body = Bodies.Json(json);
        using var answer = await service.Client.PostAsync("/api/auth/register", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    [Fact]
    public async Task Password_WithANul_IsTakenExactlyAsTyped()
    {
        var name = Customer.NewName();
        using var body = Bodies.Json($$"""{"username":"{{name}}","password":"nul \u0000 within"}""");
        using var answer = await service.Client.PostAsync("/api/auth/register", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        await Customer.LoginAsync(service.Client, name, "nul \0 within");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/octet-stream")]
    [InlineData("nonsense")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16")]
    [InlineData("multipart/mixed; boundary=x")]
    public async Task Body_OfAnotherContentType_IsRefused(string? contentType)
    {
        using var body = Bodies.Raw(Encoding.UTF8.GetBytes(Valid), contentType);
        using var answer = await service.Client.PostAsync("/api/auth/login", body);

        await answer.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task Body_Absent_IsRefused()
    {
        foreach (var path in new[] { "/api/auth/register", "/api/auth/login" })
        {
            using var answer = await service.Client.PostAsync(path, null);

            await answer.AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        }
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    [InlineData("application/problem+json")]
    public async Task Json_WithAParameterOrSuffix_IsRead(string contentType)
    {
        using var body = Bodies.Raw(Encoding.UTF8.GetBytes(Valid), contentType);
        using var answer = await service.Client.PostAsync("/api/auth/login", body);

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Theory]
    [InlineData("multipart/form-data", "nonsense")]
    [InlineData("multipart/form-data; boundary=", "nonsense")]
    [InlineData("multipart/form-data; boundary=x", "nonsense")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\na")]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: a/b; charset=utf-7\r\n\r\na\r\n--x--")]
    public async Task Multipart_Malformed_IsAProblem(string contentType, string text)
    {
        using var body = Bodies.Raw(Encoding.UTF8.GetBytes(text), contentType);
        using var answer = await service.Client.PostAsync("/api/auth/login", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Theory]
    [InlineData("username=a&username=b&password=correct+horse+battery+42", "username")]
    [InlineData("=&&&", "username", "password")]
    public async Task Form_OddFields_AreToldAtTheField(string text, params string[] fields)
    {
        using var body = Bodies.Raw(Encoding.UTF8.GetBytes(text), "application/x-www-form-urlencoded");
        using var answer = await service.Client.PostAsync("/api/auth/register", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    [Theory]
    [InlineData("application/json", false)]
    [InlineData("application/json", true)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("multipart/form-data; boundary=x", false)]
    [InlineData("multipart/form-data; boundary=x", true)]
    public async Task Body_OfTwoMegabytes_IsTooLarge(string contentType, bool isChunked)
    {
        var start = contentType.StartsWith("app", StringComparison.Ordinal)
            ? contentType.EndsWith("json", StringComparison.Ordinal) ? "{\"username\":\"" : "username="
            : "--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n";
        using var answer = await SendUntilAnsweredAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/register");
            request.Content = Bodies.Raw(Encoding.ASCII.GetBytes(start + new string('a', 2 << 20)), contentType);
            request.Headers.ExpectContinue = true;
            request.Headers.TransferEncodingChunked = isChunked;
            if (isChunked)
                request.Content.Headers.ContentLength = null;
            return request;
        });

        await answer.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    /// <summary>
    /// The service answers before it has read the body, and closes the connection. A client that is still writing may
    /// learn of that before it reads the answer (RFC 9112, section 9.6), and tries again.
    /// </summary>
    private async Task<HttpResponseMessage> SendUntilAnsweredAsync(Func<HttpRequestMessage> make)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = make();
            try
            {
                return await service.Client.SendAsync(request);
            }
            catch (HttpRequestException failure) when (failure.InnerException is IOException && attempt < 10)
            {
                // The next attempt may be lucky.
            }
        }
    }

    [Theory]
    [InlineData("GET", "/api/auth/register", "POST")]
    [InlineData("PUT", "/api/auth/login", "POST")]
    [InlineData("GET", "/api/auth/logout", "POST")]
    [InlineData("POST", "/api/auth/info", "GET")]
    [InlineData("DELETE", "/api/cost/2026-01", "GET")]
    [InlineData("PATCH", "/api/payg/api1", "GET")]
    [InlineData("BREW", "/api/prices", "GET")]
    public async Task Method_NotAllowed_IsAProblemThatSaysWhichIs(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await service.Client.SendAsync(request);

        await answer.AssertProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        Assert.Contains(allowed, answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/nothing")]
    [InlineData("/api/auth")]
    [InlineData("/api/auth/register/more")]
    [InlineData("/api/cost/2026-01/more")]
    [InlineData("/api/%F0%9F%98%80")]
    [InlineData("/api/%zz")]
    [InlineData("/api/%ff%fe")]
    [InlineData("/api/a%2Fb")]
    [InlineData("/api/..%2f..%2fetc")]
    [InlineData("/api/nothing?%zz=%00&=&&")]
    public async Task Route_Unknown_IsAProblem(string path)
    {
        foreach (var method in new[] { "GET", "POST", "DELETE" })
        {
            using var answer = await RawRequest.SendAsync(
                service.Host.Address,
                $"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

            await answer.AssertProblemAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Theory]
    [InlineData("GET /api/%00 HTTP/1.1\r\nHost: x\r\n", 400)]
    [InlineData("GET /api/prices HTTP/1.1\r\n", 400)]
    [InlineData("GET /api/prices HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n", 400)]
    [InlineData("nonsense\r\n", 400)]
    [InlineData("GET /api/prices HTTP/9.9\r\nHost: x\r\n", 505)]
    public async Task Request_ThatIsNoHttp_IsRefusedByTheServer(string head, int status)
    {
        using var answer = await RawRequest.SendAsync(service.Host.Address, head + "Connection: close\r\n\r\n");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Header_OfAHundredKilobytes_IsRefused()
    {
        using var answer = await RawRequest.SendAsync(
            service.Host.Address,
            $"GET /api/auth/info HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {new string('a', 100 << 10)}\r\n\r\n");

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Form_WithANul_IsAProblem()
    {
        using var body = Bodies.Raw("username=%00&password=x"u8.ToArray(), "application/x-www-form-urlencoded");
        using var answer = await service.Client.PostAsync("/api/auth/register", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Fact]
    public async Task Accept_OfSomethingElse_StillGetsAProblem()
    {
        foreach (var (path, status, code) in new[]
        {
            ("/api/nothing", HttpStatusCode.NotFound, "not_found"),
            ("/api/payg/api1", HttpStatusCode.Unauthorized, "unauthorized"),
            ("/api/auth/login", HttpStatusCode.MethodNotAllowed, "method_not_allowed"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            using var answer = await service.Client.SendAsync(request);

            await answer.AssertProblemAsync(status, code);
        }
    }
}
