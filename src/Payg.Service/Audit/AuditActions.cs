using System.Reflection;
using Payg.Billing.Keys;
using Payg.Storage.Catalog;

namespace Payg.Service.Audit;

/// <summary>
/// What can be done that is noted. The words are for good: the log keeps them, and the API document lists them. Each
/// says whether its entries have something personal in them, which is erased with the customer.
/// </summary>
internal static class AuditActions
{
    [Impersonal]
    public const string MeterCreated = "meter.created";

    [Impersonal]
    public const string MeterChanged = UnitChange.Action;

    [Impersonal]
    public const string MeterRetired = "meter.retired";

    [Impersonal]
    public const string MeterUnretired = "meter.unretired";

    [Impersonal]
    public const string PriceCreated = "price.created";

    [Impersonal]
    public const string PriceWithdrawn = "price.withdrawn";

    [Personal]
    public const string CustomerCreated = "customer.created";

    [Personal]
    public const string CustomerChanged = "customer.changed";

    [Personal]
    public const string CustomerInvited = "customer.invited";

    /// <summary>What was known about the person behind a customer was erased.</summary>
    [Impersonal]
    public const string CustomerErased = "customer.erased";

    [Impersonal]
    public const string CustomerDisabled = "customer.disabled";

    [Impersonal]
    public const string CustomerEnabled = "customer.enabled";

    [Impersonal]
    public const string PasswordReset = "customer.password_reset";

    [Impersonal]
    public const string TokensRevoked = "customer.tokens_revoked";

    [Personal]
    public const string TokenRevoked = "customer.token_revoked";

    [Impersonal]
    public const string RoleGranted = "customer.role_granted";

    [Impersonal]
    public const string RoleRemoved = "customer.role_removed";

    [Personal]
    public const string BudgetCreated = "budget.created";

    [Personal]
    public const string BudgetChanged = "budget.changed";

    [Personal]
    public const string BudgetDeleted = "budget.deleted";

    [Impersonal]
    public const string BalanceAlertsSet = "balance_alerts.set";

    [Impersonal]
    public const string InvoiceFinalized = "invoice.finalized";

    [Impersonal]
    public const string InvoiceCredited = "invoice.credited";

    [Impersonal]
    public const string InvoicePaid = "invoice.paid";

    /// <summary>An invoice was marked as one that nobody expects to be paid.</summary>
    [Impersonal]
    public const string InvoiceUncollectible = "invoice.uncollectible";

    [Impersonal]
    public const string PlanCreated = "plan.created";

    [Impersonal]
    public const string PlanVersionCreated = "plan.version_created";

    [Impersonal]
    public const string PlanChanged = "plan.changed";

    [Impersonal]
    public const string SubscriptionChanged = "subscription.changed";

    [Impersonal]
    public const string SubscriptionCancelled = "subscription.cancelled";

    /// <summary>A customer began to buy credit, or to pay an invoice.</summary>
    [Impersonal]
    public const string PaymentCreated = "payment.created";

    [Impersonal]
    public const string PaymentRecorded = "payment.recorded";

    [Impersonal]
    public const string PaymentRefunded = "payment.refunded";

    /// <summary>The provider could not pay a payment, or a part of it, back.</summary>
    [Impersonal]
    public const string PaymentRefundFailed = "payment.refund_failed";

    [Personal]
    public const string PaymentMethodAdded = "payment_method.added";

    [Personal]
    public const string PaymentMethodRemoved = "payment_method.removed";

    [Impersonal]
    public const string AutoTopUpSet = "auto_top_up.set";

    [Personal]
    public const string BillingDetailsSet = "billing_details.set";

    [Impersonal]
    public const string LimitSet = "customer.limit_set";

    [Impersonal]
    public const string LimitRemoved = "customer.limit_removed";

    [Impersonal]
    public const string UsageCharged = "rejected_usage.charged";

    [Impersonal]
    public const string UsageWrittenOff = "rejected_usage.written_off";

    [Impersonal]
    public const string TimeZoneChanged = "customer.time_zone_changed";

    [Impersonal]
    public const string CurrencyChanged = "customer.currency_changed";

    [Impersonal]
    public const string CreditGranted = "customer.credit_granted";

    [Impersonal]
    public const string CreditVoided = "customer.credit_voided";

