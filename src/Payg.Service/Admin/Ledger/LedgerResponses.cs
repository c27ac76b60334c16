using System.ComponentModel;
using System.Globalization;
using Payg.Core.Usage;
using Payg.Storage.Model;

namespace Payg.Service.Admin.Ledger;

/// <summary>Something that is stored and is not what it should be.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="Month">The billing period of a line.</param>
/// <param name="Meter">The meter's number.</param>
/// <param name="Price">The price's number.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Expected">What should be.</param>
internal sealed record LedgerDifference(
    [property: Description("line_cost: not the rate of the line's quantity. no_price, no_customer: a line has none. "
        + "customer_total: not the sum of the lines. hours_quantity, hours_cost: by how much the hours of a meter "
        + "exceed its lines")]
    string Kind,
    [property: Description("The customer's id")] Guid Customer,
    [property: Description("The billing period of a line, as yyyy-MM; else null")] string? Month,
    [property: Description("The meter's number; null for a total")] int? Meter,
    [property: Description("The price's number, of a line; else null")] int? Price,
    [property: Description("What is stored: nanos of money, or units")] string Stored,
    [property: Description("What it should be; null where that cannot be told")] string? Expected)
{
    /// <summary>The cost of a line that is not what it should be.</summary>
    public static LedgerDifference OfLine(string kind, UsageLineRow line, long? expected) => new(
        kind, line.CustomerId, BillingMonth.FromNumber(line.Month).ToString(), line.MeterId, line.PriceId,
        line.CostNanos.ToString(CultureInfo.InvariantCulture), expected?.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What computing everything once more has shown.</summary>
/// <param name="Customers">Customers that were looked at.</param>
/// <param name="Lines">Usage lines that were looked at.</param>
/// <param name="Differences">How many differences there are.</param>
/// <param name="Data">The first of them.</param>
internal sealed record LedgerReportResponse(
    [property: Description("Customers that were looked at")] long Customers,
    [property: Description("Usage lines that were looked at")] long Lines,
    [property: Description("How many differences there are: 0 when all is well")] long Differences,
    [property: Description("The first thousand of them")] IReadOnlyList<LedgerDifference> Data);
