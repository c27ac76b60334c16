using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Journal.Archive;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;
using Payg.Storage.Retention;

namespace Payg.Service.Admin.Ledger;

/// <summary>
/// Counts a month again from the records of its calls, and compares the sums to the usage lines and hours that are
/// stored; hours that are no longer kept are left out. A part of the customers at a time, so that memory is bounded;
/// the archive is read once for each part.
/// </summary>
internal sealed class ArchiveRecount(PaygContext context, PriceSnapshot snapshot, Currency currency)
{
    private const int DefaultRowsAtOnce = 500_000;

    // No clock is further from UTC.
    private static readonly TimeSpan s_reach = TimeSpan.FromHours(26);

    /// <summary>How many sums are compared at once, about.</summary>
    public int RowsAtOnce { get; init; } = DefaultRowsAtOnce;

    /// <summary>Reports every difference there is, and how much was looked at.</summary>
    /// <param name="archive">The archives of all nodes that served in the month.</param>
    /// <param name="report">Called with each difference.</param>
    /// <param name="damage">Called with each piece of the archives that cannot be used.</param>
    /// <exception cref="IOException">A directory of an archive cannot be read.</exception>
    public async Task<RecountExtent> RunAsync(
        BillingMonth month,
        ArchiveReader archive,
        Action<RecountDifference> report,
        Action<ArchiveDamage> damage,
        CancellationToken cancellationToken)
    {
        var (from, to) = (month.StartIn(TimeZoneInfo.Utc) - s_reach, month.EndIn(TimeZoneInfo.Utc) + s_reach);
        var quarters = context.UsageQuarters.AsNoTracking().Where(row => row.Quarter >= from && row.Quarter < to);
        var lines = context.UsageLines.AsNoTracking().Where(row => row.Month == month.Number);
        var rejected = context.RejectedUsage.AsNoTracking().Where(row =>
            row.Quarter >= from && row.Quarter < to && row.State != RejectedUsageState.Charged);
        var rows = await quarters.LongCountAsync(cancellationToken) + await lines.LongCountAsync(cancellationToken);
        var parts = (int)(rows / RowsAtOnce) + 1;
        var prices = await snapshot.ReadAsync(context, cancellationToken);
        var payers = await context.PayersOfAsync(null, currency, cancellationToken);
        var keptFrom = await UsageRetention.KeptFromAsync(context, cancellationToken) ?? DateTimeOffset.MinValue;

        var extent = new RecountExtent(0, 0, 0, 0, 0, 0, null);
        for (var part = 0; part < parts; part++)
        {
            var sums = new RecountSums(month, prices, payers, currency, part, parts) { KeptFrom = keptFrom };

            // 1. What the database says, before what the archive says: a call may come in between.
            await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
                sums.Take(line);
            await foreach (var quarter in quarters.AsAsyncEnumerable().WithCancellation(cancellationToken))
                sums.Take(quarter);
            await foreach (var row in rejected.AsAsyncEnumerable().WithCancellation(cancellationToken))
                sums.Take(row);

            // 2. The records themselves. Each pass meets the same damage; it is reported once.
            var isFirst = part == 0;
            foreach (var call in archive.Read(
                UnixMicroseconds.From(from), UnixMicroseconds.From(to), found =>
                {
                    if (!isFirst)
                        return;
                    extent = extent with { Damaged = extent.Damaged + 1 };
                    damage(found);
                }))
            {
                cancellationToken.ThrowIfCancellationRequested();
                sums.Add(call.Record);
            }

            // 3. What is left is a difference.
            var differences = sums.Report(report);
            extent = extent with
            {
                Calls = extent.Calls + sums.Calls,
                Rejected = extent.Rejected + sums.Rejected,
                Lines = extent.Lines + sums.Lines,
                Hours = extent.Hours + sums.Hours,
                Differences = extent.Differences + differences,
            };
        }

        return extent with
        {
            OldestAt = archive.OldestMicros() is { } oldest ? UnixMicroseconds.ToInstant(oldest) : null,
        };
    }
}

/// <summary>How much was counted.</summary>
/// <param name="Rejected">Calls of the month that were rejected and are not charged; the archive has them too.</param>
/// <param name="Damaged">Pieces of the archive that cannot be used.</param>
/// <param name="OldestAt">When the oldest call in the archive occurred; null if it has no calls.</param>
internal readonly record struct RecountExtent(
    long Calls, long Rejected, long Lines, long Hours, long Differences, long Damaged, DateTimeOffset? OldestAt);
