using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Payg.Service.Health;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Protection;

/// <summary>What needs no token is made once and revalidated: OWASP API Security 2023 API4.</summary>
public sealed class PublicPageTests(SqliteService service) : IClassFixture<SqliteService>
{
    [Theory]
    [InlineData("/openapi/v1.json", "application/json")]
    [InlineData("/openapi/customers.json", "application/json")]
    [InlineData("/docs", "text/html")]
    [InlineData("/docs/scalar.js", "text/javascript")]
    [InlineData("/docs/start.js", "text/javascript")]
    public async Task Page_AskedForAgain_IsNotSentAgain(string path, string contentType)
    {
        using var first = await service.Client.GetAsync(path);
        var plain = await first.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(contentType, first.Content.Headers.ContentType?.MediaType);
        Assert.True(first.Headers.CacheControl is { Public: true, MaxAge: { Ticks: > 0 } }, $"{first.Headers}");
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.NotEmpty(plain);

        using var head = await SendAsync(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(first.Headers.ETag, head.Headers.ETag);
        Assert.Equal(plain.Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());

        using var again = await SendAsync(HttpMethod.Get, path, ("If-None-Match", first.Headers.ETag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        using var changed = await SendAsync(HttpMethod.Get, path, ("If-None-Match", "\"another\""));
        Assert.Equal(plain, await changed.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_ForAClientThatDecompresses_IsSentCompressedUnderATagOfItsOwn(string coding)
    {
        using var plain = await service.Client.GetAsync("/openapi/v1.json");
        using var compressed = await SendAsync(HttpMethod.Get, "/openapi/v1.json", ("Accept-Encoding", coding));

        Assert.Equal([coding], compressed.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", compressed.Headers.Vary);
        Assert.NotEqual(plain.Headers.ETag, compressed.Headers.ETag);
        await using var body = await compressed.Content.ReadAsStreamAsync();
        await using Stream reader = coding is "br"
            ? new BrotliStream(body, CompressionMode.Decompress)
            : new GZipStream(body, CompressionMode.Decompress);
        using var text = new StreamReader(reader, Encoding.UTF8);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await text.ReadToEndAsync());
    }

    [Fact]
    public async Task Docs_Shown_HaveNoInlineScript()
    {
        var page = await service.Client.GetStringAsync("/docs/");

        Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        Assert.DoesNotContain(" on", page.Replace("content=", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecurityContact_Set_IsServedAndElseThereIsNone()
    {
        using var none = await service.Client.GetAsync("/.well-known/security.txt");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        await using var database = await MigratedDatabases.NewSqliteAsync();
        await using var host = await ServiceHost.StartAsync(database, new Dictionary<string, string>
        {
            ["Payg:Security:Contact"] = "mailto:security@example.com",
            ["Payg:Security:Policy"] = "https://example.com/security",
        });
        host.Clock.StopAt("2026-11-03T10:00:18Z");
        using var file = await host.Client.GetAsync("/.well-known/security.txt");

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("text/plain", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "Contact: mailto:security@example.com\nExpires: 2027-11-03T00:00:00Z\nPreferred-Languages: en\n"
                + "Policy: https://example.com/security\n",
            await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Probe_AskedByManyAtOnce_ChecksTheDatabaseOnce()
    {
        var checks = new CountedChecks();
        var health = new SharedHealth(checks, TimeProvider.System);

        var reports = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(health.CheckAsync)));

        Assert.All(reports, report => Assert.Equal(HealthStatus.Healthy, report.Status));
        Assert.InRange(checks.Count, 1, 2);
    }

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return service.Client.SendAsync(request);
    }

    private sealed class CountedChecks : HealthCheckService
    {
        private int _count;

        public int Count => _count;

        public override async Task<HealthReport> CheckHealthAsync(
            Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            await Task.Delay(50, cancellationToken);
            return new HealthReport(new Dictionary<string, HealthReportEntry>(StringComparer.Ordinal), TimeSpan.Zero);
        }
    }
}
