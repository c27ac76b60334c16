using Payg.Storage.Budgets;

namespace Payg.Storage.Notifications;

/// <summary>What operators' systems are notified of: the alerts of customers, and what else happens.</summary>
public static class EventTypes
{
    /// <summary>A customer registered, or an operator created one.</summary>
    public const string CustomerCreated = "customer.created";

    /// <summary>An operator disabled a customer.</summary>
    public const string CustomerDisabled = "customer.disabled";

    /// <summary>An API key was created.</summary>
    public const string KeyCreated = "api_key.created";

    /// <summary>An API key was revoked.</summary>
    public const string KeyRevoked = "api_key.revoked";

    /// <summary>A price was set that takes effect now or later.</summary>
    public const string PriceScheduled = "price.scheduled";

    /// <summary>An invoice was finalized.</summary>
    public const string InvoiceFinalized = "invoice.finalized";

    /// <summary>An invoice was paid.</summary>
    public const string InvoicePaid = "invoice.paid";

    /// <summary>An invoice was not paid in time.</summary>
    public const string InvoiceOverdue = "invoice.overdue";

    /// <summary>A payment succeeded.</summary>
    public const string PaymentSucceeded = "payment.succeeded";

    /// <summary>A payment failed.</summary>
    public const string PaymentFailed = "payment.failed";

    /// <summary>A payment waits for the customer.</summary>
    public const string PaymentActionRequired = "payment.action_required";

    /// <summary>Money that was paid back did not reach the customer.</summary>
    public const string RefundFailed = "refund.failed";

    /// <summary>A customer subscribed to a plan, changed plans or cancelled theirs.</summary>
    public const string SubscriptionChanged = "subscription.changed";

    /// <summary>A webhook was disabled because it is gone or its deliveries failed for days.</summary>
    public const string WebhookDisabled = "webhook.disabled";

    /// <summary>Those that customers see among their alerts.</summary>
    public static IReadOnlyList<string> OfCustomers { get; } =
    [
        .. AlertTypes.All, InvoiceFinalized, InvoicePaid, InvoiceOverdue, PaymentSucceeded, PaymentFailed,
        PaymentActionRequired, RefundFailed, SubscriptionChanged,
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. OfCustomers, CustomerCreated, CustomerDisabled, KeyCreated, KeyRevoked, PriceScheduled, WebhookDisabled,
    ];
}
