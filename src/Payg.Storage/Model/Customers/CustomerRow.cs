using Payg.Core.Amounts;

namespace Payg.Storage.Model.Customers;

/// <summary>A customer: who is charged.</summary>
public sealed class CustomerRow
{
    /// <summary>The time zone of a customer who has not chosen one.</summary>
    public const string DefaultTimeZone = "UTC";

    /// <summary>The longest <see cref="BalanceAlerts"/>, in characters.</summary>
    public const int MaxBalanceAlertsLength = 200;

    /// <summary>The longest <see cref="Company"/>, in characters.</summary>
    public const int MaxCompanyLength = 200;

    /// <summary>The longest <see cref="Email"/>, in characters.</summary>
    public const int MaxEmailLength = 254;

    /// <summary>The longest <see cref="ExternalId"/>, in characters.</summary>
    public const int MaxExternalIdLength = 100;

    /// <summary>The longest <see cref="Notes"/>, in characters.</summary>
    public const int MaxNotesLength = 2000;

    /// <summary>The customer's id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>What to call the customer: the name of the user who registered.</summary>
    public required string Name { get; set; }

    /// <summary>
    /// The IANA name of the time zone whose calendar months are the first billing periods; changes are rows of their
    /// own (<see cref="CustomerZoneRow"/>).
    /// </summary>
    public string TimeZone { get; set; } = DefaultTimeZone;

    /// <summary>
    /// The ISO 4217 code of what the customer is charged in, chosen when the customer is made; empty: the service's,
    /// which is stored at its next start.
    /// </summary>
    public string Currency { get; set; } = "";

    /// <summary>The whole units of currency of the all-time spend, rounded down.</summary>
    public long TotalCostUnits { get; set; }

    /// <summary>The rest of the all-time spend, in nanos: 0 to 999,999,999.</summary>
    public int TotalCostFraction { get; set; }

    /// <summary>The magnitude of the all-time spend, as <see cref="Model.CostClass"/> computes it.</summary>
    public int CostClass { get; private set; }

    /// <summary>Whether the customer pays in advance.</summary>
    public BillingMode BillingMode { get; set; }

    /// <summary>
    /// The whole units of what the customer may owe beyond their credits, rounded down; null: without limit for who
    /// pays afterwards, and nothing for who pays in advance.
    /// </summary>
    public long? CreditLimitUnits { get; set; }

    /// <summary>The rest of what the customer may owe, in nanos.</summary>
    public int? CreditLimitFraction { get; set; }

    /// <summary>The whole units of the spend that credits have paid for, rounded down.</summary>
    public long CreditedUnits { get; set; }

    /// <summary>The rest of the spend that credits have paid for, in nanos.</summary>
    public int CreditedFraction { get; set; }

    /// <summary>The whole units of the spend that is settled in another way than by credits, rounded down.</summary>
    public long SettledUnits { get; set; }

    /// <summary>The rest of the spend that is settled in another way than by credits, in nanos.</summary>
    public int SettledFraction { get; set; }

    /// <summary>The whole units of what invoices ask for that were not paid, rounded down.</summary>
    public long UnpaidUnits { get; set; }

    /// <summary>The rest of what invoices ask for that were not paid, in nanos.</summary>
    public int UnpaidFraction { get; set; }

    /// <summary>The number of the last entry about the customer's credits; 0: none yet.</summary>
    public long CreditSeq { get; set; }

    /// <summary>
    /// Whether the customer ever had credits, a credit limit, or paid in advance: then a flush uses up credits.
    /// </summary>
    public bool HasCredit { get; set; }

    /// <summary>When the next period of a recurring credit begins; null: never.</summary>
    public DateTimeOffset? CreditDueAt { get; set; }

    /// <summary>Whether the customer has budgets: then a flush adds to what was spent of them.</summary>
    public bool HasBudgets { get; set; }

    /// <summary>
    /// The balances below which the customer is notified, falling, in their currency, with a blank between them.
    /// </summary>
    public string BalanceAlerts { get; set; } = "";

    /// <summary>How many of the balances in <see cref="BalanceAlerts"/> were reported and not exceeded since.</summary>
    public int BalanceAlerted { get; set; }

    /// <summary>The company that the customer is, or works for; null: not known.</summary>
    public string? Company { get; set; }

    /// <summary>Where the customer receives e-mail; null: not known.</summary>
    public string? Email { get; set; }

    /// <summary>What the customer is called in the operator's own systems. Unique; null: nothing.</summary>
    public string? ExternalId { get; set; }

    /// <summary>What operators note about the customer, who is not shown it; null: nothing.</summary>
    public string? Notes { get; set; }

    /// <summary>When the customer registered.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From this instant on the customer's tokens are refused; null: they are not.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>
    /// When what is known about the person was erased, for good; null: it was not. The customer stays disabled.
    /// </summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>
    /// Since when they are disabled because an invoice could not be charged, until it is settled; null: they are not,
    /// or an operator disabled them.
    /// </summary>
    public DateTimeOffset? DunnedAt { get; set; }

    /// <summary>
    /// When the customer was last disabled or enabled, or given another rate limit, which caches of tokens follow.
    /// </summary>
    public DateTimeOffset? AccessChangedAt { get; set; }

    /// <summary>The all-time spend, in nanos: the sum of the customer's usage lines.</summary>
    public Int128 TotalCostNanos => AmountParts.Join(TotalCostUnits, TotalCostFraction);

    /// <summary>What the customer may owe beyond their credits, in nanos; null: see its parts.</summary>
    public Int128? CreditLimitNanos => CreditLimitUnits is { } units
        ? AmountParts.Join(units, CreditLimitFraction ?? 0)
        : null;

    /// <summary>The spend that credits have paid for, in nanos.</summary>
    public Int128 CreditedNanos => AmountParts.Join(CreditedUnits, CreditedFraction);

    /// <summary>The spend that is settled in another way than by credits, in nanos.</summary>
    public Int128 SettledNanos => AmountParts.Join(SettledUnits, SettledFraction);

    /// <summary>What invoices ask for that were not paid, in nanos.</summary>
    public Int128 UnpaidNanos => AmountParts.Join(UnpaidUnits, UnpaidFraction);

    /// <summary>What is left of the credit limit beside unpaid invoices, in nanos; 0 without a limit.</summary>
    public Int128 LimitLeftNanos => LimitLeft(CreditLimitNanos ?? 0, UnpaidNanos);

    /// <summary>What the customer owes: the spend that nothing has paid for, in nanos.</summary>
    public Int128 OwedNanos => TotalCostNanos - CreditedNanos - SettledNanos;

    /// <summary>Whether calls need a lease, because what the customer may owe has a limit.</summary>
    public bool IsLimited => Limits(BillingMode, CreditLimitUnits);

    /// <summary>What is left of a credit limit beside unpaid invoices, in nanos: 0 or more.</summary>
    public static Int128 LimitLeft(Int128 limitNanos, Int128 unpaidNanos) => Int128.Max(0, limitNanos - unpaidNanos);

    /// <summary>Whether calls need a lease, by when the customer pays and the units of the credit limit.</summary>
    public static bool Limits(BillingMode mode, long? creditLimitUnits) =>
        mode is BillingMode.Prepaid || creditLimitUnits is not null;
}

/// <summary>When a customer pays.</summary>
public enum BillingMode : short
{
    /// <summary>Afterwards, by invoice.</summary>
    Postpaid = 0,

    /// <summary>In advance, by credits.</summary>
    Prepaid = 1,
}
