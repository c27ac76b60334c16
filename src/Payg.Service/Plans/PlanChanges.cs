using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Service.Audit;
using Payg.Storage.Databases;
using Payg.Storage.Model;
using Payg.Storage.Model.Plans;

namespace Payg.Service.Plans;

/// <summary>Creates and changes plans, each change with its entry in the audit log in one transaction.</summary>
internal sealed class PlanChanges(
    PaygContext context, PlanReader reader, IDatabaseFaults faults, AuditLog audit, TimeProvider clock)
{
    public async Task<PlanOutcome> CreateAsync(
        HttpContext http, WantedNewPlan wanted, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var plan = new PlanRow
        {
            Id = Guid.CreateVersion7(now),
            Key = wanted.Key,
            Name = wanted.Name,
            Currency = wanted.Currency,
            IsDefault = wanted.IsDefault,
            CreatedAt = now,
        };
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (wanted.IsDefault)
            await ClearDefaultAsync(wanted.Currency, cancellationToken);
        context.Plans.Add(plan);
        context.PlanVersions.Add(VersionOf(plan.Id, 1, wanted.Terms, now));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (faults.IsUniqueViolation(exception))
        {
            return new PlanOutcome(PlanStatus.Exists, null);
        }

        var made = await reader.ShowAsync(plan, cancellationToken);
        audit.Add(http, AuditActions.PlanCreated, AuditSubject.Plan(plan.Key), null, made);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlanOutcome(PlanStatus.Done, made) { IsNew = true };
    }

    /// <summary>Adds a version, unless the newest one is the same.</summary>
    public async Task<PlanOutcome> AddVersionAsync(
        HttpContext http, string key, WantedTerms wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(key, cancellationToken);
        if (await reader.NewestAsync(key, cancellationToken) is not { Plan: { } plan } newest)
            return new PlanOutcome(PlanStatus.UnknownPlan, null);
        var now = clock.GetUtcNow();
        var version = VersionOf(plan.Id, newest.Version + 1, wanted, now);
        if (version.Terms == newest.Terms && version.CreditNanos == newest.CreditNanos
            && version.RolloverMaxNanos == newest.RolloverMaxNanos && version.TrialDays == newest.TrialDays)
        {
            return new PlanOutcome(PlanStatus.Done, await reader.ShowAsync(plan, cancellationToken));
        }

        if (newest.Version == PlanVersionRow.MaxVersions)
            return new PlanOutcome(PlanStatus.TooManyVersions, null);
        context.PlanVersions.Add(version);
        audit.Add(
            http, AuditActions.PlanVersionCreated, AuditSubject.Plan(key), PlanResponse.Of(newest, plan),
            PlanResponse.Of(version, plan));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlanOutcome(PlanStatus.Done, await reader.ShowAsync(plan, cancellationToken)) { IsNew = true };
    }

    /// <summary>Changes what is given of a plan. Where nothing changes, nothing is stored.</summary>
    public async Task<PlanOutcome> ChangeAsync(
        HttpContext http, string key, PlanChangeRequest wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(key, cancellationToken);
        if (await context.Plans.SingleOrDefaultAsync(row => row.Key == key, cancellationToken) is not { } plan)
            return new PlanOutcome(PlanStatus.UnknownPlan, null);
        var before = await reader.ShowAsync(plan, cancellationToken);
        if (wanted.IsDefault is true && !plan.IsDefault)
            await ClearDefaultAsync(plan.Currency, cancellationToken);
        plan.Name = wanted.Name ?? plan.Name;
        plan.IsDefault = wanted.IsDefault ?? plan.IsDefault;
        if (wanted.IsRetired is { } isRetired)
            plan.RetiredAt = isRetired ? plan.RetiredAt ?? clock.GetUtcNow() : null;
        if (!context.ChangeTracker.HasChanges())
            return new PlanOutcome(PlanStatus.Done, before);

        var after = before with { Name = plan.Name, IsDefault = plan.IsDefault, RetiredAt = plan.RetiredAt };
        audit.Add(http, AuditActions.PlanChanged, AuditSubject.Plan(key), Short(before), Short(after));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlanOutcome(PlanStatus.Done, await reader.ShowAsync(plan, cancellationToken));
    }

    private Task<int> LockAsync(string key, CancellationToken cancellationToken) =>
        context.Plans.Where(row => row.Key == key).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Name, row => row.Name), cancellationToken);

    private Task<int> ClearDefaultAsync(string currency, CancellationToken cancellationToken) =>
        context.Plans.Where(row => row.Currency == currency && row.IsDefault).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.IsDefault, false), cancellationToken);

    private static object Short(AdminPlanResponse plan) => new { plan.Name, plan.IsDefault, plan.RetiredAt };

    private static PlanVersionRow VersionOf(Guid plan, int number, WantedTerms wanted, DateTimeOffset now)
    {
        var (fee, minimum) = (AmountParts.Of(wanted.FeeNanos), AmountParts.Of(wanted.MinimumNanos));
        var (credit, rollover) = (AmountParts.Of(wanted.CreditNanos), AmountParts.Of(wanted.RolloverNanos));
        return new PlanVersionRow
        {
            Id = Guid.CreateVersion7(now),
            PlanId = plan,
            Version = number,
            FeeUnits = fee.Units,
            FeeFraction = fee.Nanos,
            MinimumUnits = minimum.Units,
            MinimumFraction = minimum.Nanos,
            CreditUnits = credit.Units,
            CreditFraction = credit.Nanos,
            RolloverMaxUnits = rollover.Units,
            RolloverMaxFraction = rollover.Nanos,
            TrialDays = wanted.TrialDays,
            CreatedAt = now,
        };
    }
}

internal sealed record PlanOutcome(PlanStatus Status, AdminPlanResponse? Plan)
{
    public bool IsNew { get; init; }
}
