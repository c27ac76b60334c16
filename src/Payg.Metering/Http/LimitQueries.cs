using Microsoft.EntityFrameworkCore;
using Payg.Storage;

namespace Payg.Metering.Http;

/// <summary>Reads the limits that customers and operators are shown.</summary>
internal static class LimitQueries
{
    /// <summary>A page of a customer's limits, in the order of the meters' numbers.</summary>
    /// <param name="context">The database.</param>
    /// <param name="customer">Whose limits.</param>
    /// <param name="after">The last meter of the page before; 0: none.</param>
    /// <param name="take">The most entries on the page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Page<LimitResponse>> LimitsOfAsync(
        this PaygContext context, Guid customer, long after, int take, CancellationToken cancellationToken)
    {
        var rows = await (
            from limit in context.RateLimits
            join meter in context.Meters on limit.MeterId equals meter.Id
            where limit.CustomerId == customer && limit.MeterId > after
            orderby limit.MeterId
            select new LimitResponse(meter.Id, meter.Key, meter.Method, limit.CallsPerMinute))
            .Take(take + 1)
            .ToListAsync(cancellationToken);
        return Page.Of(rows, take, limit => limit.MeterId);
    }
}
