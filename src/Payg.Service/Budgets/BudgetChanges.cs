using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Http.Errors;
using Payg.Metering.Flush;
using Payg.Metering.Leases;
using Payg.Service.Access;
using Payg.Service.Audit;
using Payg.Storage.Budgets;
using Payg.Storage.Customers;
using Payg.Storage.Model;
using Payg.Storage.Model.Budgets;

namespace Payg.Service.Budgets;

/// <summary>Tokens follow at once on this node, within two seconds on the others.</summary>
internal sealed class BudgetChanges(
    PaygContext context,
    UsageFlush flush,
    BudgetLedger budgets,
    BudgetReader reader,
    AccessChange access,
    CreditRefusals refusals,
    AuditLog audit,
    TimeProvider clock)
{
    public async Task<BudgetOutcome> CreateAsync(
        HttpContext http, Guid customer, bool isOperator, WantedBudget wanted, FieldErrors errors,
        CancellationToken cancellationToken)
    {
        // 1. Flush first, so that what was spent is known; then lock the customer, as a flush does.
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return BudgetOutcome.NotFound;
        var meter = wanted.Meter is null ? null : await context.Meters.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Key == wanted.Meter, cancellationToken);
        if (wanted.Meter is not null && meter is null)
            errors.Add("meter", "Unknown meter.");
        var key = wanted.ApiKey is null ? null : await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.TokenId == wanted.ApiKey && !row.IsTest, cancellationToken);
        if (wanted.ApiKey is not null && key is null)
            errors.Add("api_key", "Unknown API key, or a test key: those cost nothing.");
        if (errors.Any)
            return BudgetOutcome.Invalid;
        if (await context.Budgets.CountAsync(row => row.CustomerId == customer, cancellationToken)
            >= BudgetRow.MaxOfCustomer)
        {
            return BudgetOutcome.TooMany;
        }

        // 2. The budget, what was spent of it before, and the entry in the audit log, together.
        var now = clock.GetUtcNow();
        var parts = AmountParts.Of(wanted.LimitNanos);
        var row = new BudgetRow
        {
            CustomerId = customer,
            Id = Guid.CreateVersion7(now),
            Name = wanted.Name ?? meter?.Key ?? key?.Name ?? "All APIs",
            MeterId = meter?.Id,
            ApiKey = key?.Id,
            Period = wanted.Period,
            LimitUnits = parts.Units,
            LimitFraction = parts.Nanos,
            Blocks = wanted.Blocks,
            Alerts = BudgetFields.Store(wanted.Alerts),
            IsOperators = isOperator,
            CreatedAt = now,
        };
        await budgets.AddAsync(context, row, cancellationToken);
        var made = await reader.ShowAsync(row, cancellationToken);
        audit.Add(http, AuditActions.BudgetCreated, AuditSubject.Customer(customer), null, made);
        await access.CommitAsync(transaction, customer, cancellationToken);
        refusals.Forget(customer);
        return new BudgetOutcome(BudgetStatus.Done, made);
    }

    /// <summary>Changes a budget. Where nothing changes, nothing is stored.</summary>
    public async Task<BudgetOutcome> ChangeAsync(
        HttpContext http, Guid customer, Guid id, bool isOperator, WantedBudgetChange wanted,
        CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(customer, id, cancellationToken) is not { } row)
            return BudgetOutcome.NotFound;
        if (row.IsOperators && !isOperator)
            return BudgetOutcome.Operators;

        var before = await reader.ShowAsync(row, cancellationToken);
        row.Name = wanted.Name ?? row.Name;
        row.Blocks = wanted.Blocks ?? row.Blocks;
        row.Alerts = wanted.Alerts is { } alerts ? BudgetFields.Store(alerts) : row.Alerts;
        if (wanted.LimitNanos is { } limit)
            (row.LimitUnits, row.LimitFraction) = AmountParts.Of(limit);
        if (!context.ChangeTracker.HasChanges())
            return new BudgetOutcome(BudgetStatus.Done, before);
        await budgets.ChangeAsync(context, row, cancellationToken);
        var after = await reader.ShowAsync(row, cancellationToken);
        audit.Add(http, AuditActions.BudgetChanged, AuditSubject.Customer(customer), before, after);
        await access.CommitAsync(transaction, customer, cancellationToken);
        refusals.Forget(customer);
        return new BudgetOutcome(BudgetStatus.Done, after);
    }

    public async Task<BudgetOutcome> DeleteAsync(
        HttpContext http, Guid customer, Guid id, bool isOperator, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(customer, id, cancellationToken) is not { } row)
            return BudgetOutcome.NotFound;
        if (row.IsOperators && !isOperator)
            return BudgetOutcome.Operators;

        var before = await reader.ShowAsync(row, cancellationToken);
        await BudgetLedger.RemoveAsync(context, row, cancellationToken);
        audit.Add(http, AuditActions.BudgetDeleted, AuditSubject.Customer(customer), before, null);
        await access.CommitAsync(transaction, customer, cancellationToken);
        refusals.Forget(customer);
        return new BudgetOutcome(BudgetStatus.Done);
    }

    /// <summary>A balance that is below one of them already is not reported. False without such a customer.</summary>
    public async Task<bool> SetBalanceAlertsAsync(
        HttpContext http, Guid customer, IReadOnlyList<Int128> below, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.LockCustomerAsync(customer, cancellationToken))
            return false;
        var row = await context.Customers.SingleAsync(known => known.Id == customer, cancellationToken);
        var before = await reader.BalanceAlertsAsync(customer, cancellationToken);
        row.BalanceAlerts = string.Join(' ', below.Select(Money.FormatNanos));
        row.BalanceAlerted = await reader.BelowAsync(row, below, cancellationToken);
        if (!context.ChangeTracker.HasChanges())
            return true;
        await context.SaveChangesAsync(cancellationToken);
        audit.Add(http, AuditActions.BalanceAlertsSet, AuditSubject.Customer(customer), before,
            await reader.BalanceAlertsAsync(customer, cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<BudgetRow?> FindAsync(Guid customer, Guid id, CancellationToken cancellationToken) =>
        await context.LockCustomerAsync(customer, cancellationToken)
            ? await context.Budgets.SingleOrDefaultAsync(
                row => row.CustomerId == customer && row.Id == id, cancellationToken)
            : null;
}

internal sealed record BudgetOutcome(BudgetStatus Status, BudgetResponse? Budget = null)
{
    public static BudgetOutcome Invalid { get; } = new(BudgetStatus.Invalid);

    public static BudgetOutcome NotFound { get; } = new(BudgetStatus.NotFound);

    public static BudgetOutcome TooMany { get; } = new(BudgetStatus.TooMany);

    public static BudgetOutcome Operators { get; } = new(BudgetStatus.Operators);
}

internal enum BudgetStatus
{
    Done,
    Invalid,
    NotFound,
    TooMany,

    /// <summary>An operator set it: the customer may not change it.</summary>
    Operators,
}
