using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Usage;
using Payg.Storage.Catalog;
using Payg.Storage.Flush.Rows;

namespace Payg.Storage.Flush;

/// <summary>
/// Applies a batch of which something cannot be applied: everything that can be charged is, and each other record ends
/// among the rejected ones, all in the batch's one transaction. Slower than a flush that succeeds at once, and seldom.
/// </summary>
/// <param name="transaction">A transaction in which the batch was claimed.</param>
/// <param name="apply">Applies records in the transaction; returns how many lines that were.</param>
/// <param name="isOfDatabase">
/// Whether a failure is the database's: then nothing is decided, and all is tried again.
/// </param>
internal sealed class SplitFlush(
    IFlushTransaction transaction,
    PriceBook prices,
    Currency currency,
    Func<IReadOnlyList<UsageRecord>, Task<int>> apply,
    Func<Exception, bool> isOfDatabase)
{
    private readonly RejectedSums _rejected = new();
    private int _lines;

    /// <summary>Splits the records of the batch until only what cannot be charged is left.</summary>
    /// <returns>How many lines were added to, and what was rejected.</returns>
    public async Task<(int Lines, RejectedSums Rejected)> ApplyAsync(
        IEnumerable<UsageRecord> batch, CancellationToken cancellationToken)
    {
        // 1. What is foreseen costs no attempt: records without a customer or a price.
        var records = batch.ToList();
        var customers = records.Select(record => record.Customer).Distinct().Order().ToArray();
        var kinds = SortOut(records, await transaction.FindCustomersAsync(customers, cancellationToken));

        // 2. The rest is halved, in the order in which customers are locked, until the guilty are alone.
        Kind[] inOrder = [.. kinds.Keys.OrderBy(kind => kind.Customer).ThenBy(kind => kind.Meter)
            .ThenBy(kind => kind.Price).ThenBy(kind => kind.Quarter)
            .ThenBy(kind => kind.ApiKey).ThenBy(kind => kind.Dimensions)];
        await ApplyKindsAsync(Array.ConvertAll(inOrder, kind => (kind, kinds[kind])), cancellationToken);
        return (_lines, _rejected);
    }

    private Dictionary<Kind, List<UsageRecord>> SortOut(
        List<UsageRecord> records, IReadOnlyDictionary<CustomerId, Payer> payers)
    {
        var kinds = new Dictionary<Kind, List<UsageRecord>>();
        foreach (var record in records)
        {
            if (!payers.TryGetValue(record.Customer, out var payer))
            {
                _rejected.Add(
                    record, null, RejectionReasons.UnknownCustomer, $"There is no customer {record.Customer.Value}.");
                continue;
            }

            if (PriceOf(record, payer.In(currency), out var reason, out var text) is not { } price)
            {
                _rejected.Add(record, null, reason, text);
                continue;
            }

            var kind = new Kind(
                record.Customer, record.Meter, price, QuarterHour.StartOf(record.OccurredAt), record.ApiKey,
                record.Dimensions);
            if (!kinds.TryGetValue(kind, out var same))
                kinds.Add(kind, same = []);
            same.Add(record);
        }

        return kinds;
    }

    private PriceId? PriceOf(in UsageRecord record, Payer payer, out string reason, out string text)
    {
        (reason, text) = ("", "");
        try
        {
            return prices.InForce(record.Meter, record.OccurredAt, payer, record.Dimensions).Id;
        }
        catch (Exception failure) when (failure is UnpricedUsageException or ArgumentException)
        {
            var isKnown = prices.Knows(record.Meter);
            reason = isKnown ? RejectionReasons.NotPriced : RejectionReasons.UnknownMeter;
            text = isKnown ? failure.Message : $"Meter {record.Meter.Value} has no price.";
            return null;
        }
    }

    private async Task ApplyKindsAsync(
        ArraySegment<(Kind Kind, List<UsageRecord> Records)> kinds, CancellationToken cancellationToken)
    {
        if (kinds.Count == 0)
            return;
        if (await TryAsync([.. kinds.SelectMany(kind => kind.Records)], cancellationToken) is null)
            return;
        if (kinds.Count > 1)
        {
            await ApplyKindsAsync(kinds[..(kinds.Count / 2)], cancellationToken);
            await ApplyKindsAsync(kinds[(kinds.Count / 2)..], cancellationToken);
            return;
        }

        // The small ones first, so that one absurd record does not take the others of its customer with it.
        var records = kinds[0].Records;
        records.Sort(static (one, other) => one.Quantity.CompareTo(other.Quantity));
        await ApplyRecordsAsync(kinds[0].Kind, records, cancellationToken);
    }

    private async Task ApplyRecordsAsync(Kind kind, List<UsageRecord> records, CancellationToken cancellationToken)
    {
        // Where the smallest does not fit, none does: nothing is won by trying each.
        if (await TryAsync(records[..1], cancellationToken) is { } failure)
        {
            Reject(kind, records, RejectionReasons.Of(failure), failure.Message);
            return;
        }

        var rest = records[1..];
        if (rest.Count == 0 || await TryAsync(rest, cancellationToken) is null)
            return;
        if (rest.Count == 1)
        {
            await ApplyRecordsAsync(kind, rest, cancellationToken);
            return;
        }

        await ApplyRecordsAsync(kind, rest[..(rest.Count / 2)], cancellationToken);
        await ApplyRecordsAsync(kind, rest[(rest.Count / 2)..], cancellationToken);
    }

    private async Task<Exception?> TryAsync(List<UsageRecord> records, CancellationToken cancellationToken)
    {
        await transaction.SaveAsync(cancellationToken);
        try
        {
            var lines = await apply(records);
            await transaction.ReleaseAsync(cancellationToken);
            _lines += lines;
            return null;
        }
        catch (Exception failure) when (!isOfDatabase(failure) && !cancellationToken.IsCancellationRequested)
        {
            await transaction.RollBackAsync(cancellationToken);
            return failure;
        }
    }

    private void Reject(Kind kind, List<UsageRecord> records, string reason, string text)
    {
        foreach (var record in records)
            _rejected.Add(record, kind.Price, reason, text);
    }

    private readonly record struct Kind(
        CustomerId Customer,
        MeterId Meter,
        PriceId Price,
        DateTimeOffset Quarter,
        ApiKeyId ApiKey,
        Dimensions? Dimensions);
}
