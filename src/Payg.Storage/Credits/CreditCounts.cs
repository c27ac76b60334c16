using System.Collections.Concurrent;
using Payg.Core.Amounts;
using Payg.Core.Credits;
using Payg.Storage.Budgets;

namespace Payg.Storage.Credits;

/// <summary>
/// How much credit this process has moved since it started, by currency, for metrics. What is rolled back afterwards
/// stays counted. Thread-safe.
/// </summary>
/// <param name="service">The service's currency, for customers without a currency yet.</param>
public sealed class CreditCounts(Currency service)
{
    private readonly ConcurrentDictionary<(CreditEntryKind Kind, Currency Currency), long> _nanos = new();

    /// <summary>The service's currency, for customers without a currency yet.</summary>
    internal Currency Service => service;

    /// <summary>
    /// The sums of a kind in nanos, by currency; the service's is there from the start. A sum stays at the largest
    /// <see cref="long"/>.
    /// </summary>
    public IEnumerable<(Currency Currency, long Nanos)> Of(CreditEntryKind kind) =>
        _nanos.Where(pair => pair.Key.Kind == kind && pair.Key.Currency != service)
            .Select(pair => (pair.Key.Currency, pair.Value))
            .Prepend((service, _nanos.GetValueOrDefault((kind, service))));

    /// <summary>How many alerts of budgets there were.</summary>
    public AlertCounts Alerts { get; } = new();

    internal void Add(CreditBooking booking)
    {
        var currency = Currency.ParseOr(booking.Stored.Currency, service);
        foreach (var entry in booking.Entries)
            Add(entry.Kind, currency, entry.Nanos);
    }

    internal void Add(CreditEntryKind kind, Currency currency, Int128 nanos) => _nanos.AddOrUpdate(
        (kind, currency), (long)Int128.Min(nanos, long.MaxValue),
        (_, sum) => (long)Int128.Min(sum + nanos, long.MaxValue));
}
