using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace Payg.Service.Observability;

/// <summary>
/// Serves <c>/metrics</c>, and nothing else, on an address of its own, where the settings name one. A server apart, so
/// that no request to the service is asked which door it came through.
/// </summary>
internal sealed partial class MetricsServer(
    IOptions<MetricsOptions> settings, MeterProvider metrics, ILogger<MetricsServer> logger) : IHostedService
{
    private WebApplication? _server;

    /// <summary>Starts it, or does nothing where no address is set.</summary>
    /// <exception cref="IOException">Payg cannot bind to the address.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Value.Url is not { Length: > 0 } url)
            return;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.AddServerHeader = false);
        _server = builder.Build();
        _server.Urls.Add(url);
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, null, "/metrics", null, null);
        _server.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await _server.StartAsync(cancellationToken);
        var urls = string.Join(' ', _server.Urls);
        Serving(urls);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is null)
            return;

        await _server.StopAsync(cancellationToken);
        await _server.DisposeAsync();
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Metrics are served on: {Urls}/metrics")]
    private partial void Serving(string urls);
}
