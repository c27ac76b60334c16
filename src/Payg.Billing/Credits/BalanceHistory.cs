using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Http.Responses;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Model;
using Payg.Storage.Series;

namespace Payg.Billing.Credits;

/// <summary>
/// Reads what a customer's balance was at the end of each day: the balance of now, less what changed it since. Usage
/// counts when it occurred, credit from when it pays for usage until it ends, corrections when they were made.
/// </summary>
internal sealed class BalanceHistory(
    PaygContext context, IReadTransactions transactions, IUsageSeries series, Currency service, TimeProvider clock)
{
    public const int MaxDays = 92;

    private const int EntriesAtOnce = 1_000;

    /// <summary>The balances of a customer's last days, the oldest first; the last is the day under way.</summary>
    public async Task<BalanceHistoryResponse> ReadAsync(
        Guid customer, int days, CancellationToken cancellationToken)
    {
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var now = clock.GetUtcNow();
        var windows = new List<CalendarWindow> { payer.Calendar.WindowOf(now, UsageWindow.Day) };
        while (windows.Count < days)
            windows.Insert(0, payer.Calendar.WindowOf(windows[0].Start.AddTicks(-1), UsageWindow.Day));

        return await transactions.RunAsync(context, async () =>
        {
            // 1. What changed the balance, all as of one instant.
            var balance = (await CreditBalance.ReadAsync(context, customer, now, cancellationToken))!.BalanceNanos;
            var changes = await ChangesAsync(customer, windows[0].End, now, cancellationToken);
            var costs = await CostsAsync(customer, windows, cancellationToken);

            // 2. Back from now, a day at a time.
            var shown = new DayBalanceResponse[days];
            var left = balance;
            for (var day = days - 1; day >= 0; day--)
            {
                var (start, end) = windows[day];
                shown[day] = new DayBalanceResponse(start, end, MoneyResponse.Of(new Money(left, payer.Currency)));
                left += costs[day];
                foreach (var change in changes.Where(change => change.At >= start && change.At < end))
                    left -= change.Nanos;
            }

            return new BalanceHistoryResponse(payer.Currency.Code, shown);
        }, cancellationToken);
    }

    private async Task<List<Change>> ChangesAsync(
        Guid customer, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // 1. Of each credit, what ended with it: that was posted, or is to be posted.
        var ends = new[] { CreditEntryKind.Expire.Name(), CreditEntryKind.Void.Name() };
        var lost = await context.CreditEntries.AsNoTracking()
            .Where(row => row.CustomerId == customer && ends.Contains(row.Kind))
            .GroupBy(row => row.GrantId)
            .Select(group => new
            {
                Grant = group.Key,
                Units = group.Sum(row => row.AmountUnits),
                Nanos = group.Sum(row => (long)row.AmountFraction),
            })
            .ToDictionaryAsync(
                row => row.Grant, row => AmountParts.Join(row.Units, row.Nanos), cancellationToken);
        var restore = CreditEntryKind.Restore.Name();
        var restored = await context.CreditEntries.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Kind == restore && row.At >= from)
            .ToListAsync(cancellationToken);
        var ids = restored.Select(row => row.GrantId).Distinct().ToList();
        var grants = await context.CreditGrants.AsNoTracking()
            .Where(row => row.CustomerId == customer
                && (row.CreatedAt >= from || row.EffectiveAt >= from || row.ExpiresAt >= from || row.VoidedAt >= from
                    || ids.Contains(row.Id)))
            .ToListAsync(cancellationToken);
        var changes = new List<Change>();
        foreach (var grant in grants)
        {
            var begins = grant.EffectiveAt > grant.CreatedAt ? grant.EffectiveAt : grant.CreatedAt;
            var ended = grant.VoidedAt < grant.ExpiresAt || grant.ExpiresAt is null ? grant.VoidedAt : grant.ExpiresAt;
            if (begins > now || ended <= grant.EffectiveAt)
                continue;
            changes.Add(new Change(begins, grant.AmountNanos));
            if (ended is not { } end || end > now)
                continue;

            // What came back after the end was lost as it came back.
            var later = restored.Where(row => row.GrantId == grant.Id && row.At >= end).ToList();
            changes.AddRange(later.Select(row => new Change(row.At, -row.AmountNanos)));
            changes.Add(new Change(
                end > begins ? end : begins,
                later.Sum(row => row.AmountNanos) - lost.GetValueOrDefault(grant.Id) - grant.RemainingNanos));
        }

        // 2. What was paid back, and what operators corrected.
        var refund = CreditEntryKind.Refund.Name();
        var refunds = await context.CreditEntries.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.Kind == refund && row.At >= from)
            .ToListAsync(cancellationToken);
        changes.AddRange(refunds.Select(row => new Change(row.At, -row.AmountNanos)));
        var adjustments = await context.UsageAdjustments.AsNoTracking()
            .Where(row => row.CustomerId == customer && row.CreatedAt >= from).ToListAsync(cancellationToken);
        changes.AddRange(adjustments.Select(row => new Change(row.CreatedAt, -row.CostNanos)));
        return changes;
    }

    private async Task<Int128[]> CostsAsync(
        Guid customer, List<CalendarWindow> windows, CancellationToken cancellationToken)
    {
        var costs = new Int128[windows.Count];
        SeriesPlace? after = null;
        while (true)
        {
            var found = await series.OfWindowsAsync(
                context, customer, windows, new SeriesPage(null, after, EntriesAtOnce), cancellationToken);
            foreach (var entry in found)
                costs[entry.Number] += entry.CostNanos;
            if (found.Count < EntriesAtOnce)
                return costs;
            var last = found[^1];
            after = new SeriesPlace(last.Number, last.Meter, last.Method, last.Unit);
        }
    }

    private readonly record struct Change(DateTimeOffset At, Int128 Nanos);
}

[Description("What a customer's balance was, day by day.")]
internal sealed record BalanceHistoryResponse(
    [property: Description("What the customer is charged in.")]
    string Currency,
    [property: Description("The days, the oldest first; the last is the day under way.")]
    IReadOnlyList<DayBalanceResponse> Days);

[Description("A day's balance.")]
internal sealed record DayBalanceResponse(
    [property: Description("The day's first instant.")]
    DateTimeOffset Start,
    [property: Description("The first instant after it.")]
    DateTimeOffset End,
    [property: Description("The balance at the end of the day, or now.")]
    MoneyResponse Balance);
