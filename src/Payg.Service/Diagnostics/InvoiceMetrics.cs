using System.Diagnostics.Metrics;
using Payg.Core.Amounts;

namespace Payg.Service.Diagnostics;

/// <summary>What is measured of invoices, under the meter <c>Payg.Service</c>. Thread-safe.</summary>
internal sealed class InvoiceMetrics
{
    private static readonly (bool IsOverdue, string Name)[] s_states = [(false, "open"), (true, "overdue")];

    private readonly Currency _service;
    private long _issued;
    private long _credited;
    private long _failed;
    private long _mailed;
    private long _notMailed;
    private volatile IReadOnlyList<UnpaidSum> _unpaid = [];

    /// <param name="service">The currency of the service: its sums are shown from the start, as 0.</param>
    public InvoiceMetrics(IMeterFactory factory, Currency service)
    {
        _service = service;
        var meter = factory.Create(ServiceMetrics.MeterName);
        meter.CreateObservableCounter(
            "payg.invoice.finalized", ObserveIssued, "{invoice}",
            "Invoices and credit notes that were issued, by kind.");
        meter.CreateObservableCounter(
            "payg.invoice.failed", () => Interlocked.Read(ref _failed), "{invoice}",
            "Attempts to make the invoice of a customer that failed.");
        meter.CreateObservableCounter(
            "payg.invoice.mails", ObserveMails, "{attempt}", "Attempts to send an invoice by e-mail, by outcome.");
        meter.CreateObservableGauge(
            "payg.invoice.unpaid", () => Observe(sum => sum.Count), "{invoice}",
            "Issued invoices that are not paid, by currency and state: open, or overdue.");
        meter.CreateObservableGauge(
            "payg.invoice.unpaid.amount", () => Observe(sum => sum.Nanos), "{nano}",
            "What is to be paid of them, by currency and state, in billionths.");
    }

    public void Issued() => Interlocked.Increment(ref _issued);

    public void Credited() => Interlocked.Increment(ref _credited);

    public void Failed() => Interlocked.Increment(ref _failed);

    public void Mailed(bool isDelivered) =>
        Interlocked.Increment(ref isDelivered ? ref _mailed : ref _notMailed);

    public void Unpaid(IReadOnlyList<UnpaidSum> sums) => _unpaid = sums;

    private IEnumerable<Measurement<long>> ObserveIssued() =>
    [
        new(Interlocked.Read(ref _issued), new KeyValuePair<string, object?>("payg.kind", "invoice")),
        new(Interlocked.Read(ref _credited), new KeyValuePair<string, object?>("payg.kind", "credit_note")),
    ];

    private IEnumerable<Measurement<long>> ObserveMails() =>
    [
        new(Interlocked.Read(ref _mailed), new KeyValuePair<string, object?>("payg.outcome", "delivered")),
        new(Interlocked.Read(ref _notMailed), new KeyValuePair<string, object?>("payg.outcome", "failed")),
    ];

    /// <summary>Both states of each currency, so that what was paid goes back to 0 and does not vanish.</summary>
    private IEnumerable<Measurement<long>> Observe(Func<UnpaidSum, long> read)
    {
        var sums = _unpaid;
        return sums.Select(sum => sum.Currency).Append(_service.Code).Distinct(StringComparer.Ordinal)
            .SelectMany(currency => s_states.Select(state => new Measurement<long>(
                sums.Where(sum => sum.IsOverdue == state.IsOverdue
                    && string.Equals(sum.Currency, currency, StringComparison.Ordinal)).Sum(read),
                new KeyValuePair<string, object?>("payg.currency", currency),
                new KeyValuePair<string, object?>("payg.state", state.Name))));
    }
}

/// <param name="Nanos">What is to be paid, in nanos; the most that fits where it is more.</param>
internal sealed record UnpaidSum(string Currency, bool IsOverdue, long Count, long Nanos);
