using System.Globalization;

namespace Payg.Service.Audit;

/// <summary>What something was done to.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Id">Which one.</param>
internal readonly record struct AuditSubject(string Kind, string Id)
{
    /// <summary>A meter.</summary>
    public static AuditSubject Meter(int id) => new("meter", id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A price.</summary>
    public static AuditSubject Price(int id) => new("price", id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A customer, with their user.</summary>
    public static AuditSubject Customer(Guid id) => new("customer", id.ToString());

    /// <summary>Usage that could not be charged.</summary>
    public static AuditSubject RejectedUsage(long id) =>
        new("rejected_usage", id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A journal.</summary>
    public static AuditSubject Journal(Guid id) => new("journal", id.ToString());

    /// <summary>An endpoint that receives events.</summary>
    public static AuditSubject Webhook(Guid id) => new("webhook", id.ToString());

    /// <summary>An invoice or a credit note.</summary>
    public static AuditSubject Invoice(Guid id) => new("invoice", id.ToString());

    /// <summary>A plan.</summary>
    public static AuditSubject Plan(string key) => new("plan", key);

    /// <summary>A payment.</summary>
    public static AuditSubject Payment(Guid id) => new("payment", id.ToString());

    /// <summary>Nobody who is known, such as whose name was typed at a log-in that failed.</summary>
    public static AuditSubject Unknown => new("customer", "unknown");
}
