using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Http.Errors;
using Payg.Http.Responses;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

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
    Currency currency,
    TimeProvider clock)
{
    /// <summary>An instant so little in the past means now: clocks differ, and requests take time.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Sets a price of a meter that exists, unless it would change nothing. Null with an error where the instant is
    /// past; null without one where another price of the meter begins then.
    /// </summary>
    public async Task<SetPrice?> SetAsync(
        HttpContext http,
        int meterId,
        PriceModel model,
        DateTimeOffset? from,
        bool isFromNextPeriod,
        FieldErrors errors,
        CancellationToken cancellationToken)
    {
        // 1. Alone with the prices, read the clock: all usage that was flushed until now occurred before.
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        var now = ToMicroseconds(clock.GetUtcNow());
        if (from < now - s_tolerance)
        {
            errors.Add("effective_from", "Give an instant that is not past: usage until now keeps its price.");
            return null;
        }

        var meter = await context.Meters.SingleAsync(row => row.Id == meterId, cancellationToken);
        var book = await snapshot.ReadAsync(context, cancellationToken);
        var prices = book.All(new MeterId(meterId));
        var row = new PriceRow
        {
            MeterId = meterId,
            Currency = currency.Code,
            Unit = meter.Unit,
            EffectiveFrom = from is { } later && later > now ? ToMicroseconds(later) : now,
            IsFromNextPeriod = isFromNextPeriod,
            Model = PriceModelJson.Write(model),
            CreatedAt = now,
        };

        // 2. What charges the same already stands; else there is one price at an instant.
        var wanted = StoredPrice.Read(row);
        if (PriceHistory.Standing(book, wanted) is { } standing)
        {
            var madeAt = await context.Prices.Where(price => price.Id == standing.Id.Value)
                .Select(price => price.CreatedAt).SingleAsync(cancellationToken);
            return new SetPrice(PriceHistory.Of(standing, madeAt, prices, now), false);
        }

        if (prices.Any(price => PriceHistory.IsSameStart(price, wanted)))
            return null;

        // 3. The price and its entry in the audit log, together.
        context.Prices.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        var set = StoredPrice.Read(row);
        var before = PriceResponse.Of(PriceHistory.Current(prices, row.EffectiveFrom));
        var after = PriceHistory.Of(set, row.CreatedAt, [.. prices, set], now);
        audit.Add(http, AuditActions.PriceCreated, AuditSubject.Price(row.Id),
            new { MeterId = meterId, Price = before }, new { MeterId = meterId, after.Price });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SetPrice(after, true);
    }

    /// <summary>Withdraws a price that is not yet in force and that no usage was rated with.</summary>
    public async Task<Withdrawal> WithdrawAsync(HttpContext http, int id, CancellationToken cancellationToken)
    {
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        if (await context.Prices.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } price)
            return Withdrawal.Unknown;

        // A node whose clock is ahead may have used it already. The look at all lines is slow, and rare.
        var known = StoredPrice.Read(price);
        if (PriceHistory.EarliestEffectOf(known) <= clock.GetUtcNow()
            || await context.UsageLines.AnyAsync(line => line.PriceId == id, cancellationToken))
        {
            return Withdrawal.InForce;
        }

        context.Prices.Remove(price);
        audit.Add(http, AuditActions.PriceWithdrawn, AuditSubject.Price(id),
            new { price.MeterId, Price = PriceResponse.Of(known) });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Withdrawal.Done;
    }

    /// <summary>
    /// As fine as the databases keep instants and records their time, cut off, so never in the future.
    /// </summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}

/// <summary>What became of a price that was to be set.</summary>
/// <param name="Price">The price that charges as was asked for.</param>
/// <param name="IsNew">Whether it was set now; if not, it stood before.</param>
internal sealed record SetPrice(AdminPriceResponse Price, bool IsNew);

/// <summary>What became of a price that was to be withdrawn.</summary>
internal enum Withdrawal
{
    /// <summary>It is gone.</summary>
    Done,

    /// <summary>It is in force, or was: it stays.</summary>
    InForce,

    /// <summary>There is no such price.</summary>
    Unknown,
}
