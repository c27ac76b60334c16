using System.ComponentModel;
using System.Globalization;
using Payg.Core.Usage;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Ledger;

/// <summary>Something that is stored and is not what it should be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Customer">The customer's id.</param>
/// <param name="Month">The billing period of a line, as yyyy-MM; else null.</param>
/// <param name="Meter">The meter's number; null for a total.</param>
/// <param name="Price">The price's number, of a line; else null.</param>
/// <param name="Stored">What is stored: nanos of money, or units.</param>
/// <param name="Expected">What it should be; null where that cannot be told.</param>
internal sealed record LedgerDifference(
    [property: Description("line_cost: not the rate of the line's quantity. no_price, no_customer: a line has none. "
        + "customer_total: not the sum of the lines. hours_quantity, hours_cost: by how much the hours of a meter "
        + "exceed its lines")]
    string Kind,
    Guid Customer,
    string? Month,
    int? Meter,
    int? Price,
    string Stored,
    string? Expected)
{
    /// <summary>The cost of a line that is not what it should be.</summary>
    public static LedgerDifference OfLine(string kind, UsageLineRow line, Int128? expected) => new(
        kind, line.CustomerId, BillingMonth.FromNumber(line.Month).ToString(), line.MeterId, line.PriceId,
        line.CostNanos.ToString(CultureInfo.InvariantCulture), expected?.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What computing everything once more has shown.</summary>
/// <param name="Customers">Customers that were looked at.</param>
/// <param name="Lines">Usage lines that were looked at.</param>
/// <param name="Differences">How many differences there are: 0 when all is well.</param>
/// <param name="Data">The first thousand of them.</param>
internal sealed record LedgerReportResponse(
    long Customers,
    long Lines,
    long Differences,
    IReadOnlyList<LedgerDifference> Data);
