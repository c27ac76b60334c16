using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model;
using Payg.Storage.Model.Usage;
using Payg.Storage.Series;

namespace Payg.Service.Admin.Ledger;

/// <summary>Usage that was answered, cannot be charged, and waits for an operator.</summary>
/// <param name="Rows">How many rows the list of rejected usage has.</param>
/// <param name="Records">How many records they are.</param>
/// <param name="Quantity">The sum of their quantities, whatever they count.</param>
internal sealed record OpenRejections(long Rows, long Records, Int128 Quantity)
{
    public static async Task<OpenRejections> ReadAsync(PaygContext context, CancellationToken cancellationToken)
    {
        var sum = await context.RejectedUsage.Where(row => row.State == RejectedUsageState.Open)
            .GroupBy(_ => 1)
            .Select(rows => new
            {
                Rows = rows.LongCount(),
                Records = rows.Sum(row => row.Records),
                Parts = rows.Sum(row => row.Quantity / QuantitySum.Part),
                Rests = rows.Sum(row => row.Quantity % QuantitySum.Part),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return sum is null
            ? new OpenRejections(0, 0, 0)
            : new OpenRejections(sum.Rows, sum.Records, QuantitySum.Join(sum.Parts, sum.Rests));
    }
}
