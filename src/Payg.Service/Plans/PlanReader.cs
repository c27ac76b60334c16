using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Http.Lists;
using Payg.Storage.Model;
using Payg.Storage.Model.Plans;

namespace Payg.Service.Plans;

internal sealed class PlanReader(PaygContext context, TimeProvider clock)
{
    /// <summary>A page of the plans that customers of a currency can subscribe to, the oldest first.</summary>
    public async Task<Page<PlanResponse>> ListAsync(
        Currency currency, PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var rows = Newest().AsNoTracking().Include(row => row.Plan)
            .Where(row => row.Plan!.RetiredAt == null && row.Plan.Currency == currency.Code);
        if (page.After is { } last)
            rows = rows.Where(row => row.PlanId > last);
        var found = await rows.OrderBy(row => row.PlanId).Take(page.Take + 1).ToListAsync(cancellationToken);
        return page.Of(found, row => row.PlanId, row => PlanResponse.Of(row, row.Plan!));
    }

    public async Task<Page<AdminPlanResponse>> ListAllAsync(
        PageQuery<Guid> page, CancellationToken cancellationToken)
    {
        var rows = context.Plans.AsNoTracking();
        if (page.After is { } last)
            rows = rows.Where(row => row.Id > last);
        var found = await rows.OrderBy(row => row.Id).Take(page.Take + 1).ToListAsync(cancellationToken);
        var shown = await ShowAsync([.. found.Take(page.Take)], cancellationToken);
        return page.Of(found, row => row.Id, row => shown[row.Id]);
    }

    public async Task<AdminPlanResponse> ShowAsync(PlanRow plan, CancellationToken cancellationToken) =>
        (await ShowAsync([plan], cancellationToken))[plan.Id];

    /// <summary>The newest version of a plan, tracked with the plan by the context; null: unknown.</summary>
    public Task<PlanVersionRow?> NewestAsync(string key, CancellationToken cancellationToken) =>
        Newest().Include(row => row.Plan).SingleOrDefaultAsync(row => row.Plan!.Key == key, cancellationToken);

    private IQueryable<PlanVersionRow> Newest() => context.PlanVersions
        .Where(row => !context.PlanVersions.Any(other => other.PlanId == row.PlanId && other.Version > row.Version));

    private async Task<Dictionary<Guid, AdminPlanResponse>> ShowAsync(
        IReadOnlyList<PlanRow> plans, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = plans.Select(row => row.Id).ToList();
        var versions = (await context.PlanVersions.AsNoTracking().Where(row => ids.Contains(row.PlanId))
            .OrderByDescending(row => row.Version).ToListAsync(cancellationToken)).ToLookup(row => row.PlanId);
        var subscribers = await context.Subscriptions
            .Where(row => ids.Contains(row.PlanVersion!.PlanId) && row.StartsAt <= now
                && (row.EndsAt == null || row.EndsAt > now))
            .GroupBy(row => row.PlanVersionId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return plans.ToDictionary(row => row.Id, row =>
        {
            var shown = versions[row.Id].Select(version => new PlanVersionResponse(
                PlanResponse.Of(version, row), subscribers.GetValueOrDefault(version.Id))).ToList();
            return new AdminPlanResponse(
                row.Key, row.Name, row.Currency, row.IsDefault, row.RetiredAt, row.CreatedAt,
                shown.Sum(version => version.Subscribers), shown);
        });
    }
}
