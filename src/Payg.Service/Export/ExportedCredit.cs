using System.Text.Json;
using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>A credit in an export. Instants are RFC 3339 in UTC, amounts decimal numbers.</summary>
/// <param name="Customer">The customer's id.</param>
/// <param name="CustomerName">The customer's name; empty where there is no such customer.</param>
/// <param name="Credit">The credit's id.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Amount">What was granted.</param>
/// <param name="Remaining">What is left of it.</param>
/// <param name="Currency">The currency of both.</param>
/// <param name="Priority">Lower is used first.</param>
/// <param name="EffectiveAt">From when on it pays for usage.</param>
/// <param name="ExpiresAt">Until when; null: without end.</param>
/// <param name="Meters">The keys of its meters, with a blank between them; null: all.</param>
/// <param name="Reference">What it was granted for.</param>
/// <param name="RecurringCredit">The recurring credit that it is a period of; null: of none.</param>
/// <param name="IsRollover">Whether it carried over from the period before.</param>
/// <param name="CreatedAt">When it was granted.</param>
/// <param name="VoidedAt">When it was voided; null: it was not.</param>
internal sealed record ExportedCredit(
    Guid Customer,
    string CustomerName,
    Guid Credit,
    string Kind,
    string Amount,
    string Remaining,
    string Currency,
    int Priority,
    string EffectiveAt,
    string? ExpiresAt,
    string? Meters,
    string? Reference,
    Guid? RecurringCredit,
    bool IsRollover,
    string CreatedAt,
    string? VoidedAt) : IExportedRow
{
    /// <inheritdoc/>
    public static string Head => "customer,customer_name,credit,kind,amount,remaining,currency,priority,effective_at,"
        + "expires_at,meters,reference,recurring_credit,is_rollover,created_at,voided_at";

    /// <inheritdoc/>
    public string ToCsv() => Csv.Line(
        Customer, CustomerName, Credit, Kind, Amount, Remaining, Currency, Priority, EffectiveAt, ExpiresAt, Meters,
        Reference, RecurringCredit, IsRollover ? "true" : "false", CreatedAt, VoidedAt);
}

/// <summary>Something that happened to a credit, in an export.</summary>
/// <param name="Customer">The customer's id.</param>
/// <param name="CustomerName">The customer's name; empty where there is no such customer.</param>
/// <param name="Seq">The entry's number: 1, 2, 3 and so on for each customer.</param>
/// <param name="At">When it was recorded; of usage, the hour.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Amount">How much.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Credit">The credit's id.</param>
/// <param name="Month">The billing period of the usage; null: not of usage.</param>
/// <param name="Meter">The key of the meter of the usage; null: not of usage.</param>
/// <param name="Price">The number of the usage's price; null: not of usage.</param>
/// <param name="Reference">What it was for.</param>
internal sealed record ExportedCreditEntry(
    Guid Customer,
    string CustomerName,
    long Seq,
    string At,
    string Kind,
    string Amount,
    string Currency,
    Guid Credit,
    string? Month,
    string? Meter,
    int? Price,
    string? Reference) : IExportedRow
{
    /// <inheritdoc/>
    public static string Head =>
        "customer,customer_name,seq,at,kind,amount,currency,credit,month,meter,price,reference";

    /// <inheritdoc/>
    public string ToCsv() => Csv.Line(
        Customer, CustomerName, Seq, At, Kind, Amount, Currency, Credit, Month, Meter, Price, Reference);
}

/// <summary>An alert in an export.</summary>
/// <param name="Customer">The customer's id.</param>
/// <param name="CustomerName">The customer's name; empty where there is no such customer.</param>
/// <param name="Id">The alert's number.</param>
/// <param name="CreatedAt">When it was stored.</param>
/// <param name="Type">What happened.</param>
/// <param name="Data">What is known about it.</param>
internal sealed record ExportedAlert(
    Guid Customer, string CustomerName, long Id, string CreatedAt, string Type, JsonElement Data) : IExportedRow
{
    /// <inheritdoc/>
    public static string Head => "customer,customer_name,id,created_at,type,data";

    /// <inheritdoc/>
    public string ToCsv() => Csv.Line(Customer, CustomerName, Id, CreatedAt, Type, Data.GetRawText());
}
