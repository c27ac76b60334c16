namespace Payg.Service.Observability;

/// <summary>
/// Which signals are sent by OTLP, as the standard variables of OpenTelemetry say: none unless an endpoint is set.
/// Source: OpenTelemetry specification, "Environment Variable Specification" and "Protocol Exporter".
/// </summary>
/// <param name="configuration">Has the environment's variables.</param>
internal sealed class OtlpOptions(IConfiguration configuration)
{
    public bool Metrics => IsSent("METRICS");

    public bool Traces => IsSent("TRACES");

    /// <summary>What the service is called there, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</summary>
    public string ServiceName => configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "payg";

    private bool IsSent(string signal) =>
        !Is("OTEL_SDK_DISABLED", "true")
        && !Is($"OTEL_{signal}_EXPORTER", "none")
        && (Has("OTEL_EXPORTER_OTLP_ENDPOINT") || Has($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"));

    private bool Has(string name) => !string.IsNullOrWhiteSpace(configuration[name]);

    private bool Is(string name, string value) =>
        string.Equals(configuration[name], value, StringComparison.OrdinalIgnoreCase);
}
