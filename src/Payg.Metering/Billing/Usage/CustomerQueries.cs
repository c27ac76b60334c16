using Microsoft.EntityFrameworkCore;
using Payg.Storage;

namespace Payg.Metering.Billing.Usage;

/// <summary>What several readers ask about a customer.</summary>
internal static class CustomerQueries
{
    /// <summary>The time zone whose months are the customer's billing periods.</summary>
    public static async Task<TimeZoneInfo> TimeZoneOfAsync(
        this PaygContext context, Guid customer, CancellationToken cancellationToken)
    {
        var name = await context.Customers
            .Where(row => row.Id == customer)
            .Select(row => row.TimeZone)
            .SingleAsync(cancellationToken);
        return TimeZoneInfo.FindSystemTimeZoneById(name);
    }
}
