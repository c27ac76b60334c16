using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Payg.Core.Amounts;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Pricing.Models;
using Payg.Core.Usage;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Audit;
using Payg.Storage.Model.Meters;

namespace Payg.Storage.Catalog;

/// <summary>The meters in the database. Thread-safe.</summary>
internal sealed class MeterCatalog(
    IServiceScopeFactory scopes,
    DatabaseReadiness readiness,
    IDatabaseFaults faults,
    IExclusiveTransactions exclusive,
    PriceSnapshot prices,
    Currency currency,
    TimeProvider clock) : IMeterCatalog
{
    private const int MaxAttempts = 10;

    public async Task<IReadOnlyList<Meter>> EnsureAsync(
        IReadOnlyList<MeterDeclaration> declarations, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await EnsureOnceAsync(declarations, cancellationToken);
            }
            catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception) && attempt < MaxAttempts)
            {
                // Another node made one of them in between: look again.
            }
        }
    }

    public async Task<IReadOnlyList<Meter>> ListAsync(CancellationToken cancellationToken)
    {
        readiness.ThrowIfNotReady();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
            return [.. (await context.Meters.AsNoTracking().ToListAsync(cancellationToken)).Select(ToMeter)];
        }
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            throw new LedgerUnavailableException("The database could not be asked for the meters.", exception);
        }
    }

    private async Task<IReadOnlyList<Meter>> EnsureOnceAsync(
        IReadOnlyList<MeterDeclaration> declarations, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<PaygContext>();
        await using var transaction = await exclusive.BeginAsync(context, ExclusiveMatter.Prices, cancellationToken);
        var known = await context.Meters.ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var declaration in declarations)
        {
            if (!known.TryGetValue(declaration.Key, out var row))
            {
                known.Add(declaration.Key, AddMeter(context, declaration));
                continue;
            }

            row.Bind(declaration.Endpoints);
            TakeDimensions(context, row, declaration);
            if (!row.IsUnitChosen && !string.Equals(row.Unit, declaration.Unit, StringComparison.Ordinal))
            {
                context.AuditEntries.Add(EntryOf(row, Describe(row, row.Unit), Describe(row, declaration.Unit)));
                await UnitChange.ApplyAsync(
                    context, prices, row, declaration.Unit, clock.GetUtcNow(), cancellationToken);
            }
        }

        // A meter and its first price are stored together: no meter is ever without a price.
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. declarations.Select(declaration => ToMeter(known[declaration.Key]))];
    }

    /// <summary>Adds the dimensions that endpoints set and the meter lacks, in the order in which they fit.</summary>
    private void TakeDimensions(PaygContext context, MeterRow row, MeterDeclaration declaration)
    {
        string[] all =
            [.. row.Dimensions.Union(declaration.Dimensions, StringComparer.Ordinal).Take(Dimensions.MaxCount)];
        if (all.Length <= row.Dimensions.Count)
            return;

        context.AuditEntries.Add(EntryOf(
            row, JsonSerializer.Serialize(new { id = row.Id, key = row.Key, dimensions = row.Dimensions }),
            JsonSerializer.Serialize(new { id = row.Id, key = row.Key, dimensions = all })));
        row.Dimensions = all;
    }

    private MeterRow AddMeter(PaygContext context, MeterDeclaration declaration)
    {
        var now = clock.GetUtcNow();
        var meter = new MeterRow
        {
            Key = declaration.Key,
            Unit = declaration.Unit,
            Name = declaration.InitialName,
            Dimensions = declaration.Dimensions,
            CreatedAt = now,
        };
        meter.Bind(declaration.Endpoints);
        context.Prices.Add(new PriceRow
        {
            Meter = meter,
            Currency = currency.Code,
            Unit = declaration.Unit,
            EffectiveFrom = now,
            Model = PriceModelJson.Write(new FlatPrice(declaration.InitialPriceNanos)),
            CreatedAt = now,
        });
        return meter;
    }

    /// <summary>The entry in the audit log for what the code changes, by the operator of the program.</summary>
    private AuditEntryRow EntryOf(MeterRow meter, string before, string after) => new()
    {
        At = clock.GetUtcNow(),
        ActorName = AuditEntryRow.Operator,
        Action = UnitChange.Action,
        SubjectKind = "meter",
        SubjectId = meter.Id.ToString(CultureInfo.InvariantCulture),
        Before = before,
        After = after,
    };

    private static string Describe(MeterRow meter, string unit) => JsonSerializer.Serialize(
        new { id = meter.Id, key = meter.Key, unit });

    private static Meter ToMeter(MeterRow row) =>
        new(new MeterId(row.Id), row.Key, row.Unit)
        {
            ChargedStatuses = ChargedStatuses.Parse(row.ChargedStatuses),
            Dimensions = row.Dimensions,
        };
}
