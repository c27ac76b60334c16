using Microsoft.EntityFrameworkCore;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Http.Errors;
using Payg.Http.Responses;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Model;
using Payg.Storage.Notifications;

namespace Payg.Service.Admin.Prices;

/// <summary>
/// Sets and withdraws prices, alone with them on all nodes: no flush runs meanwhile, so none misses a price that takes
/// effect now, and none has used one that is withdrawn.
/// </summary>
internal sealed class PriceChanges(
    PaygContext context,
    PriceSnapshot snapshot,
    IExclusiveTransactions exclusive,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>An instant so little in the past means now: clocks differ, and requests take time.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Sets prices of a meter that exists, unless they would change nothing. Null with an error where the instant is
    /// past or there is nothing to end; null without one where another price begins then.
    /// </summary>
    public async Task<SetPrice?> SetAsync(
        HttpContext http, int meterId, WantedPrice wanted, FieldErrors errors, CancellationToken cancellationToken)
    {
        // 1. Alone with the prices, read the clock: all usage that was flushed until now occurred before.
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        var now = ToMicroseconds(clock.GetUtcNow());
        if (wanted.From < now - s_tolerance)
        {
            errors.Add("effective_from", "Give an instant that is not past: usage until now keeps its price.");
            return null;
        }

        var meter = await context.Meters.SingleAsync(row => row.Id == meterId, cancellationToken);
        var book = await snapshot.ReadAsync(context, cancellationToken);
        var timeline = book.TimelineOf(new MeterId(meterId), wanted.Currency, wanted.Customer);
        var asked = wanted.At(
            new MeterId(meterId), meter.Unit, wanted.From is { } later && later > now ? ToMicroseconds(later) : now);
        if (asked.IsOfList && timeline is null)
        {
            errors.Add("model", "The price list applies already: the customer has no price of their own.");
            return null;
        }

        // 2. What charges the same already stands; else there is one price at an instant.
        var known = timeline?.Sets ?? [];
        if (PriceHistory.Standing(timeline, asked) is { } standing)
        {
            var madeAt = await context.Prices.Where(price => price.Id == standing.Id.Value)
                .Select(price => price.CreatedAt).SingleAsync(cancellationToken);
            return new SetPrice(PriceHistory.Of(standing, meter.Key, madeAt, known, now), false);
        }

        if (known.Any(set => PriceHistory.IsSameStart(set, asked)))
            return null;

        // 3. The prices, numbered in their order, and their entry in the audit log, together.
        var rows = asked.Prices.Select(price => StoredPrice.RowOf(price, now)).ToList();
        foreach (var row in rows)
        {
            context.Prices.Add(row);
            await context.SaveChangesAsync(cancellationToken);
        }

        var set = new PriceSet([.. rows.Select(StoredPrice.Read)]);
        var before = PriceHistory.Current(known, set.EffectiveFrom);
        var after = PriceHistory.Of(set, meter.Key, now, [.. known, set], now);
        audit.Add(http, AuditActions.PriceCreated, AuditSubject.Price(set.Id.Value),
            new { MeterId = meterId, Price = before is null ? null : PriceResponse.Of(before) },
            new { MeterId = meterId, Customer = wanted.Customer?.Value, after.Price });
        context.Notify(
            EventTypes.PriceScheduled, wanted.Customer?.Value, $"price/{Guid.CreateVersion7(now)}",
            new { Price = set.Id.Value, Meter = meter.Key, set.EffectiveFrom, set.IsFromNextPeriod }, now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SetPrice(after, true);
    }

    /// <summary>Withdraws prices that are not yet in force and that no usage was rated with.</summary>
    public async Task<Withdrawal> WithdrawAsync(HttpContext http, int id, CancellationToken cancellationToken)
    {
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        if (await context.Prices.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } named)
            return Withdrawal.Unknown;

        var rows = await context.Prices
            .Where(row => row.MeterId == named.MeterId && row.CustomerId == named.CustomerId
                && row.Currency == named.Currency && row.EffectiveFrom == named.EffectiveFrom
                && row.IsFromNextPeriod == named.IsFromNextPeriod)
            .OrderBy(row => row.Position)
            .ToListAsync(cancellationToken);

        // A node whose clock is ahead may have used it already. The look at all lines is slow, and rare.
        var known = new PriceSet(rows.ConvertAll(StoredPrice.Read));
        var ids = rows.ConvertAll(row => row.Id);
        if (PriceHistory.EarliestEffectOf(known) <= clock.GetUtcNow()
            || await context.UsageLines.AnyAsync(line => ids.Contains(line.PriceId), cancellationToken))
        {
            return Withdrawal.InForce;
        }

        context.Prices.RemoveRange(rows);
        audit.Add(http, AuditActions.PriceWithdrawn, AuditSubject.Price(known.Id.Value),
            new { named.MeterId, Customer = named.CustomerId, Price = PriceResponse.Of(known) });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Withdrawal.Done;
    }

    /// <summary>As fine as the databases keep instants and records; cut off, so never in the future.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}

/// <param name="IsNew">Whether it was set now; if not, it stood before.</param>
internal sealed record SetPrice(AdminPriceResponse Price, bool IsNew);

internal enum Withdrawal
{
    Done,

    /// <summary>It is in force, or was: it stays.</summary>
    InForce,

    Unknown,
}
