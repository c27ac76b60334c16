using System.Diagnostics.Metrics;
using Payg.Storage;

namespace Payg.Service.Observability;

/// <summary>What the service counts, under the meter <c>Payg.Service</c>. Thread-safe.</summary>
internal sealed class ServiceMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Payg.Service";

    private long _signedIn;
    private long _signInsRefused;
    private long _signInsPutOff;

    /// <summary>Makes the instruments.</summary>
    public ServiceMetrics(IMeterFactory factory, DatabaseReadiness readiness)
    {
        var meter = factory.Create(MeterName);
        meter.CreateObservableCounter(
            "payg.sign_ins", ObserveSignIns, "{attempt}", "Names and passwords that were checked, by outcome.");
        meter.CreateObservableUpDownCounter(
            "payg.ready", () => readiness.IsReady ? 1 : 0, "{node}",
            "1 from the moment on that the database was prepared and calls are served.");
    }

    /// <summary>A name and a password were right.</summary>
    public void SignedIn() => Interlocked.Increment(ref _signedIn);

    /// <summary>A name or a password was wrong, or the account is locked.</summary>
    public void SignInRefused() => Interlocked.Increment(ref _signInsRefused);

    /// <summary>Nothing was checked, because too many were logging in.</summary>
    public void SignInPutOff() => Interlocked.Increment(ref _signInsPutOff);

    private Measurement<long>[] ObserveSignIns() =>
        [Of("succeeded", ref _signedIn), Of("refused", ref _signInsRefused), Of("busy", ref _signInsPutOff)];

    private static Measurement<long> Of(string outcome, ref long count) =>
        new(Interlocked.Read(ref count), new KeyValuePair<string, object?>("payg.outcome", outcome));
}
