using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Payg.Http.Json;
using Payg.Metering.Settings;

namespace Payg.Service.Server;

internal static class ServerExtensions
{
    public const string DefaultUrl = "http://localhost:8080";

    /// <summary>A header that a proxy takes for one must not be two here (RFC 9112, section 2.2).</summary>
    private const string NoBareLineFeeds = "Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators";

    private const long MaxRequestBodyBytes = 1024 * 1024;
    private const int MaxRequestLineBytes = 8 * 1024;
    private const int MaxHeadersBytes = 16 * 1024;
    private const int MaxHeaderCount = 64;

    private static readonly TimeSpan s_headersTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_keepAliveTimeout = TimeSpan.FromMinutes(2);
    private static readonly MinDataRate s_minDataRate = new(bytesPerSecond: 240, TimeSpan.FromSeconds(5));

    public static void AddPaygServer(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);

        AppContext.SetSwitch(NoBareLineFeeds, true);
        builder.Services.AddSettings<ServerOptions>(ServerOptions.Section);
        builder.WebHost.ConfigureKestrel(Configure);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new InstantConverter());
        });
    }

    private static void Configure(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        var limits = server.Limits;
        limits.MaxConcurrentConnections =
            server.ApplicationServices.GetRequiredService<IOptions<ServerOptions>>().Value.MaxConnections;
        limits.MaxRequestBodySize = MaxRequestBodyBytes;
        limits.MaxRequestLineSize = MaxRequestLineBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeadersBytes;
        limits.MaxRequestHeaderCount = MaxHeaderCount;

        // A client that sends or takes next to nothing is disconnected; meanwhile it holds a connection and no thread.
        limits.RequestHeadersTimeout = s_headersTimeout;
        limits.KeepAliveTimeout = s_keepAliveTimeout;
        limits.MinRequestBodyDataRate = s_minDataRate;
        limits.MinResponseDataRate = s_minDataRate;

        // Header bytes that are no UTF-8 would end in a bare 400 from the server. As Latin-1 every byte is a
        // character, and a token with an odd one is simply a wrong token. A length in a chosen encoding may have no
        // more than 20 digits, or the connection ends without an answer; the server's own way to read it has no bound.
        server.RequestHeaderEncodingSelector = name =>
            name.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase) ? null! : Encoding.Latin1;
    }
}
