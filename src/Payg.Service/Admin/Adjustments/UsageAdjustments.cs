using Microsoft.EntityFrameworkCore;
using Payg.Billing.Responses;
using Payg.Core.Amounts;
using Payg.Core.Calendar;
using Payg.Core.Credits;
using Payg.Core.Meters;
using Payg.Core.Pricing;
using Payg.Core.Rating;
using Payg.Http.Errors;
using Payg.Http.Lists;
using Payg.Metering.Flush;
using Payg.Service.Audit;
using Payg.Storage.Catalog;
using Payg.Storage.Credits;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Adjustments;

/// <summary>
/// Corrects what a customer is charged, each correction with its entry in the audit log in one transaction. Metered
/// quantities stay as they are; a line's cost is rated with its adjustments, and so are the lines behind it.
/// </summary>
internal sealed class UsageAdjustments(
    PaygContext context,
    UsageFlush flush,
    PriceSnapshot snapshot,
    CreditLedger credits,
    UsageSums sums,
    AuditLog audit,
    Currency service,
    TimeProvider clock)
{
    private const long MaxLine = 1_000_000_000_000_000;

    /// <summary>Makes an adjustment, unless the key has made one before.</summary>
    public async Task<AdjustmentOutcome> AddAsync(
        HttpContext http,
        Guid customer,
        WantedAdjustment wanted,
        string? key,
        FieldErrors errors,
        CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // 1. Lock the customer, as a flush does.
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return AdjustmentOutcome.NoCustomer;
        var known = key is null
            ? null
            : await context.UsageAdjustments.AsNoTracking().SingleOrDefaultAsync(
                row => row.CustomerId == customer && row.IdempotencyKey == key, cancellationToken);
        if (known is not null)
            return await RepeatAsync(known, wanted, cancellationToken);

        // 2. What it changes.
        var now = clock.GetUtcNow();
        var payer = await context.PayerOfAsync(customer, service, cancellationToken);
        var meter = await context.Meters.SingleOrDefaultAsync(row => row.Id == wanted.Meter, cancellationToken);
        if (payer.Calendar.StartOf(wanted.Month) > now)
            errors.Add("month", "Use a billing period that has begun.");
        if (meter is null && wanted.Meter is not null)
            errors.Add("meter", "This meter does not exist.");
        if (errors.Any)
            return AdjustmentOutcome.Invalid;

        var price = wanted.Price;
        Int128 gained = wanted.AmountNanos ?? 0;
        IReadOnlyList<(MeterId, string, Int128)> lines = [];
        if (wanted.Quantity is { } quantity)
        {
            if (await AdjustLineAsync(customer, payer, wanted, quantity, errors, cancellationToken) is not { } adjusted)
                return AdjustmentOutcome.Invalid;
            (price, gained, lines) = adjusted;
        }

        // 3. The customer's total, the adjustment, its entry in the audit log and what credits cover, together.
        await AddToTotalAsync(customer, gained, cancellationToken);
        var parts = AmountParts.Of(gained);
        var row = new UsageAdjustmentRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            Month = wanted.Month.Number,
            MeterId = meter?.Id,
            PriceId = price,
            Quantity = wanted.Quantity,
            CostUnits = parts.Units,
            CostFraction = parts.Nanos,
            Reason = wanted.Reason,
            CreatedAt = now,
            IdempotencyKey = key,
        };
        context.UsageAdjustments.Add(row);
        var made = await ShowAsync(row, cancellationToken);
        audit.Add(http, AuditActions.UsageAdjusted, AuditSubject.Customer(customer), null, made);
        await context.SaveChangesAsync(cancellationToken);
        await sums.AddAsync(
            context, payer.Customer, wanted.Month, payer.Currency, gained, lines, cancellationToken);
        await CoverAsync(row, payer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AdjustmentOutcome(AdjustmentState.Made, made);
    }

    public async Task<Page<AdjustmentResponse>> ListAsync(
        Guid customer, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var rows = context.UsageAdjustments.AsNoTracking().Where(row => row.CustomerId == customer);
        if (page.After is { } last)
            rows = rows.Where(row => row.Id > last);
        var found = await rows.OrderBy(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var meters = await context.Meters.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        var payers = await context.PayersOfAsync([customer], service, cancellationToken);
        var currency = payers.TryGetValue(customer, out var payer) ? payer.Currency : service;
        return page.Of(found, row => row.Id, row => AdjustmentResponse.Of(row, meters, currency));
    }

    private async Task<AdjustmentOutcome> RepeatAsync(
        UsageAdjustmentRow known, WantedAdjustment wanted, CancellationToken cancellationToken)
    {
        var isSame = known.Month == wanted.Month.Number && known.MeterId == wanted.Meter
            && (wanted.Price is null || known.PriceId == wanted.Price) && known.Quantity == wanted.Quantity
            && (wanted.AmountNanos is null || known.CostNanos == wanted.AmountNanos)
            && string.Equals(known.Reason, wanted.Reason, StringComparison.Ordinal);
        return isSame
            ? new AdjustmentOutcome(AdjustmentState.Repeated, await ShowAsync(known, cancellationToken))
            : AdjustmentOutcome.KeyReused;
    }

    /// <summary>
    /// Adds units to a line; returns its price, what the cost gained, and by how much each line costs more, or null
    /// with an error.
    /// </summary>
    private async Task<(int, Int128, IReadOnlyList<(MeterId, string, Int128)>)?> AdjustLineAsync(
        Guid customer,
        Payer payer,
        WantedAdjustment wanted,
        long quantity,
        FieldErrors errors,
        CancellationToken cancellationToken)
    {
        var number = wanted.Month.Number;
        var rows = await context.UsageLines
            .Where(row => row.CustomerId == customer && row.Month == number && row.MeterId == wanted.Meter)
            .ToListAsync(cancellationToken);
        var matching = rows.FindAll(row => wanted.Price is null || row.PriceId == wanted.Price);
        if (matching.Count != 1)
        {
            errors.Add(
                matching.Count == 0 && wanted.Price is null ? "meter" : "price",
                matching.Count == 0
                    ? "The customer has no such usage line in this month: adjust an amount instead."
                    : "Give the price of the line: " + string.Join(", ", matching.Select(row => row.PriceId)) + ".");
            return null;
        }

        var line = matching[0];
        var charged = (Int128)line.Quantity + line.AdjustedQuantity + quantity;
        if (charged < 0 || charged > MaxLine)
        {
            errors.Add("quantity", $"The line would have {charged} units: 0 to {MaxLine} are possible.");
            return null;
        }

        var prices = await snapshot.ReadAsync(context, cancellationToken);
        var period = MeterPeriod.Of(
            prices, new MeterId(line.MeterId), wanted.Month, payer, rows.ConvertAll(StoredMonth.LineOf));
        var gained = period.Add(new PriceId(line.PriceId), quantity);
        line.AdjustedQuantity += quantity;
        var lines = new List<(MeterId, string, Int128)>(rows.Count);
        foreach (var rated in period.Lines)
        {
            var row = rows.Single(candidate => candidate.PriceId == rated.Price.Id.Value);
            lines.Add((rated.Price.Meter, rated.Price.Unit, rated.CostNanos - row.CostNanos));
            (row.CostUnits, row.CostFraction) = AmountParts.Of(rated.CostNanos);
        }

        return (line.PriceId, gained, lines);
    }

    /// <summary>Lets credits cover what the customer's cost gained: as of now, or of the end of the period.</summary>
    private Task CoverAsync(UsageAdjustmentRow row, Payer payer, CancellationToken cancellationToken)
    {
        var end = payer.Calendar.EndOf(BillingMonth.FromNumber(row.Month));
        return credits.AddCostAsync(
            context, row.CustomerId, LineOf(row), row.CreatedAt < end ? row.CreatedAt : end.AddTicks(-1),
            row.CostNanos, cancellationToken);
    }

    private static CreditLine? LineOf(UsageAdjustmentRow row) => row is { MeterId: { } meter, PriceId: { } price }
        ? new CreditLine(BillingMonth.FromNumber(row.Month), new MeterId(meter), new PriceId(price))
        : null;

    private async Task AddToTotalAsync(Guid customer, Int128 gained, CancellationToken cancellationToken)
    {
        var row = await context.Customers.SingleAsync(found => found.Id == customer, cancellationToken);
        (row.TotalCostUnits, row.TotalCostFraction) = AmountParts.Of(row.TotalCostNanos + gained);
    }

    private async Task<AdjustmentResponse> ShowAsync(UsageAdjustmentRow row, CancellationToken cancellationToken)
    {
        var meters = await context.Meters.AsNoTracking()
            .Where(meter => meter.Id == row.MeterId).ToDictionaryAsync(meter => meter.Id, cancellationToken);
        var payer = await context.PayerOfAsync(row.CustomerId, service, cancellationToken);
        return AdjustmentResponse.Of(row, meters, payer.Currency);
    }
}

internal sealed record AdjustmentOutcome(AdjustmentState State, AdjustmentResponse? Adjustment = null)
{
    public static AdjustmentOutcome Invalid { get; } = new(AdjustmentState.Invalid);

    public static AdjustmentOutcome NoCustomer { get; } = new(AdjustmentState.NoCustomer);

    public static AdjustmentOutcome KeyReused { get; } = new(AdjustmentState.KeyReused);
}

internal enum AdjustmentState
{
    Made,

    /// <summary>It was made before by the same key.</summary>
    Repeated,

    Invalid,
    NoCustomer,
    KeyReused,
}
