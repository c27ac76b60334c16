using System.Globalization;

namespace Payg.Service.Audit;

/// <summary>What something was done to.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Id">Which one.</param>
internal readonly record struct AuditSubject(string Kind, string Id)
{
    /// <summary>The kind of customers.</summary>
    public const string CustomerKind = "customer";

    /// <summary>The kind of meters.</summary>
    public const string MeterKind = "meter";

    /// <summary>The kind of journals.</summary>
    public const string JournalKind = "journal";

    /// <summary>The kind of endpoints that receive events.</summary>
    public const string WebhookKind = "webhook";

    /// <summary>The kind of invoices and credit notes.</summary>
    public const string InvoiceKind = "invoice";

    /// <summary>The kind of plans.</summary>
    public const string PlanKind = "plan";

    /// <summary>The kind of API keys, which only a customer's own users change.</summary>
    public const string KeyKind = "key";

    /// <summary>A meter.</summary>
    public static AuditSubject Meter(int id) => new(MeterKind, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A price.</summary>
    public static AuditSubject Price(int id) => new("price", id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A customer, with their user.</summary>
    public static AuditSubject Customer(Guid id) => new(CustomerKind, id.ToString());

    /// <summary>Usage that could not be charged.</summary>
    public static AuditSubject RejectedUsage(long id) =>
        new("rejected_usage", id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A journal.</summary>
    public static AuditSubject Journal(Guid id) => new(JournalKind, id.ToString());

    /// <summary>An endpoint that receives events.</summary>
    public static AuditSubject Webhook(Guid id) => new(WebhookKind, id.ToString());

    /// <summary>An invoice or a credit note.</summary>
    public static AuditSubject Invoice(Guid id) => new(InvoiceKind, id.ToString());

    /// <summary>A plan.</summary>
    public static AuditSubject Plan(string key) => new(PlanKind, key);

    /// <summary>A payment.</summary>
    public static AuditSubject Payment(Guid id) => new("payment", id.ToString());

    /// <summary>Nobody who is known, such as whose name was typed at a log-in that failed.</summary>
    public static AuditSubject Unknown => new(CustomerKind, "unknown");
}
