using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Meters;

namespace Payg.Service.Admin.Meters;

/// <summary>Makes, changes and retires meters, each with its entry in the audit log.</summary>
internal sealed class MeterChanges(
    PaygContext context,
    IExclusiveTransactions exclusive,
    IDatabaseFaults faults,
    PriceSnapshot snapshot,
    AuditLog audit,
    Currency currency,
    TimeProvider clock)
{
    /// <summary>Makes a meter with its first price; null where another has this key.</summary>
    public async Task<AdminMeterResponse?> CreateAsync(
        HttpContext http, NewMeterRequest wanted, PriceModel model, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var meter = new MeterRow
        {
            Key = wanted.Key,
            Name = NameOf(wanted.Name),
            Dimensions = wanted.Dimensions ?? [],
            Unit = wanted.Unit ?? Meter.DefaultUnit,
            IsUnitChosen = wanted.Unit is not null,
            ChargedStatuses = wanted.ChargedStatuses ?? ChargedStatuses.Default.ToString(),
            CreatedAt = now,
        };
        if (wanted.Endpoint is { } endpoint)
            meter.Bind([endpoint]);
        var price = new PriceRow
        {
            Meter = meter,
            Currency = currency.Code,
            Unit = meter.Unit,
            EffectiveFrom = now,
            Model = PriceModelJson.Write(model),
            CreatedAt = now,
        };

        // Alone with the prices, so that their numbers are visible in the order in which they rise.
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        try
        {
            context.Prices.Add(price);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            return null;
        }

        var made = AdminMeterResponse.Of(meter, currency, new PriceSet([StoredPrice.Read(price)]));
        audit.Add(http, AuditActions.MeterCreated, AuditSubject.Meter(meter.Id), null, made);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return made;
    }

    /// <summary>
    /// Changes what is given of a meter; null: not found. Another unit comes with a price from now on, alone
    /// with the prices, so that what was used until now keeps its unit.
    /// </summary>
    public async Task<AdminMeterResponse?> ChangeAsync(
        HttpContext http, int id, ChangeMeterRequest change, CancellationToken cancellationToken)
    {
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        var meter = await EditAsync(http, id, AuditActions.MeterChanged, async row =>
        {
            row.IsUnitChosen |= change.Unit is not null;
            row.ChargedStatuses = change.ChargedStatuses ?? row.ChargedStatuses;
            row.Dimensions = change.Dimensions ?? row.Dimensions;
            row.Name = change.Name is null ? row.Name : NameOf(change.Name);
            row.Description = change.Description is null ? row.Description : NameOf(change.Description);
            row.DocsUrl = change.DocsUrl is null ? row.DocsUrl : NameOf(change.DocsUrl);
            if (change.Unit is not null)
            {
                await UnitChange.ApplyAsync(
                    context, snapshot, row, change.Unit, clock.GetUtcNow(), cancellationToken);
            }
        }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return meter;
    }

    /// <summary>Takes a meter off the price list, from the first time on; null: not found.</summary>
    public Task<AdminMeterResponse?> RetireAsync(HttpContext http, int id, CancellationToken cancellationToken) =>
        EditAloneAsync(
            http, id, AuditActions.MeterRetired, meter => meter.RetiredAt ??= clock.GetUtcNow(), cancellationToken);

    /// <summary>Puts a retired meter back on the price list; null: not found.</summary>
    public Task<AdminMeterResponse?> UnretireAsync(HttpContext http, int id, CancellationToken cancellationToken) =>
        EditAloneAsync(http, id, AuditActions.MeterUnretired, meter => meter.RetiredAt = null, cancellationToken);

    public async Task<IReadOnlyList<AdminMeterResponse>> ShowAsync(
        IReadOnlyList<MeterRow> meters, CancellationToken cancellationToken)
    {
        var prices = await snapshot.ReadAsync(context, cancellationToken);
        var now = clock.GetUtcNow();
        var payer = Payer.OfList(currency);
        return
        [
            .. meters.Select(meter =>
                AdminMeterResponse.Of(meter, currency, prices.SetInForce(new(meter.Id), now, payer))),
        ];
    }

    private static string? NameOf(string? wanted) => string.IsNullOrEmpty(wanted) ? null : wanted;

    private async Task<AdminMeterResponse?> EditAloneAsync(
        HttpContext http, int id, string action, Action<MeterRow> edit, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var meter = await EditAsync(http, id, action, row =>
        {
            edit(row);
            return Task.CompletedTask;
        }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return meter;
    }

    private async Task<AdminMeterResponse?> EditAsync(
        HttpContext http, int id, string action, Func<MeterRow, Task> edit, CancellationToken cancellationToken)
    {
        if (await context.Meters.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } meter)
            return null;

        var before = (await ShowAsync([meter], cancellationToken))[0];
        await edit(meter);
        if (!context.ChangeTracker.HasChanges())
            return before;

        await context.SaveChangesAsync(cancellationToken);
        var after = (await ShowAsync([meter], cancellationToken))[0];
        audit.Add(http, action, AuditSubject.Meter(id), before, after);
        await context.SaveChangesAsync(cancellationToken);
        return after;
    }
}
