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
    /// <summary>A meter was made by an administrator.</summary>
    [Impersonal]
    public const string MeterCreated = "meter.created";

    /// <summary>A meter's unit or charged statuses were changed.</summary>
    [Impersonal]
    public const string MeterChanged = UnitChange.Action;

    /// <summary>A meter was taken off the price list.</summary>
    [Impersonal]
    public const string MeterRetired = "meter.retired";

    /// <summary>A retired meter was put back on the price list.</summary>
    [Impersonal]
    public const string MeterUnretired = "meter.unretired";

    /// <summary>A price was set.</summary>
    [Impersonal]
    public const string PriceCreated = "price.created";

    /// <summary>A price that was not yet in force was taken back.</summary>
    [Impersonal]
    public const string PriceWithdrawn = "price.withdrawn";

    /// <summary>A customer was created by an administrator.</summary>
    [Personal]
    public const string CustomerCreated = "customer.created";

    /// <summary>A customer's details were changed by an administrator.</summary>
    [Personal]
    public const string CustomerChanged = "customer.changed";

    /// <summary>An invitation to sign up as a customer's user was created.</summary>
    [Personal]
    public const string CustomerInvited = "customer.invited";

    /// <summary>What was known about the person behind a customer was erased.</summary>
    [Impersonal]
    public const string CustomerErased = "customer.erased";

    /// <summary>A customer's tokens are refused from now on.</summary>
    [Impersonal]
    public const string CustomerDisabled = "customer.disabled";

    /// <summary>A customer's tokens are accepted again.</summary>
    [Impersonal]
    public const string CustomerEnabled = "customer.enabled";

    /// <summary>A customer's user was given a new password.</summary>
    [Impersonal]
    public const string PasswordReset = "customer.password_reset";

    /// <summary>All tokens of a customer were ended.</summary>
    [Impersonal]
    public const string TokensRevoked = "customer.tokens_revoked";

    /// <summary>One token of a customer was ended by an administrator.</summary>
    [Personal]
    public const string TokenRevoked = "customer.token_revoked";

    /// <summary>A customer's user was made an administrator.</summary>
    [Impersonal]
    public const string RoleGranted = "customer.role_granted";

    /// <summary>A customer's user is an administrator no more.</summary>
    [Impersonal]
    public const string RoleRemoved = "customer.role_removed";

    /// <summary>A budget was created.</summary>
    [Personal]
    public const string BudgetCreated = "budget.created";

    /// <summary>A budget was changed.</summary>
    [Personal]
    public const string BudgetChanged = "budget.changed";

    /// <summary>A budget was deleted.</summary>
    [Personal]
    public const string BudgetDeleted = "budget.deleted";

    /// <summary>The balances below which a customer is notified were set.</summary>
    [Impersonal]
    public const string BalanceAlertsSet = "balance_alerts.set";

    /// <summary>An invoice became final.</summary>
    [Impersonal]
    public const string InvoiceFinalized = "invoice.finalized";

    /// <summary>A credit note took back an invoice or a part of it.</summary>
    [Impersonal]
    public const string InvoiceCredited = "invoice.credited";

    /// <summary>An invoice was marked as paid.</summary>
    [Impersonal]
    public const string InvoicePaid = "invoice.paid";

    /// <summary>An invoice was marked as one that nobody expects to be paid.</summary>
    [Impersonal]
    public const string InvoiceUncollectible = "invoice.uncollectible";

    /// <summary>A plan was created.</summary>
    [Impersonal]
    public const string PlanCreated = "plan.created";

    /// <summary>A version of a plan was created.</summary>
    [Impersonal]
    public const string PlanVersionCreated = "plan.version_created";

    /// <summary>A plan's name, or who can subscribe to it, was changed.</summary>
    [Impersonal]
    public const string PlanChanged = "plan.changed";

    /// <summary>A customer subscribed to a plan, or changed plans.</summary>
    [Impersonal]
    public const string SubscriptionChanged = "subscription.changed";

    /// <summary>A customer's plan was cancelled.</summary>
    [Impersonal]
    public const string SubscriptionCancelled = "subscription.cancelled";

    /// <summary>A customer began to buy credit, or to pay an invoice.</summary>
    [Impersonal]
    public const string PaymentCreated = "payment.created";

    /// <summary>A payment that an operator received was recorded.</summary>
    [Impersonal]
    public const string PaymentRecorded = "payment.recorded";

    /// <summary>A payment, or a part of it, was paid back.</summary>
    [Impersonal]
    public const string PaymentRefunded = "payment.refunded";

    /// <summary>The provider could not pay a payment, or a part of it, back.</summary>
    [Impersonal]
    public const string PaymentRefundFailed = "payment.refund_failed";

    /// <summary>A customer saved a card.</summary>
    [Personal]
    public const string PaymentMethodAdded = "payment_method.added";

    /// <summary>A customer removed a card.</summary>
    [Personal]
    public const string PaymentMethodRemoved = "payment_method.removed";

    /// <summary>When credit is bought by itself was set.</summary>
    [Impersonal]
    public const string AutoTopUpSet = "auto_top_up.set";

    /// <summary>Who a customer is on invoices was set.</summary>
    [Personal]
    public const string BillingDetailsSet = "billing_details.set";

    /// <summary>A customer's calls of a meter were limited, or the limit was changed.</summary>
    [Impersonal]
    public const string LimitSet = "customer.limit_set";

    /// <summary>A customer's calls of a meter are limited no more.</summary>
    [Impersonal]
    public const string LimitRemoved = "customer.limit_removed";

    /// <summary>Usage that had been rejected was charged.</summary>
    [Impersonal]
    public const string UsageCharged = "rejected_usage.charged";

    /// <summary>Usage that had been rejected was written off: it is never charged.</summary>
    [Impersonal]
    public const string UsageWrittenOff = "rejected_usage.written_off";

    /// <summary>A customer's time zone changes from the next billing period on, or a change was taken back.</summary>
    [Impersonal]
    public const string TimeZoneChanged = "customer.time_zone_changed";

    /// <summary>What a customer is charged in was changed.</summary>
    [Impersonal]
    public const string CurrencyChanged = "customer.currency_changed";

    /// <summary>A customer was granted credit.</summary>
    [Impersonal]
    public const string CreditGranted = "customer.credit_granted";

    /// <summary>What was left of a customer's credit was voided.</summary>
    [Impersonal]
    public const string CreditVoided = "customer.credit_voided";

    /// <summary>A customer is granted credit in each billing period.</summary>
    [Impersonal]
    public const string RecurringCreditStarted = "customer.recurring_credit_started";

    /// <summary>A customer is granted credit in no other billing period.</summary>
    [Impersonal]
    public const string RecurringCreditEnded = "customer.recurring_credit_ended";

    /// <summary>When a customer pays, or how much they may owe, was changed.</summary>
    [Impersonal]
    public const string BillingChanged = "customer.billing_changed";

    /// <summary>What a customer is charged was corrected by an operator.</summary>
    [Impersonal]
    public const string UsageAdjusted = "customer.usage_adjusted";

    /// <summary>A journal whose disk is lost was closed by an operator.</summary>
    [Impersonal]
    public const string JournalAbandoned = "journal.abandoned";

    /// <summary>An endpoint that receives events was created.</summary>
    [Impersonal]
    public const string WebhookCreated = "webhook.created";

    /// <summary>An endpoint that receives events was changed.</summary>
    [Impersonal]
    public const string WebhookChanged = "webhook.changed";

    /// <summary>An endpoint that receives events was deleted.</summary>
    [Impersonal]
    public const string WebhookDeleted = "webhook.deleted";

    /// <summary>An endpoint answered 410 Gone or accepted nothing for days, and receives no events any more.</summary>
    [Impersonal]
    public const string WebhookDisabled = "webhook.disabled";

    /// <summary>An endpoint got a new secret.</summary>
    [Impersonal]
    public const string WebhookSecretRotated = "webhook.secret_rotated";

    /// <summary>A test event was sent to an endpoint.</summary>
    [Impersonal]
    public const string WebhookTested = "webhook.tested";

    /// <summary>Events were sent to an endpoint again.</summary>
    [Impersonal]
    public const string WebhookReplayed = "webhook.replayed";

    /// <summary>A user logged in.</summary>
    [Personal]
    public const string LoginSucceeded = "login.succeeded";

    /// <summary>Log-ins failed; the entry has their number.</summary>
    [Personal]
    public const string LoginFailed = "login.failed";

    /// <summary>Log-ins failed so often that the account is locked for a while.</summary>
    [Personal]
    public const string LoginLockedOut = "login.locked_out";

    /// <summary>A user logged in from a device that they had not used before.</summary>
    [Personal]
    public const string LoginNewDevice = "login.new_device";

    /// <summary>The user of a disabled customer tried to log in; how often is counted.</summary>
    [Impersonal]
    public const string LoginDisabled = "login.disabled";

    /// <summary>A password was right and the code of the authenticator app was not; how often is counted.</summary>
    [Impersonal]
    public const string LoginTotpFailed = "login.totp_failed";

    /// <summary>A user logged in with a recovery code, which is used up.</summary>
    [Impersonal]
    public const string RecoveryCodeUsed = "login.recovery_code_used";

    /// <summary>A user ended one of their sessions.</summary>
    [Personal]
    public const string SessionRevoked = "session.revoked";

    /// <summary>A user entered their password again.</summary>
    [Impersonal]
    public const string Reauthenticated = "session.reauthenticated";

    /// <summary>A user set up an authenticator app.</summary>
    [Impersonal]
    public const string TotpEnabled = "totp.enabled";

    /// <summary>A user removed their authenticator app.</summary>
    [Impersonal]
    public const string TotpDisabled = "totp.disabled";

    /// <summary>A user replaced their recovery codes.</summary>
    [Impersonal]
    public const string RecoveryCodesRenewed = "totp.recovery_codes_renewed";

    /// <summary>An administrator removed the authenticator app of a customer's user.</summary>
    [Impersonal]
    public const string TotpRemoved = "customer.totp_removed";

    /// <summary>A user logged out.</summary>
    [Impersonal]
    public const string Logout = "logout";

    /// <summary>A user logged out everywhere.</summary>
    [Impersonal]
    public const string LogoutAll = "logout_all";

    /// <summary>A user changed their password.</summary>
    [Impersonal]
    public const string PasswordChanged = "password.changed";

    /// <summary>A user gave an e-mail address.</summary>
    [Personal]
    public const string EmailSet = "email.set";

    /// <summary>A user opened the link that was sent to their e-mail address.</summary>
    [Personal]
    public const string EmailVerified = "email.verified";

    /// <summary>A user removed their e-mail address.</summary>
    [Personal]
    public const string EmailRemoved = "email.removed";

    /// <summary>A new password was asked for by e-mail.</summary>
    [Personal]
    public const string PasswordForgotten = "password.forgotten";

    /// <summary>A user set a new password by a link in an e-mail.</summary>
    [Personal]
    public const string PasswordResetByMail = "password.reset_by_mail";

    /// <summary>A customer made an API key.</summary>
    [Personal]
    public const string KeyCreated = KeyActions.Created;

    /// <summary>A customer renamed an API key.</summary>
    [Personal]
    public const string KeyRenamed = KeyActions.Renamed;

    /// <summary>A customer gave an API key a new secret.</summary>
    [Personal]
    public const string KeyRotated = KeyActions.Rotated;

    /// <summary>A customer revoked an API key.</summary>
    [Personal]
    public const string KeyRevoked = KeyActions.Revoked;

    /// <summary>All of them, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } = Where(_ => true);

    /// <summary>Those whose entries have names, addresses or devices in them.</summary>
    public static IReadOnlyList<string> Personal { get; } =
        Where(field => field.IsDefined(typeof(PersonalAttribute), inherit: false));

    /// <summary>
    /// Those that are sign-ins: log-ins, attempts, and ends of sessions. There are far more of them than of changes.
    /// </summary>
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
