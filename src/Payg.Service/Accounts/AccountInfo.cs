using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Payg.Core.Amounts;
using Payg.Metering.Authenticate;
using Payg.Metering.Flush;
using Payg.Storage.Catalog;
using Payg.Storage.Model;

namespace Payg.Service.Accounts;

internal static class AccountInfo
{
    public static async Task<Ok<InfoResponse>> GetAsync(
        Caller caller, UsageFlush flush, PaygContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        await flush.FlushAsync(cancellationToken);

        var id = caller.Credential.Customer.Value;
        var customer = await context.Customers.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(row => new { row.TotalCostUnits, row.TotalCostFraction })
            .SingleAsync(cancellationToken);
        var calendar = await context.CalendarOfAsync(id, cancellationToken);
        var month = calendar.MonthOf(clock.GetUtcNow()).Number;
        var lines = await context.UsageLines.AsNoTracking()
            .Where(line => line.CustomerId == id && line.Month == month)
            .ToListAsync(cancellationToken);
        var money = await context.UsageAdjustments.AsNoTracking()
            .Where(row => row.CustomerId == id && row.Month == month && row.Quantity == null)
            .ToListAsync(cancellationToken);

        return TypedResults.Ok(new InfoResponse(
            id,
            caller.Credential.Username,
            ExactNumber(lines.Sum(line => line.CostNanos) + money.Sum(row => row.CostNanos)),
            ExactNumber(AmountParts.Join(customer.TotalCostUnits, customer.TotalCostFraction))));
    }

    /// <summary>
    /// A number that JSON writes with exactly the digits of the amount: a decimal holds 28, which any amount that the
    /// database stores fits.
    /// </summary>
    private static decimal ExactNumber(Int128 nanos) =>
        decimal.Parse(Money.FormatNanos(nanos), CultureInfo.InvariantCulture);
}
