using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Payg.Metering.Http;

namespace Payg.Service.Startup;

/// <summary>Sets the bounds of the web server.</summary>
internal static class ServerExtensions
{
    private const string DefaultUrl = "http://localhost:8080";
    private const long MaxRequestBodyBytes = 1024 * 1024;

    /// <summary>Sets what the server listens on, how much it accepts, and how JSON looks.</summary>
    public static void AddPaygServer(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);

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
        server.Limits.MaxRequestBodySize = MaxRequestBodyBytes;

        // Header bytes that are no UTF-8 would end in a bare 400 from the server. As Latin-1 every byte is a
        // character, and a token with an odd one is simply a wrong token.
        server.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
    }
}
