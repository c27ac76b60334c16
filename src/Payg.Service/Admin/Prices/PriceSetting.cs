using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Pricing;
using Payg.Service.Audit;
using Payg.Metering.Http;
using Payg.Storage;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Prices;

/// <summary>
/// Sets and withdraws prices, alone with them on all nodes: no flush runs meanwhile, so none misses a price that takes
/// effect now, and none has used one that is withdrawn.
/// </summary>
internal sealed class PriceSetting(
    PaygContext context, IExclusiveTransactions exclusive, AuditLog audit, Currency currency, TimeProvider clock)
{
    /// <summary>An instant so little in the past means now: clocks differ, and requests take time.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Sets a price of a meter that exists. Null with an error where the instant is past; null without one where a
    /// price of the meter begins then already.
    /// </summary>
    public async Task<AdminPriceResponse?> SetAsync(
        HttpContext http,
        int meterId,
        PriceModel model,
        DateTimeOffset? from,
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

        // 2. One price at an instant.
        var effectiveFrom = from is { } later && later > now ? ToMicroseconds(later) : now;
        var prices = await context.Prices.Where(row => row.MeterId == meterId).ToListAsync(cancellationToken);
        if (prices.Exists(price => price.EffectiveFrom == effectiveFrom))
            return null;

        // 3. The price and its entry in the audit log, together.
        var row = new PriceRow
        {
            MeterId = meterId,
            Currency = currency.Code,
            EffectiveFrom = effectiveFrom,
            Model = PriceModelJson.Write(model),
            CreatedAt = now,
        };
        context.Prices.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        var before = PriceResponse.Of(StoredPrice.Read(PriceHistory.Current(prices, effectiveFrom)));
        var after = PriceHistory.Of(row, [.. prices, row], now);
        audit.Add(http, AuditActions.PriceCreated, AuditSubject.Price(row.Id),
            new { MeterId = meterId, Price = before }, new { MeterId = meterId, after.Price });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    /// <summary>Withdraws a price that is not yet in force and that no usage was rated with.</summary>
    public async Task<Withdrawal> WithdrawAsync(HttpContext http, int id, CancellationToken cancellationToken)
    {
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        if (await context.Prices.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } price)
            return Withdrawal.Unknown;

        // A node whose clock is ahead may have used it already. The look at all lines is slow, and rare.
        if (price.EffectiveFrom <= clock.GetUtcNow()
            || await context.UsageLines.AnyAsync(line => line.PriceId == id, cancellationToken))
        {
            return Withdrawal.InForce;
        }

        context.Prices.Remove(price);
        audit.Add(http, AuditActions.PriceWithdrawn, AuditSubject.Price(id),
            new { price.MeterId, Price = PriceResponse.Of(StoredPrice.Read(price)) });
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
