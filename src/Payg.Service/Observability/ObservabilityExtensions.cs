using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Payg.Journal.Diagnostics;
using Payg.Metering.Diagnostics;
using Payg.Metering.Settings;
using Payg.Service.Background;
using Payg.Service.Diagnostics;
using Payg.Service.Http;

namespace Payg.Service.Observability;

/// <summary>
/// Metrics for Prometheus, and metrics and traces by OTLP. By default nothing here is on the path of a call: Payg's own
/// counts are read when someone asks for them, and no listener makes ASP.NET Core measure or trace requests.
/// </summary>
internal static class ObservabilityExtensions
{
    private const string Path = "/metrics";

    private static readonly string[] s_meters =
        [JournalMetrics.MeterName, ServiceMetrics.MeterName, "System.Runtime", "Npgsql"];

    private static readonly string[] s_requestMeters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private static readonly string[] s_sources = [MeteringTraces.SourceName, "Npgsql"];

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<MetricsOptions>(MetricsOptions.Section);
        builder.Services.AddSingleton<ServiceMetrics>();
        builder.Services.AddSingleton<SweepMetrics>();
        builder.Services.AddSingleton<RetentionMetrics>();
        builder.Services.AddSingleton<InvoiceMetrics>();
        builder.Services.AddSingleton<SweepSteps>();
        builder.Services.AddHostedService<MetricsServer>();

        var otlp = new OtlpOptions(builder.Configuration);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(otlp.ServiceName, serviceVersion: Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(s_meters).AddPrometheusExporter();
                if (otlp.Metrics)
                    metrics.AddOtlpExporter();
            });
        builder.Services.ConfigureOpenTelemetryMeterProvider((provider, metrics) =>
        {
            // What another host in this process measures is not this one's, and would end here when that host ends.
            var own = provider.GetRequiredService<IMeterFactory>();
            metrics.AddView(instrument => instrument.Meter.Scope is null || instrument.Meter.Scope == own
                ? null
                : MetricStreamConfiguration.Drop);
            if (otlp.Metrics || provider.GetRequiredService<IOptions<MetricsOptions>>().Value.Requests)
                metrics.AddMeter(s_requestMeters);
        });
        if (otlp.Traces)
            telemetry.WithTracing(AddTraces);
    }

    /// <summary>Maps <c>/metrics</c> for administrators: by an API key of theirs, as a session ends.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        // Nothing else needs it before the first scrape, which would not find the counts before it.
        app.Services.GetRequiredService<ServiceMetrics>();
        app.MapPrometheusScrapingEndpoint(Path).RequireMetricsScope();
    }

    private static string? Version => typeof(ObservabilityExtensions).Assembly.GetName().Version?.ToString(3);

    private static void AddTraces(TracerProviderBuilder traces) => traces
        .AddSource(s_sources)
        .AddAspNetCoreInstrumentation(requests => requests.Filter = context =>
            !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            && !context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal))
        .AddOtlpExporter();
}
