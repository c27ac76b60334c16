using System.ComponentModel.DataAnnotations;

namespace Payg.Service.Observability;

internal sealed class MetricsOptions
{
    public const string Section = "Payg:Metrics";

    /// <summary>
    /// A further address, such as <c>http://127.0.0.1:9464</c>, where <c>/metrics</c> is open to every client that
    /// reaches it and nothing else is served. None by default: then only administrators read it, on the service's own
    /// address.
    /// </summary>
    [RegularExpression("^http://[^/]+/?$", ErrorMessage = "It must be like http://127.0.0.1:9464.")]
    public string? Url { get; set; }

    /// <summary>
    /// Whether every request and connection is measured too, which makes each call a little slower. Off by default,
    /// and on where metrics are sent by OTLP.
    /// </summary>
    public bool Requests { get; set; }
}
