using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Payg.Core.Credits;
using Payg.Metering.Settings;
using Payg.Storage.Credits;
using Payg.Storage.Databases;

namespace Payg.Service.Diagnostics;

/// <summary>What the service counts, under the meter <c>Payg.Service</c>. Thread-safe.</summary>
internal sealed class ServiceMetrics
{
    public const string MeterName = "Payg.Service";

    private long _signedIn;
    private long _signInsRefused;
    private long _signInsPutOff;
    private long _signInsLimited;
    private long _requestsFailed;

    public ServiceMetrics(
        IMeterFactory factory,
        DatabaseReadiness readiness,
        IOptions<MeteringOptions> metering,
        CreditCounts credits,
        TimeProvider clock)
    {
        var meter = factory.Create(MeterName);
        meter.CreateObservableCounter(
            "payg.sign_ins", ObserveSignIns, "{attempt}", "Attempts to log in by what became of them.");
        meter.CreateObservableCounter(
            "payg.requests.failed", () => Interlocked.Read(ref _requestsFailed), "{request}",
            "Requests that ended in a fault of the service, and were answered 500.");
        Credit("granted", CreditEntryKind.Grant, "Credit that was granted, by currency, in billionths.");
        Credit("consumed", CreditEntryKind.Consume, "Credit that cost consumed, by currency, in billionths.");
        Credit("expired", CreditEntryKind.Expire, "Credit that expired, by currency, in billionths.");
        meter.CreateObservableCounter(
            "payg.budget.alerts",
            () => credits.Alerts.All.Select(known => new Measurement<long>(
                known.Alerts, new KeyValuePair<string, object?>("payg.type", known.Type))),
            "{alert}", "Alerts of budgets, by type.");
        void Credit(string name, CreditEntryKind kind, string description) => meter.CreateObservableCounter(
            $"payg.credit.{name}", () => CreditOf(credits, kind), "{nano}", description);
        meter.CreateObservableUpDownCounter(
            "payg.ready", () => readiness.IsReady ? 1 : 0, "{node}",
            "1 from the moment on that the database was prepared and calls are served.");
        meter.CreateObservableGauge(
            "payg.clock.time", () => clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0, "s",
            "The node's clock, in seconds since 1970: usage is charged to the month that it says.");
        meter.CreateObservableGauge(
            "payg.disk.free", () => FreeOf(metering.Value.JournalDirectory), "By",
            "What is free on the disk of the journal.");
    }

    public void SignedIn() => Interlocked.Increment(ref _signedIn);

    /// <summary>A name or a password was wrong, or the account is locked.</summary>
    public void SignInRefused() => Interlocked.Increment(ref _signInsRefused);

    /// <summary>Nothing was checked, because too many were logging in.</summary>
    public void SignInPutOff() => Interlocked.Increment(ref _signInsPutOff);

    /// <summary>Nothing was checked, because the address or the name had too many attempts.</summary>
    public void SignInLimited() => Interlocked.Increment(ref _signInsLimited);

    public void RequestFailed() => Interlocked.Increment(ref _requestsFailed);

    private Measurement<long>[] ObserveSignIns() =>
    [
        Of("succeeded", ref _signedIn),
        Of("refused", ref _signInsRefused),
        Of("limited", ref _signInsLimited),
        Of("busy", ref _signInsPutOff),
    ];

    private static IEnumerable<Measurement<long>> CreditOf(CreditCounts credits, CreditEntryKind kind) =>
        credits.Of(kind).Select(sum => new Measurement<long>(
            sum.Nanos, new KeyValuePair<string, object?>("payg.currency", sum.Currency.Code)));

    /// <summary>Nothing where the system does not say: a disk that is gone is reported by the journal.</summary>
    private static Measurement<long>[] FreeOf(string directory)
    {
        try
        {
            return [new(new DriveInfo(Path.GetFullPath(directory)).AvailableFreeSpace)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static Measurement<long> Of(string outcome, ref long count) =>
        new(Interlocked.Read(ref count), new KeyValuePair<string, object?>("payg.outcome", outcome));
}
