using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Payg.Metering;
using Payg.Metering.Measure;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Pipeline;

/// <summary>Calls that are charged by the bytes of their bodies.</summary>
public sealed class BodyTests
{
    private static readonly string s_text = new('x', 100_000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RequestBody_WithAndWithoutALength_IsCountedInFull(bool isChunked)
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            app.MapPost("/upload", async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                return (await reader.ReadToEndAsync()).Length;
            }).Metered("bytes", MeteredBody.Request);
        });

        await SendAsync(api, "/upload", isChunked);

        Assert.Equal(["ann bytes 100000"], await api.ChargedAsync());
    }

    [Fact]
    public async Task RequestBody_ReadAfterTheResponseStarted_IsCountedInFull()
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            app.MapPost("/echo", async (HttpContext context) =>
            {
                await context.Response.StartAsync();
                await context.Request.BodyReader.CopyToAsync(context.Response.BodyWriter);
            }).Metered("bytes", MeteredBody.Both);
        });

        await SendAsync(api, "/echo", isChunked: true);

        Assert.Equal(["ann bytes 200000"], await api.ChargedAsync());
    }

    [Theory]
    [InlineData("/json")]
    [InlineData("/text")]
    [InlineData("/file")]
    [InlineData("/pipe")]
    [InlineData("/written")]
    public async Task ResponseBody_WrittenInAnyWay_IsCountedInFull(string path)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, s_text, TestContext.Current.CancellationToken);
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            var group = app.MapGroup("").Metered("bytes", MeteredBody.Response);
            group.MapGet("/json", () => Results.Json(s_text));
            group.MapGet("/text", () => s_text);
            group.MapGet("/file", (HttpContext context) => context.Response.SendFileAsync(file));
            group.MapGet("/pipe", (HttpContext context) =>
            {
                Encoding.ASCII.GetBytes(s_text, context.Response.BodyWriter);
            });
            group.MapGet("/written", async (HttpContext context) =>
            {
                for (var i = 0; i < 100; i++)
                    await context.Response.WriteAsync(s_text[..1000]);
            });
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-User", "ann" } } };
        using var answer = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.InRange(body.Length, s_text.Length, s_text.Length + 2);
        Assert.Equal([$"ann bytes {body.Length}"], await api.ChargedAsync());
        File.Delete(file);
    }

    [Fact]
    public async Task ResponseBody_ThatBreaks_IsChargedAsFarAsItWasWritten()
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            app.MapGet("/breaks", async (HttpContext context) =>
            {
                await context.Response.WriteAsync(s_text);
                throw new InvalidOperationException("broken");
            }).Metered("bytes", MeteredBody.Response);
        });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/breaks") { Headers = { { "X-User", "ann" } } };
        await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => api.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(["ann bytes 100000"], await api.ChargedAsync());
    }

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(2, 4, true)]
    [InlineData(1, 5, false)]
    [InlineData(2, 5, false)]
    public async Task Response_BufferedByTheServerWithALength_IsChargedWhereItIsComplete(
        int version, long length, bool isComplete)
    {
        await using var api = await HostedApi.StartAsync(app =>
        {
            app.UsePayg();
            app.MapGet("/paid", (HttpContext context) =>
            {
                context.Response.ContentLength = length;
                Encoding.ASCII.GetBytes("paid", context.Response.BodyWriter);
            }).Metered("paid");
        });

        using var client = ServiceHost.NewClient(version == 2 ? api.Http2Address : api.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/paid")
        {
            Version = new Version(version, version == 1 ? 1 : 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { "X-User", "ann" } },
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

        Assert.Equal(isComplete ? ["ann paid 1"] : [], await api.ChargedAsync());
    }

    private static async Task SendAsync(HostedApi api, string path, bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { { "X-User", "ann" } },
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(s_text)),
        };
        request.Headers.TransferEncodingChunked = isChunked;
        using var answer = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