    [Impersonal]
    public const string RecurringCreditStarted = "customer.recurring_credit_started";

    [Impersonal]
    public const string RecurringCreditEnded = "customer.recurring_credit_ended";

    /// <summary>When a customer pays, or how much they may owe, was changed.</summary>
    [Impersonal]
    public const string BillingChanged = "customer.billing_changed";

    [Impersonal]
    public const string UsageAdjusted = "customer.usage_adjusted";

    [Impersonal]
    public const string JournalAbandoned = "journal.abandoned";

    [Impersonal]
    public const string WebhookCreated = "webhook.created";

    [Impersonal]
    public const string WebhookChanged = "webhook.changed";

    [Impersonal]
    public const string WebhookDeleted = "webhook.deleted";

    /// <summary>An endpoint answered 410 Gone or accepted nothing for days, and receives no events any more.</summary>
    [Impersonal]
    public const string WebhookDisabled = "webhook.disabled";

    [Impersonal]
    public const string WebhookSecretRotated = "webhook.secret_rotated";

    [Impersonal]
    public const string WebhookTested = "webhook.tested";

    [Impersonal]
    public const string WebhookReplayed = "webhook.replayed";

    [Personal]
    public const string LoginSucceeded = "login.succeeded";

    /// <summary>Log-ins failed; the entry has their number.</summary>
    [Personal]
    public const string LoginFailed = "login.failed";

    [Personal]
    public const string LoginLockedOut = "login.locked_out";

    [Personal]
    public const string LoginNewDevice = "login.new_device";

    /// <summary>The user of a disabled customer tried to log in; how often is counted.</summary>
    [Impersonal]
    public const string LoginDisabled = "login.disabled";

    /// <summary>A password was right and the code of the authenticator app was not; how often is counted.</summary>
    [Impersonal]
    public const string LoginTotpFailed = "login.totp_failed";

    [Impersonal]
    public const string RecoveryCodeUsed = "login.recovery_code_used";

    [Personal]
    public const string SessionRevoked = "session.revoked";

    /// <summary>A user entered their password again.</summary>
    [Impersonal]
    public const string Reauthenticated = "session.reauthenticated";

    [Impersonal]
    public const string TotpEnabled = "totp.enabled";

    [Impersonal]
    public const string TotpDisabled = "totp.disabled";

    [Impersonal]
    public const string RecoveryCodesRenewed = "totp.recovery_codes_renewed";

    [Impersonal]
    public const string TotpRemoved = "customer.totp_removed";

    [Impersonal]
    public const string Logout = "logout";

    [Impersonal]
    public const string LogoutAll = "logout_all";

    [Impersonal]
    public const string PasswordChanged = "password.changed";

    [Personal]
    public const string EmailSet = "email.set";

    [Personal]
    public const string EmailVerified = "email.verified";

    [Personal]
    public const string EmailRemoved = "email.removed";

    [Personal]
    public const string PasswordForgotten = "password.forgotten";

    [Personal]
    public const string PasswordResetByMail = "password.reset_by_mail";

    [Personal]
    public const string KeyCreated = KeyActions.Created;

    [Personal]
    public const string KeyRenamed = KeyActions.Renamed;

    [Personal]
    public const string KeyRotated = KeyActions.Rotated;

    [Personal]
    public const string KeyRevoked = KeyActions.Revoked;

    /// <summary>All of them, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } = Where(_ => true);

    /// <summary>Those whose entries have names, addresses or devices in them.</summary>
    public static IReadOnlyList<string> Personal { get; } =
        Where(field => field.IsDefined(typeof(PersonalAttribute), inherit: false));

    /// <summary>Log-ins, attempts, and ends of sessions: there are far more of them than of changes.</summary>
    public static IReadOnlyList<string> SignIns { get; } =
    [
        .. All.Where(action => action.StartsWith("login.", StringComparison.Ordinal)
            || action.StartsWith("session.", StringComparison.Ordinal)
            || action is Logout or LogoutAll or PasswordForgotten),
    ];

    private static string[] Where(Func<FieldInfo, bool> condition) =>
    [
        .. typeof(AuditActions).GetFields()
            .Where(field => field.IsLiteral && condition(field))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal),
    ];
}
