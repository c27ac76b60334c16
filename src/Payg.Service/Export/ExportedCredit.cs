using System.Text.Json;
using Payg.Service.Commands;

namespace Payg.Service.Export;

/// <summary>A credit in an export. Instants are RFC 3339 in UTC, amounts decimal numbers.</summary>
/// <param name="CustomerName">The customer's name; empty where there is no such customer.</param>
/// <param name="ExpiresAt">Until when; null: without end.</param>
/// <param name="Meters">The keys of its meters, with a blank between them; null: all.</param>
/// <param name="RecurringCredit">The recurring credit that it is a period of; null: of none.</param>
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
    public static string Head => "customer,customer_name,credit,kind,amount,remaining,currency,priority,effective_at,"
        + "expires_at,meters,reference,recurring_credit,is_rollover,created_at,voided_at";

    public string ToCsv() => Csv.Line(
        Customer, CustomerName, Credit, Kind, Amount, Remaining, Currency, Priority, EffectiveAt, ExpiresAt, Meters,
        Reference, RecurringCredit, IsRollover ? "true" : "false", CreatedAt, VoidedAt);
}

/// <summary>Something that happened to a credit, in an export.</summary>
/// <param name="Seq">The entry's number: 1, 2, 3 and so on for each customer.</param>
/// <param name="At">When it was recorded; of usage, the hour.</param>
/// <param name="Month">The billing period of the usage; null: not of usage.</param>
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
    public static string Head =>
        "customer,customer_name,seq,at,kind,amount,currency,credit,month,meter,price,reference";

    public string ToCsv() => Csv.Line(
        Customer, CustomerName, Seq, At, Kind, Amount, Currency, Credit, Month, Meter, Price, Reference);
}

/// <summary>An alert in an export.</summary>
internal sealed record ExportedAlert(
    Guid Customer, string CustomerName, long Id, string CreatedAt, string Type, JsonElement Data) : IExportedRow
{
    public static string Head => "customer,customer_name,id,created_at,type,data";

    public string ToCsv() => Csv.Line(Customer, CustomerName, Id, CreatedAt, Type, Data.GetRawText());
}
