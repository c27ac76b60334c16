using Microsoft.EntityFrameworkCore;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Model.Audit;
using Payg.Storage.Model.Budgets;
using Payg.Storage.Model.Credits;
using Payg.Storage.Model.Customers;
using Payg.Storage.Model.Invoices;
using Payg.Storage.Model.Journals;
using Payg.Storage.Model.Meters;
using Payg.Storage.Model.Notifications;
using Payg.Storage.Model.Payments;
using Payg.Storage.Model.Plans;
using Payg.Storage.Model.Sums;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Model;

/// <summary>
/// The EF Core model, one for both databases. Names in the database are snake_case. The tables that the flush writes
/// lead with the customer id in their primary key.
/// </summary>
public abstract class PaygContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The longest user name, in characters.</summary>
    public const int MaxUserNameLength = 150;

    /// <summary>The longest form of a user name that is compared, in characters.</summary>
    public const int MaxNameSkeletonLength = 8 * MaxUserNameLength;

    /// <summary>The longest name of an action, a kind or a key in the audit log, in characters.</summary>
    public const int MaxAuditWord = 100;

    /// <summary>The longest address, in characters.</summary>
    public const int MaxAddressLength = 64;

    /// <summary>The collation that compares text by its bytes, whatever the database's own is.</summary>
    public abstract string OrdinalCollation { get; }

    /// <summary>Customers.</summary>
    public DbSet<CustomerRow> Customers => Set<CustomerRow>();

    /// <summary>Users.</summary>
    public DbSet<UserRow> Users => Set<UserRow>();

    /// <summary>Invitations to sign up as the user of a customer.</summary>
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    /// <summary>Which users may act for which customers.</summary>
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    /// <summary>Session tokens and API keys.</summary>
    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    /// <summary>What usage remembers of API keys.</summary>
    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    /// <summary>Meters.</summary>
    public DbSet<MeterRow> Meters => Set<MeterRow>();

    /// <summary>Prices.</summary>
    public DbSet<PriceRow> Prices => Set<PriceRow>();

    /// <summary>How many calls a minute customers may make.</summary>
    public DbSet<RateLimitRow> RateLimits => Set<RateLimitRow>();

    /// <summary>Usage lines.</summary>
    public DbSet<UsageLineRow> UsageLines => Set<UsageLineRow>();

    /// <summary>The dimensions that usage had.</summary>
    public DbSet<DimensionSetRow> DimensionSets => Set<DimensionSetRow>();

    /// <summary>Usage by the quarter of an hour.</summary>
    public DbSet<UsageQuarterRow> UsageQuarters => Set<UsageQuarterRow>();

    /// <summary>Usage of all customers by the hour.</summary>
    public DbSet<HourSumRow> HourSums => Set<HourSumRow>();

    /// <summary>Usage of all customers by the billing period.</summary>
    public DbSet<MonthSumRow> MonthSums => Set<MonthSumRow>();

    /// <summary>What customers are charged for billing periods.</summary>
    public DbSet<CustomerMonthRow> CustomerMonths => Set<CustomerMonthRow>();

    /// <summary>How many calls were not charged, by day, meter and why.</summary>
    public DbSet<CallOutcomeRow> CallOutcomes => Set<CallOutcomeRow>();

    /// <summary>Test calls by the quarter of an hour.</summary>
    public DbSet<TestQuarterRow> TestQuarters => Set<TestQuarterRow>();

    /// <summary>Sums of usage that is no longer kept by quarters of an hour.</summary>
    public DbSet<DroppedUsageRow> DroppedUsage => Set<DroppedUsageRow>();

    /// <summary>From when on usage is kept by quarters of an hour.</summary>
    public DbSet<UsageRetentionRow> UsageRetention => Set<UsageRetentionRow>();

    /// <summary>Corrections that operators made.</summary>
    public DbSet<UsageAdjustmentRow> UsageAdjustments => Set<UsageAdjustmentRow>();

    /// <summary>Credits that customers were granted.</summary>
    public DbSet<CreditGrantRow> CreditGrants => Set<CreditGrantRow>();

    /// <summary>What happened to credits.</summary>
    public DbSet<CreditEntryRow> CreditEntries => Set<CreditEntryRow>();

    /// <summary>Credits that are granted in each billing period.</summary>
    public DbSet<RecurringCreditRow> RecurringCredits => Set<RecurringCreditRow>();

    /// <summary>The journals that usage came from.</summary>
    public DbSet<JournalRow> Journals => Set<JournalRow>();

    /// <summary>Units that journals may admit calls for.</summary>
    public DbSet<LeaseRow> Leases => Set<LeaseRow>();

    /// <summary>Bounds on what customers spend.</summary>
    public DbSet<BudgetRow> Budgets => Set<BudgetRow>();

    /// <summary>What was spent in the windows of budgets.</summary>
    public DbSet<BudgetWindowRow> BudgetWindows => Set<BudgetWindowRow>();

    /// <summary>What customers and operators are to be notified of.</summary>
    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    /// <summary>Alerts of which deliveries are still to be made.</summary>
    public DbSet<QueuedAlertRow> QueuedAlerts => Set<QueuedAlertRow>();

    /// <summary>Where the operator's systems receive events.</summary>
    public DbSet<WebhookEndpointRow> WebhookEndpoints => Set<WebhookEndpointRow>();

    /// <summary>What is sent, by webhook and by e-mail.</summary>
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    /// <summary>Attempts to send events to endpoints.</summary>
    public DbSet<DeliveryAttemptRow> DeliveryAttempts => Set<DeliveryAttemptRow>();

    /// <summary>Links that were sent by e-mail.</summary>
    public DbSet<MailLinkRow> MailLinks => Set<MailLinkRow>();

    /// <summary>Addresses that want no alerts by e-mail.</summary>
    public DbSet<MailOptOutRow> MailOptOuts => Set<MailOptOutRow>();

    /// <summary>Invoices and credit notes.</summary>
    public DbSet<InvoiceRow> Invoices => Set<InvoiceRow>();

    /// <summary>The lines of final invoices.</summary>
    public DbSet<InvoiceLineRow> InvoiceLines => Set<InvoiceLineRow>();

    /// <summary>Files that were made of invoices.</summary>
    public DbSet<InvoiceDocumentRow> InvoiceDocuments => Set<InvoiceDocumentRow>();

    /// <summary>The last number of each series of invoices.</summary>
    public DbSet<InvoiceSeriesRow> InvoiceSeries => Set<InvoiceSeriesRow>();

    /// <summary>The billing periods that invoices are made of.</summary>
    public DbSet<InvoiceMonthRow> InvoiceMonths => Set<InvoiceMonthRow>();

    /// <summary>Who customers are on invoices.</summary>
    public DbSet<BillingDetailsRow> BillingDetails => Set<BillingDetailsRow>();

    /// <summary>How customers' invoices are taxed.</summary>
    public DbSet<CustomerTaxRow> CustomerTaxes => Set<CustomerTaxRow>();

    /// <summary>Plans.</summary>
    public DbSet<PlanRow> Plans => Set<PlanRow>();

    /// <summary>What plans charge and include.</summary>
    public DbSet<PlanVersionRow> PlanVersions => Set<PlanVersionRow>();

    /// <summary>Which plans customers have, had and will have.</summary>
    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    /// <summary>Answers to requests that came with a key.</summary>
    public DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();

    /// <summary>What customers pay.</summary>
    public DbSet<PaymentRow> Payments => Set<PaymentRow>();

    /// <summary>What goes back of payments.</summary>
    public DbSet<PaymentRefundRow> PaymentRefunds => Set<PaymentRefundRow>();

    /// <summary>Who customers are at the provider of payments, and when they buy credit.</summary>
    public DbSet<PaymentAccountRow> PaymentAccounts => Set<PaymentAccountRow>();

    /// <summary>The cards that customers saved.</summary>
    public DbSet<PaymentMethodRow> PaymentMethods => Set<PaymentMethodRow>();

    /// <summary>Events of the provider that were processed.</summary>
    public DbSet<PaymentEventRow> PaymentEvents => Set<PaymentEventRow>();

    /// <summary>What the provider is asked about after its events.</summary>
    public DbSet<PaymentCheckRow> PaymentChecks => Set<PaymentCheckRow>();

    /// <summary>Changes of customers' time zones.</summary>
    public DbSet<CustomerZoneRow> CustomerZones => Set<CustomerZoneRow>();

    /// <summary>Whose tokens must be looked up again.</summary>
    public DbSet<AccessChangeRow> AccessChanges => Set<AccessChangeRow>();

    /// <summary>From where it was done.</summary>
    public DbSet<AuditAddressRow> AuditAddresses => Set<AuditAddressRow>();

    /// <summary>Usage that cannot be charged.</summary>
    public DbSet<RejectedUsageRow> RejectedUsage => Set<RejectedUsageRow>();

    /// <summary>Runs of the ledger's verification.</summary>
    public DbSet<LedgerRunRow> LedgerRuns => Set<LedgerRunRow>();

    /// <summary>Codes that replace a code of an authenticator app.</summary>
    public DbSet<RecoveryCodeRow> RecoveryCodes => Set<RecoveryCodeRow>();

    /// <summary>How often it was tried to log in as a user.</summary>
    public DbSet<SignInAttemptsRow> SignInAttempts => Set<SignInAttemptsRow>();

    /// <summary>What users should know about their accounts.</summary>
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    /// <summary>Keys that all nodes share, where they share a database.</summary>
    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    /// <summary>The text in capitals, in a query: SQLite changes the letters a to z only.</summary>
    /// <exception cref="NotSupportedException">It is called outside a query.</exception>
    public static string Upper(string text) => throw new NotSupportedException("This is for queries.");

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(() => Upper(default!)).HasName("upper").IsBuiltIn();
        AccountModel.Configure(modelBuilder);
        NotificationModel.Configure(modelBuilder);
        MeterModel.Configure(modelBuilder);
        UsageModel.Configure(modelBuilder);
        SumModel.Configure(modelBuilder);
        CreditModel.Configure(modelBuilder);
        BudgetModel.Configure(modelBuilder);
        JournalModel.Configure(modelBuilder);
        InvoiceModel.Configure(modelBuilder);
        PlanModel.Configure(modelBuilder);
        PaymentModel.Configure(modelBuilder);
        IdempotencyModel.Configure(modelBuilder);
        AuditModel.Configure(modelBuilder);
    }
}
