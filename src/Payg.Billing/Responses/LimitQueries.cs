using Microsoft.EntityFrameworkCore;
using Payg.Http.Lists;
using Payg.Storage.Model;

namespace Payg.Billing.Responses;

/// <summary>Reads the limits that customers and operators are shown.</summary>
public static class LimitQueries
{
    /// <summary>A page of a customer's limits, in the order of the meters' numbers.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">Whose limits.</param>
    /// <param name="page">Which page, by the meter's number.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Page<LimitResponse>> LimitsOfAsync(
        this PaygContext context, Guid customer, PageQuery<int> page, CancellationToken cancellationToken)
    {
        var after = page.After ?? 0;
        var rows = await (
            from limit in context.RateLimits
            join meter in context.Meters on limit.MeterId equals meter.Id
            where limit.CustomerId == customer && limit.MeterId > after
            orderby limit.MeterId
            select new LimitResponse(meter.Id, meter.Key, meter.Name, meter.Method, limit.CallsPerMinute))
            .Take(page.Take + 1)
            .ToListAsync(cancellationToken);
        return page.Of(rows, limit => limit.MeterId);
    }
}
