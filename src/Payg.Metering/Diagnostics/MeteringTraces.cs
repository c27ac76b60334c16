using System.Diagnostics;

namespace Payg.Metering.Diagnostics;

/// <summary>
/// What Payg traces, under the source <c>Payg.Metering</c>: one span a batch that is flushed, and none a call. Costs
/// nothing while nobody listens. No span names a customer, a token or a database.
/// </summary>
public static class MeteringTraces
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "Payg.Metering";

    private static readonly ActivitySource s_source = new(SourceName);

    /// <summary>Begins the span of a batch; null while nobody listens.</summary>
    internal static Activity? StartFlush(int records)
    {
        var activity = s_source.StartActivity("payg.flush");
        activity?.SetTag("payg.flush.records", records);
        return activity;
    }
}
