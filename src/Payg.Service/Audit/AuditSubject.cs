using System.Globalization;

namespace Payg.Service.Audit;

internal readonly record struct AuditSubject(string Kind, string Id)
{
    public const string CustomerKind = "customer";

    public const string MeterKind = "meter";

    public const string JournalKind = "journal";

    public const string WebhookKind = "webhook";

    public const string InvoiceKind = "invoice";

    public const string PlanKind = "plan";

    public static AuditSubject Meter(int id) => new(MeterKind, id.ToString(CultureInfo.InvariantCulture));

    public static AuditSubject Price(int id) => new("price", id.ToString(CultureInfo.InvariantCulture));

    public static AuditSubject Customer(Guid id) => new(CustomerKind, id.ToString());

    public static AuditSubject RejectedUsage(long id) =>
        new("rejected_usage", id.ToString(CultureInfo.InvariantCulture));

    public static AuditSubject Journal(Guid id) => new(JournalKind, id.ToString());

    public static AuditSubject Webhook(Guid id) => new(WebhookKind, id.ToString());

    public static AuditSubject Invoice(Guid id) => new(InvoiceKind, id.ToString());

    public static AuditSubject Plan(string key) => new(PlanKind, key);

    public static AuditSubject Payment(Guid id) => new("payment", id.ToString());

    /// <summary>Nobody who is known, such as whose name was typed at a log-in that failed.</summary>
    public static AuditSubject Unknown => new(CustomerKind, "unknown");
}
