using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>One row of an export.</summary>
/// <param name="Period">
/// The month, as yyyy-MM, or the start of the quarter-hour or hour of UTC, RFC 3339 in UTC.
/// </param>
/// <param name="Price">The price's number; null: it is an adjustment in money.</param>
/// <param name="Quantity">How many units: of a month those that are charged, else those that were metered.</param>
/// <param name="Cost">What they cost, a decimal number.</param>
internal record ExportedUsage(
    Guid Customer,
    string CustomerName,
    string Period,
    string Meter,
    string Method,
    string Unit,
    int? Price,
    long Quantity,
    string Cost,
    string Currency) : IExportedRow
{
    public static string Head => "customer,customer_name,period,meter,method,unit,price,quantity,cost,currency";

    public virtual string ToCsv() => Csv.Line(
        Customer, CustomerName, Period, Meter, Method, Unit, Price, Quantity, Cost, Currency);
}
