using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Payg.Metering;
using Payg.Metering.Measure;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>Calls that are charged by the bytes of their bodies.</summary>
public abstract class BodyTests(BodyTests.BodyApi service)
{
    private static readonly string s_text = new('x', 100_000);

    private readonly string _user = $"user-{Guid.CreateVersion7():N}";

    public sealed class OnSqlite(SqliteApi service) : BodyTests(service), IClassFixture<SqliteApi>;

    public sealed class OnPostgres(PostgresApi service) : BodyTests(service), IClassFixture<PostgresApi>;

    private HostedApi Api => service.Api;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RequestBody_WithAndWithoutALength_IsCountedInFull(bool isChunked)
    {
        await SendAsync("/upload", isChunked);

        Assert.Equal(["bytes 100000"], await Api.ChargedAsync(_user));
    }

    [Fact]
    public async Task RequestBody_ReadAfterTheResponseStarted_IsCountedInFull()
    {
        await SendAsync("/echo", isChunked: true);

        Assert.Equal(["bytes-both 200000"], await Api.ChargedAsync(_user));
    }

    [Theory]
    [InlineData("/json")]
    [InlineData("/text")]
    [InlineData("/file")]
    [InlineData("/pipe")]
    [InlineData("/written")]
    public async Task ResponseBody_WrittenInAnyWay_IsCountedInFull(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-User", _user } } };
        using var answer = await Api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.InRange(body.Length, s_text.Length, s_text.Length + 2);
        Assert.Equal([$"bytes-written {body.Length}"], await Api.ChargedAsync(_user));
    }

    [Fact]
    public async Task ResponseBody_ThatBreaks_IsChargedAsFarAsItWasWritten()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/breaks") { Headers = { { "X-User", _user } } };
        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => Api.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(["bytes-written 100000"], await Api.ChargedAsync(_user));
    }

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(2, 4, true)]
    [InlineData(1, 5, false)]
    [InlineData(2, 5, false)]
    public async Task Response_BufferedByTheServerWithALength_IsChargedWhereItIsComplete(
        int version, long length, bool isComplete)
    {
        using var client = ServiceHost.NewClient(version == 2 ? Api.Http2Address : Api.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/paid/{length}")
        {
            Version = new Version(version, version == 1 ? 1 : 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { "X-User", _user } },
        };
        if (isComplete)
        {
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal("paid", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        else
        {
            await Record.ExceptionAsync(() => client.SendAsync(request, TestContext.Current.CancellationToken));
        }

        Assert.Equal(isComplete ? ["paid 1"] : [], await Api.ChargedAsync(_user));
    }

    private async Task SendAsync(string path, bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { { "X-User", _user } },
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(s_text)),
        };
        request.Headers.TransferEncodingChunked = isChunked;
        using var answer = await Api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public abstract class BodyApi(Func<Task<TestDatabase>> newDatabase) : SharedApi(newDatabase)
    {
        protected override void Use(WebApplication app)
        {
            app.UsePayg();
            app.MapPost("/upload", async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                return (await reader.ReadToEndAsync()).Length;
            }).Metered("bytes", MeteredBody.Request);
            app.MapPost("/echo", async (HttpContext context) =>
            {
                await context.Response.StartAsync();
                await context.Request.BodyReader.CopyToAsync(context.Response.BodyWriter);
            }).Metered("bytes-both", MeteredBody.Both);
            app.MapGet("/paid/{length:long}", (HttpContext context, long length) =>
            {
                context.Response.ContentLength = length;
                Encoding.ASCII.GetBytes("paid", context.Response.BodyWriter);
            }).Metered("paid");
            MapWritten(app.MapGroup("").Metered("bytes-written", MeteredBody.Response));
        }

        private static void MapWritten(RouteGroupBuilder group)
        {
            group.MapGet("/json", () => Results.Json(s_text));
            group.MapGet("/text", () => s_text);
            group.MapGet("/file", async (HttpContext context) =>
            {
                var file = Path.GetTempFileName();
                await File.WriteAllTextAsync(file, s_text);
                await context.Response.SendFileAsync(file);
                File.Delete(file);
            });
            group.MapGet("/pipe", (HttpContext context) =>
            {
                Encoding.ASCII.GetBytes(s_text, context.Response.BodyWriter);
            });
            group.MapGet("/written", async (HttpContext context) =>
            {
                for (var i = 0; i < 100; i++)
                    await context.Response.WriteAsync(s_text[..1000]);
            });
            group.MapGet("/breaks", async (HttpContext context) =>
            {
                await context.Response.WriteAsync(s_text);
                throw new InvalidOperationException("broken");
            });
        }
    }

    public sealed class SqliteApi() : BodyApi(NewSqlite);

    public sealed class PostgresApi() : BodyApi(MigratedDatabases.NewPostgresAsync);
}
